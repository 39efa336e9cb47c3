/** The audit line of an act about people or rooms: who, with which token, did what to which row. Holds ids only. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { NewAuditLine } from '../../audit/line.ts';

export function lineOf(actor: Actor, act: string, subject: NewAuditLine['subject']): NewAuditLine {
  return { actor: actor.userId, ...(actor.token ? { tokenId: actor.token.id } : {}), act, subject };
}
