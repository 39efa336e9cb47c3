/** A revision's number in an address. What cannot be one is simply not there. */
import { ok, refuse, type Result } from '@unisson/shared/domain/result';

export function revisionNumber(text: string): Result<number> {
  return /^[1-9]\d{0,8}$/.test(text) ? ok(Number(text)) : refuse({ code: 'not-found', kind: 'revision', id: text.slice(0, 50) });
}
