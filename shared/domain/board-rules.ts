/**
 * What the channel board says of each channel: whether it says the revision in force, and who has not confirmed yet. Pure; knows no store.
 * A confirmation counts for exactly the revision it names [MS6]; nothing here decides what is in force.
 */
import type { Acknowledgement, Dispatch, DispatchState } from './dispatch.ts';
import type { ChannelId } from './entity.ts';
import type { Channel } from './room.ts';
import type { SayPage } from './say-page.ts';

/** `said`: a server or a person posts it; `shown`: served by the public end point; `spoken`: people say it and confirm. */
export type ChannelKind = 'said' | 'shown' | 'spoken';
export const kindOfChannel = (channel: Pick<Channel, 'public' | 'manual'>): ChannelKind =>
  channel.manual ? 'spoken' : channel.public ? 'shown' : 'said';

/** `silent`: nothing in force, nothing out there. `no-text`: in force, but not in any language of this channel. `unsaid`: not published yet. */
export type ChannelStanding = 'silent' | 'no-text' | 'unsaid' | 'current' | 'late' | 'stale';

type Said = Pick<Acknowledgement, 'channel' | 'n' | 'site' | 'seat' | 'by' | 'at'>;
type Page = Pick<SayPage, 'channel' | 'site' | 'seats'>;

export interface SiteStanding {
  /** Empty: the channel as a whole. */
  readonly site: string;
  readonly seats: number;
  readonly confirmed: number;
  /** Seats known from an earlier confirmation that have not confirmed this one; the others have no name yet. */
  readonly lateSeats: readonly string[];
  /** The newest first. */
  readonly confirmations: readonly Said[];
}
export interface SpokenStanding {
  readonly seats: number;
  readonly confirmed: number;
  /** Those with most seats missing first. */
  readonly late: readonly string[];
  /** By name. */
  readonly sites: readonly SiteStanding[];
  /** Somebody's word for the whole channel, where it has sites of its own: shown, never counted for a seat. */
  readonly forAll: Said | null;
}

/** `pages`: those whose seats are expected. `closedSites`: had a page and have none any more, so that they are late no longer. */
export interface SpokenFacts {
  readonly channel: ChannelId;
  readonly pages: readonly Page[];
  readonly closedSites: readonly string[];
  readonly acknowledgements: readonly Said[];
  readonly inForce: number | null;
}

export function spokenStanding({ channel, pages, closedSites, acknowledgements, inForce }: SpokenFacts): SpokenStanding {
  const said = newestOf(acknowledgements.filter((one) => one.channel === channel));
  const seatsOf = new Map<string, number>();
  for (const page of pages) if (page.channel === channel) seatsOf.set(page.site, (seatsOf.get(page.site) ?? 0) + page.seats);
  for (const { site } of said) {
    if (site === '' || seatsOf.has(site) || closedSites.includes(site)) continue;
    seatsOf.set(site, Math.max(1, new Set(said.filter((one) => one.site === site && one.seat !== '').map((one) => one.seat)).size));
  }
  const hasSites = seatsOf.size > 0;
  if (!hasSites) seatsOf.set('', 1);
  const sites = [...seatsOf]
    .map(([site, seats]) =>
      siteStanding(
        site,
        seats,
        said.filter((one) => one.site === site),
        inForce,
      ),
    )
    .sort((a, b) => compare(a.site, b.site));
  const missing = (site: SiteStanding): number => site.seats - site.confirmed;
  return {
    seats: sum(sites.map(({ seats }) => seats)),
    confirmed: sum(sites.map(({ confirmed }) => confirmed)),
    late:
      inForce === null
        ? []
        : sites
            .filter((site) => missing(site) > 0)
            .sort((a, b) => missing(b) - missing(a))
            .map(({ site }) => site),
    sites,
    forAll: (hasSites && said.find((one) => one.site === '' && one.n === inForce)) || null,
  };
}

function siteStanding(site: string, seats: number, said: readonly Said[], inForce: number | null): SiteStanding {
  const now = said.filter((one) => one.n === inForce);
  // Without a seat's name it is the site's own word, for all of them.
  const wholeSite = now.some(({ seat }) => seat === '');
  const named = new Set(now.filter(({ seat }) => seat !== '').map(({ seat }) => seat));
  const confirmed = wholeSite ? seats : Math.min(seats, named.size);
  const old = said.filter((one) => one.seat !== '' && one.n !== inForce && !named.has(one.seat)).map(({ seat }) => seat);
  return {
    site,
    seats,
    confirmed,
    lateSeats: inForce === null ? [] : [...new Set(old)].sort(compare).slice(0, seats - confirmed),
    confirmations: [...now].sort((a, b) => compare(b.at, a.at)),
  };
}

/** One confirmation a seat: two pages of one site may both know it. */
function newestOf(all: readonly Said[]): readonly Said[] {
  const bySeat = new Map<string, Said>();
  for (const one of all) {
    const key = JSON.stringify([one.site, one.seat]);
    const held = bySeat.get(key);
    if (!held || held.at < one.at) bySeat.set(key, one);
  }
  return [...bySeat.values()];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

export interface StandingFacts {
  readonly kind: ChannelKind;
  readonly inForce: number | null;
  /** Whether the revision in force says anything on the channel. */
  readonly hasText: boolean;
  readonly spoken: Pick<SpokenStanding, 'seats' | 'confirmed'> | null;
  /** The newest publication that is out and was not taken back. */
  readonly live: Pick<Dispatch, 'revision'> | null;
}

export function channelStanding({ kind, inForce, hasText, spoken, live }: StandingFacts): ChannelStanding {
  // What is out there under another number is wrong whatever stands now, and whether or not anything does.
  if (kind === 'said' && live && live.revision !== inForce) return 'stale';
  if (inForce === null) return 'silent';
  if (!hasText) return 'no-text';
  switch (kind) {
    case 'shown':
      return 'current';
    case 'said':
      return live ? 'current' : 'unsaid';
    case 'spoken':
      return spoken && spoken.confirmed >= spoken.seats ? 'current' : 'late';
  }
}

/** States in which a publication is what readers find: *unknown* may be out, so it counts until somebody settles it. */
export const OUT_THERE: readonly DispatchState[] = ['sent', 'unknown'];
export const ON_ITS_WAY: readonly DispatchState[] = ['queued', 'sending', 'failed'];
