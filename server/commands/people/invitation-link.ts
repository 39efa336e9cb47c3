/** The link that is sent to somebody invited. The secret stands behind `#`: browsers keep it to themselves. */
export function invitationLink(publicUrl: string, secret: string): string {
  return `${publicUrl}/invitation#${secret}`;
}
