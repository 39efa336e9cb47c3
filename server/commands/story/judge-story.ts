/** Signal, watch or noise: a person's word on a story, shown to everybody, changing nothing by itself. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Story, StoryVerdict } from '@unisson/shared/domain/story';
import { instant } from '../../runtime/runtime.ts';
import type { Batch } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { lineOf } from '../people/line-of.ts';
import { survivorOf } from '../reply/load-reply.ts';

/** `verdict` null: taken back. */
export interface JudgeStory {
  readonly room: string;
  readonly storyId: string;
  readonly verdict: StoryVerdict | null;
  readonly reason?: string | undefined;
}

export async function judgeStory(deps: Deps, actor: Actor, input: JudgeStory): Promise<Result<Story>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const story = await survivorOf(deps.store, input.room, input.storyId);
    if (!story) return refuse({ code: 'not-found', kind: 'story', id: input.storyId });
    const at = instant(deps.runtime);
    const verdict = input.verdict === null ? null : { is: input.verdict, reason: input.reason?.trim() || null, by: actor.userId, at };
    const entity = next(story, { verdict });
    const batch: Batch = {
      scope: input.room,
      puts: [{ kind: 'story', entity }],
      events: [{ type: 'story.changed', kind: 'story', id: entity.id, version: entity.version }],
      audit: lineOf(actor, 'judge-story', { kind: 'story', id: entity.id }),
      at,
    };
    return ok({ batch, value: entity });
  });
}
