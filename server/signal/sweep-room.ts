/**
 * What follows in the background when a room changes how it looks at its mentions: ranks and topics after new weights or terms, and what
 * is set aside or brought back by "not about us". One bounded batch a call; where it stands is stored, so that it goes on after a restart.
 */
import { next } from '@unisson/shared/domain/entity';
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import type { Mention } from '@unisson/shared/domain/mention';
import { moved } from '../ingest/counters.ts';
import { asidePage, excludedPage } from '../ingest/excluded-page.ts';
import { fold } from '../ingest/fold.ts';
import { lensOf, type Lens } from '../ingest/lens.ts';
import { rank } from '../ingest/rank.ts';
import { instant, type Runtime } from '../runtime/runtime.ts';
import { INSTALLATION, type Json, type Put, type Store } from '../store/store.ts';
import { rankStory } from './rank-story.ts';

export interface SweepDeps {
  readonly store: Store;
  readonly runtime: Runtime;
}

/** Rows read at a time: what a click may have to wait behind. */
const PAGE = 200;
/** What was on its way in when a rule was made has come by then. */
const SETTLES_MS = 10_000;

type Batch = Parameters<Store['commit']>[0];
interface Change {
  readonly before: Mention;
  readonly after: Mention;
}

/** @returns true while there is more to do. */
export async function sweepRoom(deps: SweepDeps, room: string): Promise<boolean> {
  return (await sweepExclusions(deps, room)) || (await sweepRanks(deps, room));
}

const spot = (room: string, what: string): string => `sweep:${room}:${what}`;
const textOf = (value: Json | undefined, field: string): string | null => {
  const found =
    value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>)[field] : null;
  return typeof found === 'string' ? found : null;
};

async function write(
  deps: SweepDeps,
  room: string,
  { act, changes, more }: { act: string; changes: readonly Change[]; more: Partial<Batch> },
): Promise<void> {
  const done = await deps.store.commit({
    ...more,
    scope: room,
    puts: [...changes.map(({ after }): Put => ({ kind: 'mention', entity: after })), ...(more.puts ?? [])],
    counters: changes.flatMap(({ before, after }) => moved(before, after)),
    events: [
      ...changes.map(({ after }) => ({ type: 'mention.changed' as const, kind: 'mention' as const, id: after.id, version: after.version })),
      ...(more.events ?? []),
    ],
    audit: { actor: 'system', act, subject: { kind: 'room', id: room } },
    at: instant(deps.runtime),
  });
  // somebody changed one of them meanwhile: the same page is read again next time
  void done;
}

/** One stretch of the oldest rule that has something to do. */
async function sweepExclusions(deps: SweepDeps, room: string): Promise<boolean> {
  const { items } = await deps.store.list('exclusion', { scope: room, where: { done: 0 }, order: { by: 'seq' }, limit: 500 });
  for (const exclusion of items) if (await sweepExclusion(deps, room, exclusion)) return true;
  return false;
}

async function sweepExclusion(deps: SweepDeps, room: string, exclusion: Exclusion): Promise<boolean> {
  const { kind, state } = exclusion;
  const key = spot(room, `${exclusion.id}:${state}`);
  // a story goes on growing, backwards too where others join it: its rule looks at all of it and is never through while it stands
  const isOpen = kind === 'story' && state === 'standing';
  const kept = isOpen ? null : await deps.store.read('position', key);
  const after = Number(textOf(kept?.value, 'seq') ?? 0);
  const page = state === 'standing' ? await excludedPage(deps.store, room, exclusion, after) : await asidePage(deps.store, room, after);
  const changes = page.items.flatMap((before) => changeOf(before, exclusion));
  const isSettled = deps.runtime.now().getTime() - Date.parse(exclusion.undone?.at ?? exclusion.at) >= SETTLES_MS;
  const isThrough = !page.more && isSettled && !isOpen;
  if (changes.length === 0 && !isThrough && (isOpen || page.seq === after)) return false;
  const puts: Put[] = isThrough ? [{ kind: 'exclusion', entity: next(exclusion, { done: true }) }] : [];
  const keep: Batch['keep'] = isThrough
    ? [{ op: 'remove', space: 'position', key }]
    : isOpen
      ? []
      : [{ op: 'put', space: 'position', key, value: { seq: String(page.seq) }, version: kept?.version ?? 0, expiresAt: null }];
  if (changes.length === 0 && puts.length === 0) await deps.store.keep(keep);
  else await write(deps, room, { act: 'sweep-exclusions', changes, more: { puts, keep } });
  return true;
}

