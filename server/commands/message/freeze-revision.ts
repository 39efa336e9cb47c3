/**
 * Freezes the stored draft into the next numbered revision and puts it under review [MS2] [MS4] [MS9]. What anybody's screen shows plays no
 * part: the text, its hash and its authors come from the log on disk. Must not judge the text.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { refuseRecall } from '@unisson/shared/domain/decision-check';
import { next } from '@unisson/shared/domain/entity';
import { messageDoc } from '@unisson/shared/domain/message';
import { languagesOf } from '@unisson/shared/domain/reply-text';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { statusOf } from '@unisson/shared/domain/review';
import type { Review, Revision } from '@unisson/shared/domain/revision';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Control, Room } from '@unisson/shared/domain/room';
import { canonicalMessage } from '@unisson/shared/text/canonical';
import { readMessage } from '@unisson/shared/text/message-content';
import { instant } from '../../runtime/runtime.ts';
import type { Batch, Put } from '../../store/store.ts';
import { attempt, type Deps, type Plan } from '../attempt.ts';
import { openBlockingComments } from '../comment/open-blocking.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { lineOf } from '../people/line-of.ts';
import { driftNote, refusePhrases } from './judge-draft.ts';
import { expectRoom, loadRevision, loadRoom } from './load-message.ts';
import { sha256 } from './sha256.ts';

export interface FreezeRevision {
  readonly room: string;
  /** Number of the revision under review that this one takes the place of; who freezes must be allowed to recall it. */
  readonly replaces?: number | undefined;
  /** Time of effect, ISO 8601: approved before it, the revision waits until then [MS10]. Absent: in force with the last decision. */
  readonly effectiveAt?: string | undefined;
  /** Why it is frozen though its texts contradict each other; kept with the review. */
  readonly despite?: string | undefined;
}

export async function freezeRevision(deps: Deps, actor: Actor, input: FreezeRevision): Promise<Result<Revision>> {
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'freeze');
    if (refusal) return refuse(refusal);
    const loaded = await loadRoom(deps.store, input.room);
    if (!loaded.ok) return loaded;
    const { control, room } = loaded.value;
    const effectiveAt = input.effectiveAt === undefined ? undefined : new Date(input.effectiveAt).toISOString();
    if (effectiveAt !== undefined && effectiveAt <= instant(deps.runtime)) return refuse({ code: 'time-has-passed', at: effectiveAt });
    const replaced = await replacedReview(deps, actor, { control, input });
    if (!replaced.ok) return replaced;
    // Read after the control row: one that is added from here on moves that row, and this commit is a conflict.
    const blocking = await openBlockingComments(deps.store, input.room);
    if (blocking.length > 0) return refuse({ code: 'blocking-comments', ids: [...blocking] });
    const revision = await takeCopy(deps, actor, { control, room: input.room });
    if (!revision.ok) return revision;
    const phrases = refusePhrases(revision.value, room);
    if (phrases) return refuse(phrases);
    const note = driftNote(revision.value, input.despite);
    return ok(plan(actor, { room, control, replaced: replaced.value, revision: revision.value, effectiveAt, note }));
  });
}

/** The review that ends with this freeze; null when nothing was under review. */
export async function replacedReview(
  deps: Deps,
  actor: Actor,
  { control, input }: { control: Control; input: Pick<FreezeRevision, 'room' | 'replaces'> },
): Promise<Result<Review | null>> {
  const { replaces, room } = input;
  if (control.underReview !== null && control.underReview !== replaces)
    return refuse({ code: 'already-under-review', n: control.underReview });
  if (replaces === undefined) return ok(null);
  const loaded = await loadRevision(deps.store, room, replaces);
  if (!loaded.ok) return loaded;
  const { revision, review } = loaded.value;
  const status = statusOf(control, review);
  // It was decided or recalled in the meantime: whoever meant to replace it wants to hear that first.
  if (status !== 'under-review')
    return refuse(status === 'recalled' ? { code: 'recalled', n: replaces } : { code: 'not-under-review', status });
  const refusal = refuseRecall(actor, revision);
  return refusal ? refuse(refusal) : ok(review);
}

async function takeCopy(deps: Deps, actor: Actor, { control, room }: { control: Control; room: string }): Promise<Result<Revision>> {
  const draft = messageDoc(room);
  const { doc, head } = await loadDraft(deps.store, draft);
  const content = readMessage(doc);
  doc.destroy();
  if (languagesOf(content.texts).length === 0) return refuse({ code: 'nothing-to-freeze' });
  const canonical = canonicalMessage(room, content);
  const n = control.lastRevision + 1;
  const authors = await deps.store.draftAuthors(draft, control.authorsFrom, head);
  return ok({
    ...content,
    id: String(n),
    version: 1,
    n,
    hash: sha256(canonical),
    canonical,
    authors,
    frozenBy: actor.userId,
    frozenAt: instant(deps.runtime),
    draftAt: head,
  });
}

interface Freezing {
  readonly room: Room;
  readonly control: Control;
  readonly replaced: Review | null;
  readonly revision: Revision;
  readonly effectiveAt: string | undefined;
  readonly note: Pick<Review, 'drift' | 'despite'>;
}

function plan(actor: Actor, { room, control, replaced, revision, effectiveAt, note }: Freezing): Plan<Revision> {
  const { id, n, frozenAt: at } = revision;
  const review: Review = {
    id,
    version: 1,
    n,
    openedAt: at,
    outcome: 'open',
    endedAt: null,
    endedBy: null,
    reason: null,
    inForceAt: null,
    supersededAt: null,
    withdrawn: null,
    escalatedAt: null,
    ...(effectiveAt === undefined ? {} : { effectiveAt }),
    ...note,
  };
  const nextControl = next(control, { underReview: n, lastRevision: n });
  const ended = replaced && next(replaced, { outcome: 'recalled', endedAt: at, endedBy: actor.userId, replacedBy: n });
  const puts: Put[] = [
    { kind: 'revision', entity: revision },
    { kind: 'review', entity: review },
    { kind: 'control', entity: nextControl },
  ];
  if (ended) puts.push({ kind: 'review', entity: ended });
  const batch: Batch = {
    scope: room.id,
    // Its phrases were held against the text.
    expect: [expectRoom(room)],
    puts,
    events: [
      ...(ended ? [{ type: 'revision.decided' as const, kind: 'review' as const, id: ended.id, version: ended.version }] : []),
      { type: 'message.changed', kind: 'control', id: control.id, version: nextControl.version },
    ],
    audit: lineOf(actor, 'freeze-revision', { kind: 'revision', id }),
    at,
  };
  return { batch, value: revision };
}
