/** The post was changed at its source: a new fact beside the text we took, which stays as it was [ME4]. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { cleanText } from '../../ingest/clean-text.ts';
import { mentionId } from '../../ingest/identity.ts';
import { MAX_TEXT_BYTES } from '../../ingest/normalise.ts';
import type { Deps } from '../attempt.ts';
import { changeMention } from './change-mention.ts';
import { refuseFeeding } from './refuse-feeding.ts';

export interface MarkEdited {
  readonly room: string;
  readonly source: string;
  readonly nativeId: string;
  readonly text: string;
  /** When it was edited, as the source says; ISO 8601 in UTC. */
  readonly at: string;
}

export async function markEdited(deps: Deps, actor: Actor, input: MarkEdited): Promise<Result<Mention>> {
  const refusal = refuseFeeding(actor);
  if (refusal) return refuse(refusal);
  if (Buffer.byteLength(input.text) > MAX_TEXT_BYTES) return refuse({ code: 'too-large', limit: MAX_TEXT_BYTES, unit: 'bytes' });
  const edit = { text: cleanText(input.text), at: input.at };
  return changeMention(deps, actor, {
    room: input.room,
    mentionId: mentionId(input.source, input.nativeId),
    act: 'mark-edited',
    rule: ({ edits }) => {
      const isKnown = edits.some((one) => one.at === edit.at && one.text === edit.text);
      // by time, not by arrival: the same edits give the same row in any order
      const all = [...edits, edit].sort((a, b) => (a.at === b.at ? (a.text < b.text ? -1 : 1) : a.at < b.at ? -1 : 1));
      return { ruling: ok(isKnown ? null : { edits: all }) };
    },
  });
}
