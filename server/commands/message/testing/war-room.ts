/**
 * Test support: a room with its people, outlets and mentions on a real store, and hands to write in its drafts as an editor's connection
 * would. Everything goes through the store's two writes; nothing here decides.
 */
import * as Y from 'yjs';
import type { Actor, Role } from '@unisson/shared/domain/actor';
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { mayClaim } from '@unisson/shared/domain/dispatch-rules';
import { next } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import { messageDoc, replyDoc } from '@unisson/shared/domain/message';
import { CONTROL, DEFAULT_POLICY, type Control, type Policy } from '@unisson/shared/domain/room';
import type { Story } from '@unisson/shared/domain/story';
import type { Result } from '@unisson/shared/domain/result';
import { systemRuntime, type Runtime } from '../../../runtime/runtime.ts';
import { mention as mentionRow, story as storyRow } from '../../../store/contract/rows.ts';
import { INSTALLATION, type CommitResult, type Put, type Store } from '../../../store/store.ts';
import type { Deps } from '../../attempt.ts';
import type { HoldingDeps } from '../../holding/load-holding.ts';
import { checkTarget } from '../../dispatch/check-target.ts';
import { claimBatch, outletFor } from '../../dispatch/claim-batch.ts';
import { outcomeBatch } from '../../dispatch/outcome-batch.ts';
import { withState } from '../../dispatch/with-state.ts';
import { loadDraft } from '../../draft/load-draft.ts';
import { decideRevision } from '../decide-revision.ts';
import { freezeRevision } from '../freeze-revision.ts';

export const ROOM = 'r1';
export const AT = '2026-03-01T10:00:00.000Z';

const person = (userId: string, ...roles: Role[]): Actor => ({ userId, name: `Name of ${userId}`, roles, installationAdmin: false });
export const PEOPLE = {
  writer: person('writer', 'responder'),
  second: person('second', 'responder'),
  supervisor: person('supervisor', 'supervisor'),
  legal: person('legal', 'legal'),
  legal2: person('legal2', 'legal'),
  executive: person('executive', 'executive'),
  both: person('both', 'legal', 'supervisor'),
  owner: person('owner', 'channel-owner'),
  observer: person('observer', 'observer'),
  admin: person('admin', 'admin'),
} as const;
export type Who = keyof typeof PEOPLE;

export const CONTROL_ROW: Control = {
  ...{ id: CONTROL, version: 1, inForce: null, inForceSince: null, underReview: null, lastRevision: 0, authorsFrom: 0, hold: null },
  posture: { is: 'answer', until: null, tone: 'no-humour', reason: '', by: null },
};

/** @throws when the answer is a refusal: the test's set-up is wrong. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
export const refusalOf = <T>(result: Result<T>): unknown => (result.ok ? null : result.refusal);
export const codeOf = <T>(result: Result<T>): string | null => (result.ok ? null : result.refusal.code);

export async function must(commit: Promise<CommitResult>): Promise<CommitResult & { ok: true }> {
  const done = await commit;
  if (!done.ok) throw new Error(`conflict: ${done.conflict}`);
  return done;
}

/** Time moves only when a test moves it. */
export function clockAt(start: string): Runtime & { advance(ms: number): void } {
  let now = Date.parse(start);
  return { ...systemRuntime, now: () => new Date(now), advance: (ms) => void (now += ms) };
}

export interface WarRoom {
  readonly id: string;
  readonly deps: HoldingDeps;
  readonly store: Store;
  /** Who has the room open, or when they last had, epoch milliseconds; nobody was ever there at first. */
  readonly seen: Map<string, 'here' | number>;
  control(): Promise<Control>;
}

export async function openWarRoom(
  store: Store,
  { id = ROOM, runtime = systemRuntime, policy = DEFAULT_POLICY }: { id?: string; runtime?: Runtime; policy?: Policy } = {},
): Promise<WarRoom> {
  const channel = (name: string, manual = false) => ({ id: name, public: name === 'website', manual });
  const puts: Put[] = [
    {
      kind: 'room',
      scope: INSTALLATION,
      entity: {
        ...{
          id,
          version: 1,
          name: 'Room',
          languages: ['fr', 'en'],
          publicKey: id,
          signature: '{name}',
          limits: { undecidedMs: 600_000, awayMs: 900_000 },
          watch: [],
          createdAt: AT,
          policy,
        },
        channels: [channel('x'), channel('mastodon'), channel('website'), channel('phone', true)],
      },
    },
    { kind: 'control', entity: CONTROL_ROW },
    ...Object.values(PEOPLE).map((p): Put => ({ kind: 'member', entity: { id: p.userId, version: 1, roles: p.roles } })),
    ...['x', 'mastodon'].map((name): Put => ({
      kind: 'outlet',
      entity: { id: `out-${name}`, version: 1, kind: 'log', channel: name, name, config: {}, secret: null, active: true, createdAt: AT },
    })),
  ];
  await must(store.commit({ scope: id, puts, audit: { actor: 'admin', act: 'create-room', subject: { kind: 'room', id } }, at: AT }));
  const seen: WarRoom['seen'] = new Map();
  const lastSeenMs = (_room: string, userId: string): number | null => {
    const when = seen.get(userId) ?? null;
    return when === 'here' ? runtime.now().getTime() : when;
  };
  const presence = { isPresent: (_room: string, userId: string) => seen.get(userId) === 'here', lastSeenMs };
  return {
    id,
    seen,
    deps: { store, runtime, presence },
    store,
    control: async () => (await store.get('control', id, CONTROL)) ?? CONTROL_ROW,
  };
}

