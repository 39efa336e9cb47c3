/** Links a story to the answer of the message that answers it, so that whoever replies to the story is offered it. Changes no reply by itself. */
import type { Actor } from '@unisson/shared/domain/actor';
import { next } from '@unisson/shared/domain/entity';
import { messageDoc } from '@unisson/shared/domain/message';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { CONTROL } from '@unisson/shared/domain/room';
import type { Story } from '@unisson/shared/domain/story';
import { readMessage } from '@unisson/shared/text/message-content';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Store } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { lineOf } from '../people/line-of.ts';
import { survivorOf } from '../reply/load-reply.ts';

export interface LinkAnswer {
  readonly room: string;
  readonly storyId: string;
  /** Of the revision in force, or of the draft that will follow it; null: no longer linked. */
  readonly answerId: string | null;
}

export async function linkAnswer(deps: Deps, actor: Actor, input: LinkAnswer): Promise<Result<Story>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const story = await survivorOf(deps.store, input.room, input.storyId);
    if (!story) return refuse({ code: 'not-found', kind: 'story', id: input.storyId });
    if (input.answerId !== null && !(await isAnswer(deps.store, input.room, input.answerId)))
      return refuse({ code: 'no-such-answer', answerId: input.answerId });
    const entity = next(story, { answerId: input.answerId });
    const batch: Batch = {
      scope: input.room,
      puts: [{ kind: 'story', entity }],
      events: [{ type: 'story.changed', kind: 'story', id: entity.id, version: entity.version }],
      audit: lineOf(actor, 'link-answer', { kind: 'story', id: entity.id }),
      at: instant(deps.runtime),
    };
    return ok({ batch, value: entity });
  });
}

async function isAnswer(store: Store, room: string, id: string): Promise<boolean> {
  const control = await store.get('control', room, CONTROL);
  const inForce = control === null || control.inForce === null ? null : await store.get('revision', room, String(control.inForce));
  if (inForce !== null && Object.hasOwn(inForce.answers, id)) return true;
  const { doc } = await loadDraft(store, messageDoc(room));
  const { answers } = readMessage(doc);
  doc.destroy();
  return Object.hasOwn(answers, id);
}
