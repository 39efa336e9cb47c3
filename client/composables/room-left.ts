/** What each channel would say, and the room that leaves for an opening and a signature; channels that would say the same stand in one row. Pure. */
import type { MessageContent } from '@unisson/shared/domain/message';
import { fullText, joinReply } from '@unisson/shared/domain/reply-text';
import { countFor } from '@unisson/shared/text/count';
import { splitFor } from '@unisson/shared/text/split';

export interface RoomLeft {
  readonly channels: readonly string[];
  readonly language: string;
  /** null: the message has nothing for them in this language. */
  readonly fit: {
    readonly length: number;
    readonly limit: number | null;
    /** null: the channel has no limit. */
    readonly left: number | null;
    readonly posts: number;
    /** As a variant; else it is the core itself. */
    readonly written: boolean;
  } | null;
}

export function roomLeft(content: MessageContent, { channels, languages, signature }: { channels: readonly string[]; languages: readonly string[]; signature: string }): readonly RoomLeft[] {
  const rows = new Map<string, RoomLeft>();
  for (const channel of channels)
    for (const language of languages) {
      const said = fullText(content, channel, language);
      const fit = said === undefined ? null : fitOf(content, { channel, language, said, signature });
      const key = JSON.stringify([language, said ?? null, fit]);
      const row = rows.get(key);
      rows.set(key, { channels: [...(row?.channels ?? []), channel], language, fit });
    }
  return [...rows.values()];
}

function fitOf(content: MessageContent, { channel, language, said, signature }: Record<'channel' | 'language' | 'said' | 'signature', string>): RoomLeft['fit'] {
  const size = countFor(channel, said);
  const whole = countFor(channel, joinReply({ opening: '', approved: said, signature }));
  const variants = Object.hasOwn(content.variants, channel) ? content.variants[channel] : undefined;
  return {
    length: size.length,
    limit: size.limit,
    left: whole.limit === null ? null : whole.limit - whole.length - 2,
    posts: size.fits ? 1 : splitFor(channel, said).length,
    written: Boolean(variants?.[language]),
  };
}
