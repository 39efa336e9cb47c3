/** Test support: a library with approved statements in a war room, made through the commands themselves or, where it is only scenery, at once. */
import type { Holding } from '@unisson/shared/domain/holding';
import { EMPTY_MESSAGE, type MessageContent } from '@unisson/shared/domain/message';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { sha256 } from '../message/sha256.ts';
import { AT, must, PEOPLE, value, type WarRoom } from '../message/testing/war-room.ts';
import { decideHolding } from './decide-holding.ts';
import { proposeHolding } from './propose-holding.ts';

export const CONTENT: MessageContent = { ...EMPTY_MESSAGE, texts: { fr: 'Nous vérifions et revenons vers vous à midi.' } };

type Person = (typeof PEOPLE)[keyof typeof PEOPLE];
export async function proposed(room: WarRoom, by: Person = PEOPLE.writer, content = CONTENT): Promise<Holding> {
  return value(await proposeHolding(room.deps, by, { room: room.id, name: 'Incident', content }));
}
export async function approved(room: WarRoom, by: Person = PEOPLE.writer, content = CONTENT): Promise<Holding> {
  const { id, hash } = await proposed(room, by, content);
  value(await decideHolding(room.deps, PEOPLE.legal2, { room: room.id, id, hash, verdict: 'approve' }));
  return value(await decideHolding(room.deps, PEOPLE.supervisor, { room: room.id, id, hash, verdict: 'approve' }));
}

/** In one commit, as an import would. */
export async function stocked({ store, id: room }: WarRoom, id = 'h1', text = 'Nous vérifions.'): Promise<Holding> {
  const content: MessageContent = { ...EMPTY_MESSAGE, texts: { fr: text } };
  const canonical = canonicalMessage(room, content);
  const entity: Holding = {
    ...{
      id,
      version: 1,
      name: 'Incident',
      content,
      canonical,
      hash: sha256(canonical),
      status: 'approved',
      authors: ['writer'],
      decisions: [],
    },
    ...{ createdBy: 'writer', createdAt: AT, approvedAt: AT, replaces: null, retired: null },
  };
  const audit = { actor: 'system', act: 'test', subject: { kind: 'holding' as const, id } };
  await must(store.commit({ scope: room, puts: [{ kind: 'holding', entity }], audit, at: AT }));
  return entity;
}
