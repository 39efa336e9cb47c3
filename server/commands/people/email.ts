/** How an e-mail address is kept and compared: one spelling for one account. Whether it receives mail is not known here. */
export function foldEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
