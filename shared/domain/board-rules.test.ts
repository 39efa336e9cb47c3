import { describe, expect, it } from 'vitest';
import { channelStanding, kindOfChannel, spokenStanding, type SpokenFacts } from './board-rules.ts';
import { sayPageExpiry, sayPageState, seatsAllowed } from './say-page.ts';

const said = (site: string, seat: string, n: number, at = '2026-03-01T10:00:00.000Z') => ({
  channel: 'phone',
  site,
  seat,
  n,
  by: 'owner',
  at,
});
const page = (site: string, seats: number, channel = 'phone') => ({ channel, site, seats });
const facts = (patch: Partial<SpokenFacts>): SpokenFacts => ({
  channel: 'phone',
  pages: [],
  closedSites: [],
  acknowledgements: [],
  inForce: 4,
  ...patch,
});

describe('who has confirmed', () => {
  it('[MS6] counts seats per site and names the late ones, most missing first', () => {
    const standing = spokenStanding(
      facts({
        pages: [page('Lyon', 2), page('Lille', 3), page('Brest', 2)],
        acknowledgements: [said('Lyon', '1', 4), said('Lyon', '2', 4), said('Lille', '1', 4), said('Brest', '1', 4)],
      }),
    );
    expect([standing.confirmed, standing.seats, standing.late]).toEqual([4, 7, ['Lille', 'Brest']]);
    expect(standing.sites.map(({ site, confirmed, seats }) => [site, confirmed, seats])).toEqual([
      ['Brest', 1, 2],
      ['Lille', 1, 3],
      ['Lyon', 2, 2],
    ]);
  });

  it('[MS6] a confirmation of another number no longer counts, and tells which seat is late', () => {
    const standing = spokenStanding(
      facts({ pages: [page('Lille', 3)], acknowledgements: [said('Lille', '1', 4), said('Lille', '2', 3), said('Lille', '3', 5)] }),
    );
    expect(standing.sites[0]).toMatchObject({ confirmed: 1, lateSeats: ['2', '3'] });
    expect(standing.late).toEqual(['Lille']);
  });

  it('[MS6] more seats than were told of do not make a site more than complete, nor another site complete', () => {
    const standing = spokenStanding(
      facts({ pages: [page('Lille', 1), page('Lyon', 2)], acknowledgements: ['1', '2', '3', '4'].map((seat) => said('Lille', seat, 4)) }),
    );
    expect([standing.confirmed, standing.seats, standing.late]).toEqual([1, 3, ['Lyon']]);
  });

  it('[MS6] the same seat on two pages of a site counts once, by its newest word', () => {
    const acknowledgements = [
      said('Lille', '1', 4, '2026-03-01T10:05:00.000Z'),
      said('Lille', '1', 3, '2026-03-01T10:00:00.000Z'),
      said('Lille', '1', 4, '2026-03-01T10:01:00.000Z'),
    ];
    const standing = spokenStanding(facts({ pages: [page('Lille', 1), page('Lille', 1)], acknowledgements }));
    expect(standing.sites[0]).toMatchObject({ seats: 2, confirmed: 1, lateSeats: [] });
  });

  it('[MS6] a site without a seat’s name answers for all of its seats; the channel as a whole for none of them', () => {
    const standing = spokenStanding(
      facts({ pages: [page('Lille', 3), page('Lyon', 2)], acknowledgements: [said('Lille', '', 4), said('', '', 4)] }),
    );
    expect([standing.confirmed, standing.late]).toEqual([3, ['Lyon']]);
    expect(standing.forAll).toMatchObject({ site: '', n: 4 });
  });

  it('[MS6] without any site the channel’s own confirmation is the one there is', () => {
    expect(spokenStanding(facts({}))).toMatchObject({ seats: 1, confirmed: 0, late: [''] });
    expect(spokenStanding(facts({ acknowledgements: [said('', '', 4)] }))).toMatchObject({
      seats: 1,
      confirmed: 1,
      late: [],
      forAll: null,
    });
  });

  it('[MS6] a site known by its confirmations only is late like any other; one whose page has ended is not', () => {
    const acknowledgements = [said('Nice', '1', 3), said('Nice', '2', 4), said('Closed', '1', 3)];
    const standing = spokenStanding(facts({ closedSites: ['Closed'], acknowledgements }));
    expect([standing.seats, standing.confirmed, standing.late]).toEqual([2, 1, ['Nice']]);
  });

  it('[MS6] nobody is late while nothing is in force, and other channels do not count', () => {
    const standing = spokenStanding(
      facts({ inForce: null, pages: [page('Lille', 2), page('Lille', 2, 'branches')], acknowledgements: [said('Lille', '1', 4)] }),
    );
    expect(standing).toMatchObject({ seats: 2, confirmed: 0, late: [] });
  });

  it('[MS6] names are only names: nothing in them passes for another site or for a built-in', () => {
    const names = ['__proto__', 'constructor', '","', 'Lille:1', '<b>'];
    const standing = spokenStanding(
      facts({ pages: names.map((name) => page(name, 1)), acknowledgements: [said('__proto__', 'x', 4), said('Lille', '1', 4)] }),
    );
    expect(standing.sites).toHaveLength(6);
    expect(standing.late).toHaveLength(4);
  });
});

