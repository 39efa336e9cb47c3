/**
 * Whether what a queued dispatch rests on still is as its writer saw it: the mention it answers [ME4] [ME7] [RE5], the phrases the room bans [RE3].
 * Words may lie queued for hours under a hold or until a time, and what nobody looked at since must not leave. Reads only.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import type { Reply } from '@unisson/shared/domain/reply';
import { phrasesIn } from '@unisson/shared/text/phrases';
import { INSTALLATION, type Batch, type Store } from '../../store/store.ts';

export interface Target {
  /** Why the reply wants a glance first; null: it stands. */
  readonly why: NonNullable<NonNullable<Reply['reopened']>['why']> | null;
  /** The banned phrases, as typed. */
  readonly banned?: readonly string[];
  /** What that rests on. */
  readonly expect: NonNullable<Batch['expect']>;
}

export async function checkTarget(store: Store, room: string, dispatch: Dispatch): Promise<Target> {
  const [target, phrases] = await Promise.all([checkMention(store, room, dispatch), checkPhrases(store, room, dispatch)]);
  const expect = [...target.expect, ...phrases.expect];
  return target.why === null ? { ...phrases, expect } : { ...target, expect };
}

/**
 * [RE3] a phrase banned since: of a publication all its words are ours to answer for, of a reply the opening; the approved words stay what they
 * were. A decision on this very text stands, as it does when a reply is sent.
 */
async function checkPhrases(store: Store, room: string, dispatch: Dispatch): Promise<Target> {
  const [row, reply] = await Promise.all([
    store.get('room', INSTALLATION, room),
    dispatch.replyId === null ? null : store.get('reply', room, dispatch.replyId),
  ]);
  if (!row) return { why: null, expect: [] };
  const expect = [{ kind: 'room' as const, scope: INSTALLATION, id: row.id, version: row.version }];
  const opening = reply === null ? dispatch.text : (reply.sent?.opening ?? '');
  const banned = phrasesIn(opening, dispatch.language, row.phrases?.banned ?? []).map(({ found }) => found);
  return banned.length === 0 || (reply && isDecided(reply)) ? { why: null, expect } : { why: 'banned', banned, expect };
}

/** Nobody can decide on a courtesy: it has to say less [RE7]. */
function isDecided({ form, sent, decisions }: Reply): boolean {
  const given = decisions.filter(({ hash }) => hash === sent?.hash);
  return form !== 'courtesy' && given.some(({ verdict }) => verdict === 'approve') && given.every(({ verdict }) => verdict === 'approve');
}

async function checkMention(store: Store, room: string, { inReplyTo, replyId }: Dispatch): Promise<Target> {
  const mention = inReplyTo === null ? null : await store.get('mention', room, inReplyTo.mentionId);
  if (!mention) return { why: null, expect: [] };
  const last = await store.get('conversation', room, mention.conversation);
  const expect = [
    // Protected at this very instant: the claim is a conflict, and the next look sees it.
    { kind: 'mention' as const, id: mention.id, version: mention.version },
    ...(last ? [{ kind: 'conversation' as const, id: last.id, version: last.version }] : []),
  ];
  if (mention.deletedAt !== null) return { why: 'mention-gone', expect };
  if (mention.handling !== 'normal') return { why: 'protected', expect };
  return { why: last !== null && last.replyId !== replyId ? 'someone-answered' : null, expect };
}
