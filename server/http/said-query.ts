/**
 * What was said under a revision that no longer stands: replies and publications, with what in them the message in force does not carry, and what
 * was decided about them [RE6]. The furthest heard first; what is dealt with comes last. Reads and compares; decides nothing.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Remedy } from '@unisson/shared/domain/remedy';
import type { Because } from '@unisson/shared/domain/reply';
import { wasSaid } from '@unisson/shared/domain/remedy-rules';
import { approvedWords } from '@unisson/shared/domain/reply-text';
import type { Revision } from '@unisson/shared/domain/revision';
import { CONTROL } from '@unisson/shared/domain/room';
import { unsupportedClaims } from '@unisson/shared/text/drift';
import { reachOf } from '../ingest/rank.ts';
import type { Kind, Entities } from '@unisson/shared/domain/kinds';
import type { Query, Store, Where } from '../store/store.ts';

/** Read at once to be ordered by reach, which no dispatch carries; more than a team says between two revisions. */
const MOST = 2_000;
const SAID = ['sent', 'unknown', 'retracted', 'failed'] as const;

export interface Said {
  readonly dispatch: Dispatch;
  /** People the answered mention reached; null: a publication, heard by all who follow. */
  readonly reach: number | null;
  /** Whom it answers. */
  readonly to: string | null;
  readonly wrong: readonly Because[];
  readonly remedy: Remedy | null;
}

export async function listSaid(store: Store, room: string, limit: number): Promise<readonly Said[]> {
  const control = await store.get('control', room, CONTROL);
  if (!control) return [];
  const { inForce } = control;
  const sides: readonly Where[] = inForce === null ? [{ gte: 1 }] : [{ lt: inForce }, { gt: inForce }];
  const where = SAID.flatMap((state) => sides.map((revision) => ({ state, revision })));
  const [found, remedies, revision] = await Promise.all([
    Promise.all(where.map((each) => readAll(store, { kind: 'dispatch', room, where: each, by: 'createdAt' }))),
    readAll(store, { kind: 'remedy', room, where: { against: inForce ?? 0 }, by: 'at' }),
    inForce === null ? null : store.get('revision', room, String(inForce)),
  ]);
  const dispatches = found.flat();
  const ids = [...new Set(dispatches.flatMap(({ inReplyTo }) => (inReplyTo === null ? [] : [inReplyTo.mentionId])))];
  const mentions = new Map((await store.getMany('mention', room, ids)).map((mention) => [mention.id, mention]));
  const decided = new Map(remedies.map((remedy) => [remedy.dispatchId, remedy]));
  const open = dispatches.filter((dispatch) => wasSaid(dispatch) || (dispatch.state === 'retracted' && decided.has(dispatch.id)));
  const weighed = open.map((dispatch) =>
    weigh(dispatch, mentions.get(dispatch.inReplyTo?.mentionId ?? '') ?? null, decided.get(dispatch.id) ?? null),
  );
  // Claims are read only of what is shown: a long list costs no more than its page.
  const first = weighed.sort(byUrgency).slice(0, limit);
  return first.map(({ mention, ...row }) => ({ ...row, wrong: wrongOf(row.dispatch, mention, revision) }));
}

type Weighed = Omit<Said, 'wrong'> & { readonly mention: Mention | null };

function weigh(dispatch: Dispatch, mention: Mention | null, remedy: Remedy | null): Weighed {
  const reach = dispatch.inReplyTo === null ? null : mention ? reachOf(mention) : 0;
  return { dispatch, mention, reach, to: mention?.author.name ?? mention?.author.handle ?? null, remedy };
}

function byUrgency(a: Weighed, b: Weighed): number {
  return (
    Number(a.remedy !== null) - Number(b.remedy !== null) ||
    (b.reach ?? Infinity) - (a.reach ?? Infinity) || // NaN between two publications falls through
    (a.dispatch.createdAt < b.dispatch.createdAt ? 1 : -1)
  );
}

function wrongOf({ text, language }: Dispatch, mention: Mention | null, revision: Revision | null): readonly Because[] {
  return unsupportedClaims(text, language, [...(revision ? [approvedWords(revision, language)] : []), ...(mention ? [mention.text] : [])]);
}

async function readAll<K extends Kind>(
  store: Store,
  { kind, room, where, by }: { kind: K; room: string; where: Record<string, Where>; by: string },
): Promise<readonly Entities[K][]> {
  const all: Entities[K][] = [];
  let after: string | undefined;
  do {
    const query: Query = { scope: room, where, order: { by, desc: true }, limit: 500, ...(after === undefined ? {} : { after }) };
    const page = await store.list(kind, query);
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined && all.length < MOST);
  return all;
}
