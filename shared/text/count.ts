/** How long a text is on a channel, counted as that channel counts, and whether it fits [RE4]. Pure; must not cut or change a text. */
import type { ChannelId } from '../domain/entity.ts';
import { channelRule } from './channels.ts';

export interface Count {
  /** In the channel's own unit. */
  readonly length: number;
  /** null: the channel has none. */
  readonly limit: number | null;
  readonly fits: boolean;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function countFor(channel: ChannelId, text: string): Count {
  const { limit } = channelRule(channel);
  const length = [...graphemes.segment(text)].length;
  return { length, limit, fits: limit === null || length <= limit };
}
