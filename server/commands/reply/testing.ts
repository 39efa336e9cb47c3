/** Test support: the hands of a writer at replies in a war room, through the commands themselves. Nothing here decides. */
import type { Reply } from '@unisson/shared/domain/reply';
import type { OpenStore } from '../../store/contract/each-store.ts';
import {
  addMention,
  clockAt,
  mention,
  openWarRoom,
  PEOPLE,
  putInForce,
  ROOM,
  value,
  writeCore,
  writeOpening,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { openReply, type OpenReply } from './open-reply.ts';
import { renderReply, type Rendered } from './render-reply.ts';
import { sendReply, type SendReply } from './send-reply.ts';

export const CORE = 'Vos dépôts sont garantis.';
export const NO_CLAIMS = 'Bonjour Ana, nous sommes navrés.';
export const START = '2026-03-01T12:00:00.000Z';
const { writer } = PEOPLE;

/** @returns what opens a room at `START`: with its mentions and a draft, or with that draft in force. */
export function replyRooms(open: OpenStore, mentions: readonly string[] = ['m1']) {
  const start = async (runtime = clockAt(START)): Promise<WarRoom> => {
    const room = await openWarRoom((await open(runtime)).store, { runtime });
    for (const id of mentions) await addMention(room.store, mention(id));
    await writeCore(room.store, 'writer', CORE);
    return room;
  };
  const inForce = async (runtime = clockAt(START)): Promise<WarRoom> => {
    const room = await start(runtime);
    await putInForce(room);
    return room;
  };
  return { start, inForce };
}

export const open = (room: WarRoom, patch: Partial<OpenReply> = {}, who = writer) =>
  openReply(room.deps, who, { room: ROOM, mentionId: 'm1', channel: 'x', language: 'fr', ...patch });
/** @returns its id. */
export async function opened(room: WarRoom, opening = NO_CLAIMS, patch: Partial<OpenReply> = {}): Promise<string> {
  const { reply } = value(await open(room, patch));
  if (opening !== '') await writeOpening(room.store, 'writer', reply.id, opening);
  return reply.id;
}
export async function stored(room: WarRoom, id: string): Promise<Reply> {
  const reply = await room.store.get('reply', ROOM, id);
  if (!reply) throw new Error(`no reply ${id}`);
  return reply;
}
export const render = async (room: WarRoom, id: string): Promise<Rendered> => renderReply(room.deps, ROOM, await stored(room, id));
/** As somebody who has just read it. */
export async function send(room: WarRoom, id: string, patch: Partial<SendReply> = {}, who = writer) {
  const { hash } = await render(room, id);
  return sendReply(room.deps, who, { room: ROOM, id, hash, seenSeq: await room.store.head(ROOM), ...patch });
}
/** How many mentions of each status the room's counters say there are. */
export const statusCounts = async (room: WarRoom): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await room.store.counters(ROOM, { from: 0, to: 1 }))
      .filter((counter) => counter.name.startsWith('status:') && counter.delta !== 0)
      .map((counter) => [counter.name, counter.delta]),
  );
