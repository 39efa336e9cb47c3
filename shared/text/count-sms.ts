/**
 * How long a text message is: septets of the GSM alphabet, or UTF-16 units where one sign is not in it; and how many messages it is cut into by
 * the operator, which joins them again. Pure.
 */

/** The basic table of GSM 03.38, without the escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Behind an escape: two septets each. */
const EXTENDED = new Set('^{}\\[~]|€\f');

export interface SmsLength {
  readonly length: number;
  /** Of one message alone: 160 septets, or 70 units. */
  readonly limit: number;
}

/** "ê", "ç", typographic quotes and emoji are outside the alphabet: one of them makes all of it cost double. */
export function smsLength(text: string): SmsLength {
  let septets = 0;
  for (const sign of text) {
    if (BASIC.has(sign)) septets += 1;
    else if (EXTENDED.has(sign)) septets += 2;
    else return { length: text.length, limit: 70 };
  }
  return { length: septets, limit: 160 };
}
