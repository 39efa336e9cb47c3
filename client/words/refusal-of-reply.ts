/** The facts behind a reply's `blocked` code, from what the console holds: the view names the code only. */
import type { Refusal, RefusalCode } from '@unisson/shared/domain/refusal';
import { STATUS_OF } from '@unisson/shared/wire/errors';
import type { HoldView, MentionView, ReplyView, RoomView } from '@unisson/shared/wire/views';

export interface AroundReply {
  readonly reply: ReplyView;
  readonly mention: MentionView | null;
  readonly room: RoomView | null;
  readonly hold: HoldView | null;
  /** Languages the message in force has a text in. */
  readonly available: readonly string[];
}

export function refusalOfReply({ reply, mention, room, hold, available }: AroundReply): Refusal | null {
  if (reply.blocked === null || !Object.hasOwn(STATUS_OF, reply.blocked)) return null;
  const code = reply.blocked as RefusalCode;
  const facts: Readonly<Record<string, unknown>> = {
    reason: hold?.reason ?? '',
    by: hold?.by ?? '',
    posture: room?.posture.is ?? 'wait',
    until: room?.posture.until ?? null,
    handling: mention?.handling ?? 'normal',
    owner: mention?.handlingOwner ?? null,
    mentionId: reply.mentionId ?? '',
    because: [...reply.needs.because],
    length: reply.length,
    limit: reply.limit ?? 0,
    fits: [],
    available: [...available],
    answerId: reply.answerId,
    channel: reply.channel,
    status: reply.status,
    kind: 'mention',
    roles: [...reply.needs.by],
  };
  return { ...facts, code } as unknown as Refusal;
}
