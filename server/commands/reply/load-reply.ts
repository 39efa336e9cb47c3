/** Reads all that decides what a reply says and whether it may leave: room, message, target, outlet, stored opening and its writers. Reads only. */
import type { Outlet } from '@unisson/shared/domain/dispatch';
import type { UserId } from '@unisson/shared/domain/entity';
import type { Mention } from '@unisson/shared/domain/mention';
import { replyDoc } from '@unisson/shared/domain/message';
import type { Reply } from '@unisson/shared/domain/reply';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import type { Revision } from '@unisson/shared/domain/revision';
import type { Control, Room } from '@unisson/shared/domain/room';
import type { Story } from '@unisson/shared/domain/story';
import { readOpening } from '@unisson/shared/text/message-content';
import type { Store } from '../../store/store.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { loadRoom } from '../message/load-message.ts';

export interface ReplyState {
  readonly room: Room;
  readonly control: Control;
  readonly reply: Reply;
  /** In force; null while nothing is. */
  readonly revision: Revision | null;
  /** The one mention it goes to. */
  readonly mention: Mention | null;
  readonly outlet: Outlet | null;
  readonly opening: string;
  readonly authors: readonly UserId[];
}

export async function loadReply(store: Store, room: string, id: string): Promise<Result<Reply>> {
  const reply = await store.get('reply', room, id);
  return reply ? ok(reply) : refuse({ code: 'not-found', kind: 'reply', id });
}

export async function loadReplyState(store: Store, room: string, reply: Reply): Promise<Result<ReplyState>> {
  const state = await loadRoom(store, room);
  if (!state.ok) return state;
  const { control } = state.value;
  const [revision, mention, outlet, opening] = await Promise.all([
    control.inForce === null ? null : store.get('revision', room, String(control.inForce)),
    targetOf(store, room, reply),
    outletOf(store, room, reply.channel),
    openingOf(store, reply.id),
  ]);
  return ok({ ...state.value, reply, revision, mention, outlet, ...opening });
}

async function openingOf(store: Store, replyId: string): Promise<{ opening: string; authors: readonly UserId[] }> {
  const name = replyDoc(replyId);
  const { doc, head } = await loadDraft(store, name);
  const opening = readOpening(doc);
  doc.destroy();
  return { opening, authors: await store.draftAuthors(name, 0, head) };
}

/** One outlet serves a channel. */
export async function outletOf(store: Store, room: string, channel: string): Promise<Outlet | null> {
  const page = await store.list('outlet', { scope: room, where: { channel, active: 1 }, order: { by: 'id' }, limit: 1 });
  return page.items[0] ?? null;
}

/** The story that survived, wherever this one was joined to [ST2]. */
export async function survivorOf(store: Store, room: string, id: string): Promise<Story | null> {
  const seen = new Set<string>();
  for (let at: string = id; !seen.has(at);) {
    seen.add(at);
    const story = await store.get('story', room, at);
    const on = story?.redirect ?? null;
    if (on === null) return story;
    at = on;
  }
  return null;
}

/** A story is answered at the mention it began with; choosing others by name comes with [RE8]. */
export async function targetOf(store: Store, room: string, reply: Pick<Reply, 'mentionId' | 'storyId'>): Promise<Mention | null> {
  if (reply.mentionId !== null) return store.get('mention', room, reply.mentionId);
  const story = reply.storyId === null ? null : await survivorOf(store, room, reply.storyId);
  return story ? store.get('mention', room, story.first.mentionId) : null;
}