describe('how a channel stands', () => {
  const at = (patch: Partial<Parameters<typeof channelStanding>[0]>) =>
    channelStanding({ kind: 'said', inForce: 4, hasText: true, spoken: null, live: null, ...patch });

  it('[RE6] a publication of another number is stale, whether or not anything is in force', () => {
    expect(at({ live: { revision: 3 } })).toBe('stale');
    expect(at({ live: { revision: 3 }, inForce: null })).toBe('stale');
    expect(at({ live: { revision: 4 } })).toBe('current');
    expect(at({})).toBe('unsaid');
  });

  it('[MS1] what the public end point serves is current by itself; what people say is late until all have confirmed', () => {
    expect(at({ kind: 'shown' })).toBe('current');
    expect(at({ kind: 'shown', hasText: false })).toBe('no-text');
    expect(at({ kind: 'shown', inForce: null })).toBe('silent');
    expect(at({ kind: 'spoken', spoken: { seats: 2, confirmed: 1 } })).toBe('late');
    expect(at({ kind: 'spoken', spoken: { seats: 2, confirmed: 2 } })).toBe('current');
  });

  it('[MS1] a channel that people speak on is spoken even where it is public', () => {
    expect([
      kindOfChannel({ public: true, manual: true }),
      kindOfChannel({ public: true, manual: false }),
      kindOfChannel({ public: false, manual: false }),
    ]).toEqual(['spoken', 'shown', 'said']);
  });
});

describe('a say page', () => {
  const at = '2026-03-01T10:00:00.000Z';
  it('[MS6] ends at its instant, when it is revoked, and with its maker’s right to confirm', () => {
    const live = { revokedAt: null, expiresAt: '2026-03-01T10:00:00.001Z' };
    expect(sayPageState(live, at, true)).toBe('live');
    expect(sayPageState(live, at, false)).toBe('ended');
    expect(sayPageState({ ...live, expiresAt: at }, at, true)).toBe('expired');
    expect(sayPageState({ ...live, revokedAt: at }, at, true)).toBe('revoked');
  });

  it('[MS6] lasts thirty days unless told otherwise, never from the past nor for ever', () => {
    expect(sayPageExpiry(null, at)).toBe('2026-03-31T10:00:00.000Z');
    expect(sayPageExpiry('2026-03-02T12:00:00+02:00', at)).toBe('2026-03-02T10:00:00.000Z');
    expect([sayPageExpiry(at, at), sayPageExpiry('2028-01-01T00:00:00Z', at)]).toEqual([null, null]);
    expect(seatsAllowed({ seats: 1 })).toBe(12);
  });
});
