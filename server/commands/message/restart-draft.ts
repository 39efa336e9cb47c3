/**
 * Starts the draft afresh, empty, from the revision in force or from a holding statement: an edit of the server's inside the same document [CO1]. Nobody who wrote
 * before it is an author any more [MS4]. The edit and the new start of authorship are one commit, at a known end of the log.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { authorsFromRestart } from '@unisson/shared/domain/draft-authors';
import { next } from '@unisson/shared/domain/entity';
import { EMPTY_MESSAGE, messageDoc, type MessageContent } from '@unisson/shared/domain/message';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Control } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { restartUpdate, serverClientId } from '../draft/restart-update.ts';
import { loadHolding } from '../holding/load-holding.ts';
import { lineOf } from '../people/line-of.ts';
import { loadRevision, loadRoom } from './load-message.ts';

export interface RestartDraft {
  readonly room: string;
  /** `empty`, `in-force`, or the id of an approved holding statement. */
  readonly from: string;
}
export interface RestartedDraft {
  readonly doc: string;
  /** Position in the log from which on updates make authors. */
  readonly head: number;
}

export async function restartDraft(deps: Deps, actor: Actor, input: RestartDraft): Promise<Result<RestartedDraft>> {
  const draft = messageDoc(input.room);
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'restart');
    if (refusal) return refuse(refusal);
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { control } = state.value;
    const content = await contentOf(deps, input, control);
    if (!content.ok) return content;
    const at = instant(deps.runtime);
    const [stored, bound] = await Promise.all([loadDraft(deps.store, draft), deps.store.draftClients(draft)]);
    const keep = restartUpdate(draft, { ...stored, clientId: serverClientId(bound) }, content.value, at);
    stored.doc.destroy();
    // The edit is one entry; should anybody write in between, its expected head makes the whole commit a conflict.
    const head = stored.head + 1;
    const entity = next(control, { authorsFrom: authorsFromRestart(control, head) });
    return ok({
      value: { doc: draft, head },
      batch: {
        scope: input.room,
        puts: [{ kind: 'control' as const, entity }],
        events: [{ type: 'message.changed' as const, kind: 'control' as const, id: control.id, version: entity.version }],
        keep,
        audit: lineOf(actor, 'restart-draft', { kind: 'draft', id: draft }),
        at,
      },
    });
  });
}

async function contentOf(deps: Deps, input: RestartDraft, control: Control): Promise<Result<MessageContent>> {
  if (input.from === 'empty') return ok(EMPTY_MESSAGE);
  if (input.from !== 'in-force') return statement(deps, input);
  if (control.inForce === null) return refuse({ code: 'not-in-force' });
  const found = await loadRevision(deps.store, input.room, control.inForce);
  return found.ok ? ok(found.value.revision) : found;
}

/** Only one that others have approved: a restart makes its writers nobody's authors, so words nobody judged would slip past [MS4]. */
async function statement(deps: Deps, { room, from }: RestartDraft): Promise<Result<MessageContent>> {
  const found = await loadHolding(deps.store, room, from);
  if (!found.ok) return found;
  const { status, content } = found.value;
  return status === 'approved' ? ok(content) : refuse({ code: 'holding-not-approved', status });
}
