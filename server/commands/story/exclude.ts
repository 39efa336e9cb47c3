/**
 * "Not about us" for all mentions that hold a term or belong to a story. A dry run says how many and shows some; done, it holds for what
 * comes in at once and for what is there in the background; undone, all of them are again what they were.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import type { Exclusion } from '@unisson/shared/domain/exclusion';
import type { Mention } from '@unisson/shared/domain/mention';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { excludedPage } from '../../ingest/excluded-page.ts';
import { topicFinder } from '../../ingest/topics.ts';
import { fold } from '../../ingest/fold.ts';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { survivorOf } from '../reply/load-reply.ts';

export interface Exclude {
  readonly room: string;
  readonly kind: Exclusion['kind'];
  readonly value: string;
}
/** `isWhole`: false where there were more than a dry run looks at. */
export interface DryRun {
  readonly count: number;
  readonly isWhole: boolean;
  readonly samples: readonly Mention[];
}

const MOST_SAMPLES = 10;
/** A dry run answers while somebody waits. */
const MOST_PAGES = 1_000;

/** A term must have a word in it, a story must be there; the story is named by its survivor. */
async function checked(deps: Deps, input: Exclude): Promise<Result<Exclude>> {
  if (input.kind === 'term') {
    const says = topicFinder([input.value]).find(fold(input.value), {}).length > 0;
    return says ? ok(input) : refuse({ code: 'malformed', detail: 'the term has no word in it' });
  }
  const story = await survivorOf(deps.store, input.room, input.value);
  return story ? ok({ ...input, value: story.id }) : refuse({ code: 'not-found', kind: 'story', id: input.value });
}

export async function tryExclusion(deps: Deps, actor: Actor, input: Exclude): Promise<Result<DryRun>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const exclude = await checked(deps, input);
  if (!exclude.ok) return exclude;
  const samples: Mention[] = [];
  let count = 0;
  let more = true;
  for (let pages = 0, after = 0; more && pages < MOST_PAGES; pages += 1) {
    const page = await excludedPage(deps.store, input.room, exclude.value, after);
    count += page.items.length;
    samples.push(...page.items.slice(0, MOST_SAMPLES - samples.length));
    ({ seq: after, more } = page);
  }
  return ok({ count, isWhole: !more, samples });
}

export async function addExclusion(deps: Deps, actor: Actor, input: Exclude): Promise<Result<Exclusion>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const exclude = await checked(deps, input);
    if (!exclude.ok) return exclude;
    const { kind, value } = exclude.value;
    const standing = await deps.store.list('exclusion', { scope: input.room, where: { state: 'standing' }, limit: 500 });
    const same = standing.items.find((one) => one.kind === kind && one.value === value);
    if (same) return ok({ batch: null, value: same });
    if (standing.items.length >= 500) return refuse({ code: 'too-large', limit: 500, unit: 'items' });
    const at = instant(deps.runtime);
    const entity: Exclusion = { id, version: 1, kind, value, state: 'standing', done: false, by: actor.userId, at, undone: null, seq: 0 };
    return ok({ batch: batchOf(deps, actor, { room: input.room, act: 'add-exclusion', entity }), value: entity });
  });
}

export async function undoExclusion(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<Exclusion>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const exclusion = await deps.store.get('exclusion', input.room, input.id);
    if (!exclusion) return refuse({ code: 'not-found', kind: 'exclusion', id: input.id });
    if (exclusion.state === 'undone') return ok({ batch: null, value: exclusion });
    const entity = next(exclusion, { state: 'undone', done: false, undone: { by: actor.userId, at: instant(deps.runtime) } });
    return ok({ batch: batchOf(deps, actor, { room: input.room, act: 'undo-exclusion', entity }), value: entity });
  });
}

function batchOf(deps: Deps, actor: Actor, { room, act, entity }: { room: string; act: string; entity: Exclusion }): Batch {
  return {
    scope: room,
    puts: [{ kind: 'exclusion', entity, stampSeq: true }],
    events: [{ type: 'room.changed', kind: 'exclusion', id: entity.id, version: entity.version }],
    audit: lineOf(actor, act, { kind: 'exclusion', id: entity.id }),
    at: instant(deps.runtime),
  };
}
