/**
 * People's word on which mentions are one story: stories are put together, keys leave one, and either is taken back. Rows that lie over
 * the grouping and stay; the room's worker moves the stories within a second [ST1].
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Ruling } from '@unisson/shared/domain/ruling';
import type { Story } from '@unisson/shared/domain/story';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { survivorOf } from '../reply/load-reply.ts';

export const MOST_KEYS_A_SPLIT = 200;

type RulingAct = 'merge-stories' | 'split-story' | 'undo-ruling';

export async function mergeStories(
  deps: Deps,
  actor: Actor,
  input: { room: string; storyId: string; with: string },
): Promise<Result<Ruling>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const [one, other] = await Promise.all([
      survivorOf(deps.store, input.room, input.storyId),
      survivorOf(deps.store, input.room, input.with),
    ]);
    if (!one) return refuse({ code: 'not-found', kind: 'story', id: input.storyId });
    if (!other) return refuse({ code: 'not-found', kind: 'story', id: input.with });
    if (one.id === other.id) return refuse({ code: 'malformed', detail: 'it is one story already' });
    return ok(
      planOf(deps, actor, {
        room: input.room,
        act: 'merge-stories',
        ruling: newRuling(deps, actor, { id, act: 'merge', keys: [one.id, other.id], from: null }),
      }),
    );
  });
}

/** `keys`: ids of mentions of the story, or keys of its texts; all mentions of these texts leave together. */
export async function splitStory(
  deps: Deps,
  actor: Actor,
  input: { room: string; storyId: string; keys: readonly string[] },
): Promise<Result<Ruling>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  if (input.keys.length > MOST_KEYS_A_SPLIT) return refuse({ code: 'too-large', limit: MOST_KEYS_A_SPLIT, unit: 'items' });
  const id = deps.runtime.id();
  return attempt(deps, async () => {
    const story = await survivorOf(deps.store, input.room, input.storyId);
    if (!story) return refuse({ code: 'not-found', kind: 'story', id: input.storyId });
    const keys = await keysOf(deps, input.room, story, input.keys);
    if (!keys.ok) return keys;
    if (keys.value.length >= story.keys.length) return refuse({ code: 'malformed', detail: 'nothing would be left of the story' });
    return ok(
      planOf(deps, actor, {
        room: input.room,
        act: 'split-story',
        ruling: newRuling(deps, actor, { id, act: 'split', keys: keys.value, from: story.id }),
      }),
    );
  });
}

/** Asked twice it changes nothing. */
export async function undoRuling(deps: Deps, actor: Actor, input: { room: string; id: string }): Promise<Result<Ruling>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const ruling = await deps.store.get('ruling', input.room, input.id);
    if (!ruling) return refuse({ code: 'not-found', kind: 'ruling', id: input.id });
    if (ruling.undone) return ok({ batch: null, value: ruling });
    const undone = next(ruling, { undone: { by: actor.userId, at: instant(deps.runtime) } });
    return ok(planOf(deps, actor, { room: input.room, act: 'undo-ruling', ruling: undone }));
  });
}

async function keysOf(deps: Deps, room: string, story: Story, given: readonly string[]): Promise<Result<readonly string[]>> {
  const mentions = new Map((await deps.store.getMany('mention', room, given)).map((mention) => [mention.id, mention.storyKey]));
  const keys = [...new Set(given.map((one) => mentions.get(one) ?? one))].sort();
  const stranger = keys.find((key) => !story.keys.includes(key));
  return stranger === undefined && keys.length > 0
    ? ok(keys)
    : refuse({ code: 'not-found', kind: 'key', ...(stranger ? { id: stranger } : {}) });
}

function newRuling(deps: Deps, actor: Actor, made: Pick<Ruling, 'id' | 'act' | 'keys' | 'from'>): Ruling {
  return { ...made, version: 1, by: actor.userId, at: instant(deps.runtime), seq: 0, undone: null };
}

function planOf(deps: Deps, actor: Actor, { room, act, ruling }: { room: string; act: RulingAct; ruling: Ruling }): Plan<Ruling> {
  const batch: Batch = {
    scope: room,
    // undone, it keeps its place among the rulings
    puts: [{ kind: 'ruling', entity: ruling, stampSeq: ruling.version === 1 }],
    events: [{ type: 'story.changed', kind: 'ruling', id: ruling.id, version: ruling.version }],
    audit: lineOf(actor, act, { kind: 'ruling', id: ruling.id }),
    at: instant(deps.runtime),
  };
  return { batch, value: ruling };
}
