/** A person's word over the scorer's: shown at once, counted at once, and kept as a label with who and when [ME5]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Label, LabelCorrection, Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { weightsOf } from '@unisson/shared/domain/ranking';
import { refuseAct } from '@unisson/shared/domain/rights';
import { fold } from '../../ingest/fold.ts';
import { plainWords } from '../../ingest/handling/plain-words.ts';
import { speakerOf } from '../../ingest/handling/speaker-of.ts';
import { rank } from '../../ingest/rank.ts';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';
import { changeMention, type Ruled } from './change-mention.ts';
import { rulingOnLabel } from './triage-rules.ts';

export async function correctLabel(
  deps: Deps,
  actor: Actor,
  input: { room: string; mentionId: string; label: Label },
): Promise<Result<Mention>> {
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  const { room, mentionId, label } = input;
  const id = deps.runtime.id();
  const row = await deps.store.get('room', INSTALLATION, room);
  return changeMention(deps, actor, {
    room,
    mentionId,
    act: 'correct-label',
    rule: (mention): Ruled => {
      const ruling = rulingOnLabel(mention, label, actor.userId);
      if (!ruling.ok || ruling.value === null) return { ruling };
      const score = { ...mention.score, ...ruling.value.score };
      const correction: LabelCorrection = {
        id,
        version: 1,
        mentionId,
        from: mention.score.label,
        to: label,
        by: actor.userId,
        at: instant(deps.runtime),
      };
      const speaker = mention.troll ? 'troll' : speakerOf({ ...mention, words: plainWords(mention.text), label });
      // the rank says why: a reason that a person has corrected may not stay in it
      return {
        ruling: { ok: true, value: { score, speaker, rank: rank(mention, { ...mention, score, speaker }, fold(mention.text), weightsOf(row?.ranking)) } },
        puts: () => [{ kind: 'correction', entity: correction }],
      };
    },
  });
}
