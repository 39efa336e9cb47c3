/** Whose confirmation of a manual channel is whose: one row for each site and seat [MS6]. */
import type { ChannelId } from './entity.ts';

/** Parts are escaped so that no site's or seat's name can pass for another's. */
export function acknowledgementId(channel: ChannelId, site: string, seat: string): string {
  return [channel, site, seat].map((part) => part.replaceAll('%', '%25').replaceAll(':', '%3A')).join(':');
}
