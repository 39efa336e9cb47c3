/**
 * Text for whoever has to approve it: signs that nobody sees, or that turn the order of others around, stand as their number. Approving them
 * unseen would be approving something else than was read. What joins letters and emoji, and the spaces of typography, stay as they are.
 */
import { escaped } from './escaped.ts';

const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** @returns HTML. */
export function visible(text: string): string {
  return escaped(text).replace(
    UNSEEN,
    (sign) => `<span class="sign">U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}</span>`,
  );
}