export function mention(id: string, patch: Partial<Mention> = {}): Mention {
  return mentionRow(id, {
    ...{ source: 'x', url: `https://x.test/${id}`, text: 'Vos guichets sont fermés, dossier 4512.', author: {}, language: 'fr' },
    ...{ publishedAt: AT, receivedAt: AT, score: { label: 'negative', value: -1, confidence: 1, because: [], by: null } },
    ...{ rank: { value: 1, because: [] }, storyKey: `k-${id}`, conversation: `c-${id}` },
    ...patch,
  });
}

export async function addMention(store: Store, entity: Mention, scope = ROOM): Promise<void> {
  await must(
    store.commit({
      scope,
      adds: [{ entity, counters: [{ name: `status:${entity.status}`, bucket: 0, delta: 1 }], otherwise: [] }],
      audit: { actor: 'system', act: 'ingest', subject: { kind: 'room', id: scope } },
      at: AT,
    }),
  );
}

export function story(id: string, first: string, patch: Partial<Story> = {}): Story {
  return storyRow(id, {
    ...{ redirect: null, count: 2, reach: 10, velocity: 2, negative: 1, rank: { value: 1, because: [] } },
    ...{ first: { mentionId: first, author: 'a', at: AT }, loudest: { mentionId: first, author: 'a', followers: 3 } },
    ...{ authors: 2, firstAt: AT, lastAt: AT },
    ...patch,
  });
}

export async function put(store: Store, ...puts: Put[]): Promise<void> {
  await must(store.commit({ scope: ROOM, puts, audit: { actor: 'system', act: 'test', subject: { kind: 'room', id: ROOM } }, at: AT }));
}

/** One person's edit of a stored document, appended as a connection would. */
export async function edit(store: Store, name: string, who: Who, change: (doc: Y.Doc) => void): Promise<void> {
  const { doc } = await loadDraft(store, name);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc), who);
  const done = await store.keep([
    { op: 'append', doc: name, entries: [{ update: Y.encodeStateAsUpdate(doc, before), user: who, owners: [who], at: AT }] },
  ]);
  doc.destroy();
  if (!done.ok) throw new Error(done.conflict);
}

const replace = (doc: Y.Doc, field: string, text: string): void => {
  const words = doc.getText(field);
  words.delete(0, words.length);
  words.insert(0, text);
};
export const writeCore = (store: Store, who: Who, text: string, language = 'fr', scope = ROOM): Promise<void> =>
  edit(store, messageDoc(scope), who, (doc) => replace(doc, `core:${language}`, text));
export const writeField = (store: Store, who: Who, field: string, text: string): Promise<void> =>
  edit(store, messageDoc(ROOM), who, (doc) => replace(doc, field, text));
export const writeOpening = (store: Store, who: Who, replyId: string, text: string): Promise<void> =>
  edit(store, replyDoc(replyId), who, (doc) => replace(doc, 'opening', text));

/** Freezes the draft and has it approved by legal and supervisor; answers its number and hash. */
export async function putInForce({ deps, id }: WarRoom): Promise<{ n: number; hash: string }> {
  const { n, hash } = value(await freezeRevision(deps, PEOPLE.writer, { room: id }));
  value(await decideRevision(deps, PEOPLE.legal, { room: id, n, hash, verdict: 'approve' }));
  value(await decideRevision(deps, PEOPLE.supervisor, { room: id, n, hash, verdict: 'approve' }));
  return { n, hash };
}

/** What a relay does to claim: one look, one commit; null when it may not, or somebody was quicker. */
export async function claim({ store, runtime }: Deps, id: string, scope = ROOM): Promise<Dispatch | null> {
  const at = runtime.now().toISOString();
  const [dispatch, control] = await Promise.all([store.get('dispatch', scope, id), store.get('control', scope, CONTROL)]);
  if (!dispatch || !control || mayClaim(dispatch, control, at)) return null;
  const outlet = await outletFor(store, scope, dispatch);
  if (!outlet) return null;
  const audit = { actor: 'system', act: 'claim-dispatch', subject: { kind: 'dispatch' as const, id } };
  const { claimed, batch } = await claimBatch(store, scope, {
    ...{ dispatch, control, outlet, lease: { server: 's1', until: at }, audit, at },
    target: await checkTarget(store, scope, dispatch),
  });
  return (await store.commit(batch)).ok ? claimed : null;
}

/** What a relay does with the answer it got. */
export async function record({ store, runtime }: Deps, id: string, state: 'sent' | 'failed' | 'unknown', scope = ROOM): Promise<boolean> {
  const at = runtime.now().toISOString();
  const before = await store.get('dispatch', scope, id);
  if (before?.state !== 'sending') return false;
  const after = next(before, { ...withState(before, state), lease: null, sentAt: state === 'sent' ? at : null });
  const audit = { actor: 'system', act: 'record-outcome', subject: { kind: 'dispatch' as const, id } };
  return (await store.commit(await outcomeBatch(store, scope, { before, after, audit, at }))).ok;
}
