/**
 * Which manual channels still have to confirm the revision in force [MS6]. Nothing is stored to ask them: a confirmation of an older
 * number simply no longer counts.
 */
import type { Acknowledgement } from './dispatch.ts';
import type { ChannelId } from './entity.ts';
import type { Room } from './room.ts';

/** Parts are escaped so that no site's or seat's name can pass for another's. */
export function acknowledgementId(channel: ChannelId, site: string, seat: string): string {
  return [channel, site, seat].map((part) => part.replaceAll('%', '%25').replaceAll(':', '%3A')).join(':');
}

/** Manual channels on which nobody has confirmed the revision in force; none while nothing is in force. */
export function channelsToAcknowledge(
  room: Pick<Room, 'channels'>,
  acknowledgements: readonly Acknowledgement[],
  inForce: number | null,
): readonly ChannelId[] {
  if (inForce === null) return [];
  const confirmed = new Set(acknowledgements.filter((a) => a.n === inForce).map((a) => a.channel));
  return room.channels.filter((channel) => channel.manual && !confirmed.has(channel.id)).map((channel) => channel.id);
}
