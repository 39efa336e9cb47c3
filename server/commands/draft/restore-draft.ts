/**
 * Puts the words of an earlier moment or of a frozen revision back into the draft: an edit inside the same document [CO1] by whoever restores
 * it. Whoever wrote those words comes back as an author with them [MS4], else a restart and a restore would wash a text of its writers. Words
 * that stay where they are keep their writer and their comments.
 */
import { SYSTEM, type Actor } from '@unisson/shared/domain/actor';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import { messageDoc, type MessageContent } from '@unisson/shared/domain/message';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { readMessage } from '@unisson/shared/text/message-content';
import { clientsGone } from '@unisson/shared/text/writers';
import * as Y from 'yjs';
import { instant } from '../../runtime/runtime.ts';
import type { Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadRevision } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { loadDraft } from './load-draft.ts';
import { draftAt } from './draft-at.ts';
import { DRAFT_BYTES, freshClientId, personEdit } from './person-edit.ts';
import { settleMessage } from './settle-message.ts';

export type RestoreFrom = { readonly revision: number } | { readonly position: number };
export interface RestoredDraft {
  readonly doc: string;
  /** False: the draft read so already. */
  readonly changed: boolean;
}
interface Past {
  readonly content: MessageContent;
  /** Whose words they are. */
  readonly writers: readonly UserId[];
}

export async function restoreDraft(
  deps: Deps,
  actor: Actor,
  input: { readonly room: string; readonly from: RestoreFrom },
): Promise<Result<RestoredDraft>> {
  const { room, from } = input;
  const name = messageDoc(room);
  return attempt<RestoredDraft>(deps, async () => {
    const refusal = refuseAct(actor, 'write');
    if (refusal) return refuse(refusal);
    const at: Instant = instant(deps.runtime);
    const [stored, bound] = await Promise.all([loadDraft(deps.store, name), deps.store.draftClients(name)]);
    const past =
      'revision' in from
        ? await frozen(deps.store, room, from.revision)
        : await earlier(deps.store, { name, now: stored.doc, bound }, from.position);
    if (!past.ok) return past;
    const owners = [...new Set([actor.userId, ...past.value.writers])];
    const keep = personEdit(stored, { name, user: actor.userId, owners, clientId: freshClientId(deps.runtime, bound), at }, (doc) =>
      settleMessage(doc, past.value.content),
    );
    stored.doc.destroy();
    if (keep === null) return refuse({ code: 'too-large', limit: DRAFT_BYTES, unit: 'bytes' });
    if (keep.length === 0) return ok({ batch: null, value: { doc: name, changed: false } });
    return ok({
      value: { doc: name, changed: true },
      batch: { scope: room, keep, audit: lineOf(actor, 'restore-draft', { kind: 'draft', id: name }), at },
    });
  });
}

/** What was once in force was approved by others than its authors: going back to it names nobody anew, as a restart from it would not. */
async function frozen(store: Store, room: string, n: number): Promise<Result<Past>> {
  const found = await loadRevision(store, room, n);
  if (!found.ok) return found;
  const { revision, review } = found.value;
  return ok({ content: revision, writers: review.inForceAt === null ? revision.authors : [] });
}

interface Present {
  readonly name: string;
  readonly now: Y.Doc;
  readonly bound: ReadonlyMap<number, UserId>;
}
async function earlier(store: Store, { name, now, bound }: Present, position: number): Promise<Result<Past>> {
  const doc = await draftAt(store, name, position);
  if (doc === null) return refuse({ code: 'not-found', kind: 'draft', id: String(position) });
  const content = readMessage(doc);
  // Words that stand in the draft now are not brought back: their writers are what they were.
  const gone = clientsGone(doc, now);
  doc.destroy();
  const typed = [...gone].flatMap((client) => bound.get(client) ?? []);
  const writers = [...typed, ...(await carriedBy(store, name, gone))].filter((user) => user !== SYSTEM.userId);
  return ok({ content, writers });
}

/**
 * Whose words these clients carried for others: what was put back once stands under the id of who put it back, and its entry alone still names
 * whoever wrote it. Without this a second restart and restore would wash what the first could not.
 */
async function carriedBy(store: Store, name: string, clients: ReadonlySet<number>): Promise<readonly UserId[]> {
  if (clients.size === 0) return [];
  const { entries } = await store.draft(name, 0);
  return entries
    .filter(({ owners, update }) => owners.length > 1 && [...Y.parseUpdateMeta(update).to.keys()].some((client) => clients.has(client)))
    .flatMap(({ owners }) => owners);
}