/** What a person has said of one mention since outweighs a rule for many. */
function changeOf(before: Mention, { id, state }: Exclusion): Change[] {
  if (state === 'undone') {
    const { excluded } = before;
    if (before.status !== 'not-about-us' || excluded?.by !== id) return [];
    return [{ before, after: next(before, { status: excluded.was, statusReason: excluded.reason, excluded: null }) }];
  }
  if (before.status === 'not-about-us' || before.excluded?.by === id) return [];
  return [
    {
      before,
      after: next(before, {
        status: 'not-about-us',
        statusReason: null,
        excluded: { by: id, was: before.status, reason: before.statusReason },
      }),
    },
  ];
}

/** Ranks and topics of what was there before the room's weights and terms were what they are. */
async function sweepRanks(deps: SweepDeps, room: string): Promise<boolean> {
  const row = await deps.store.get('room', INSTALLATION, room);
  if (!row) return false;
  const looks = JSON.stringify([row.watch, row.ranking ?? null]);
  const key = spot(room, 'ranks');
  const kept = await deps.store.read('position', key);
  const isSame = textOf(kept?.value, 'looks') === looks;
  if (isSame && textOf(kept?.value, 'stage') === 'done') return false;
  const stage = (isSame && textOf(kept?.value, 'stage')) || 'mention';
  const after = (isSame && textOf(kept?.value, 'after')) || undefined;
  const lens = lensOf(row, [], new Map());
  const kind = stage === 'story' ? 'story' : 'mention';
  const from = { scope: room, order: { by: kind === 'story' ? 'id' : 'seq' }, limit: PAGE, ...(after === undefined ? {} : { after }) };
  const {
    changes,
    puts,
    next: on,
  } = kind === 'story' ? await storyPage(deps.store, from, lens) : await mentionPage(deps.store, from, lens);
  const to: Json = on === undefined ? { looks, stage: kind === 'story' ? 'done' : 'story' } : { looks, stage: kind, after: on };
  const keep: Batch['keep'] = [{ op: 'put', space: 'position', key, value: to, version: kept?.version ?? 0, expiresAt: null }];
  if (changes.length === 0 && puts.length === 0) await deps.store.keep(keep);
  else {
    const events = puts.map(({ entity }) => ({
      type: 'story.changed' as const,
      kind: 'story' as const,
      id: entity.id,
      version: entity.version,
    }));
    await write(deps, room, { act: 'rank-again', changes, more: { puts, events, keep } });
  }
  return true;
}

interface Ranked {
  readonly changes: readonly Change[];
  readonly puts: readonly Put[];
  readonly next?: string | undefined;
}
type From = Parameters<Store['list']>[1];

async function mentionPage(store: Store, from: From, lens: Lens): Promise<Ranked> {
  const page = await store.list('mention', from);
  const changes = page.items.flatMap((before): Change[] => {
    const folded = fold(before.text);
    const topics = lens.topics.find(folded, before.author);
    const after = next(before, { topics, rank: rank(before, { ...before, topics }, folded, lens.weights) });
    return same([before.rank, before.topics ?? []], [after.rank, topics]) ? [] : [{ before, after }];
  });
  return { changes, puts: [], next: page.next };
}

async function storyPage(store: Store, from: From, lens: Lens): Promise<Ranked> {
  const page = await store.list('story', { ...from, where: { redirect: null } });
  const puts = page.items.flatMap((before): Put[] => {
    const entity = next(before, { rank: rankStory(before, lens.weights.story) });
    return same(before.rank, entity.rank) ? [] : [{ kind: 'story', entity }];
  });
  return { changes: [], puts, next: page.next };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
