/** The channel board as people see it: standing, counts, who is late, and what only a channel owner may do. */
import type { BoardChannelView, SayPageView, SpokenView } from '@unisson/shared/wire/board';
import { afterEach, describe, expect, it } from 'vitest';
import { ref } from 'vue';
import { ROOM } from '../../composables/room-context.ts';
import { CONNECTION } from '../../connection/connection.ts';
import { roomOf } from '../../testing/made.ts';
import { mounted } from '../../testing/mounted.ts';
import { useRoom } from '../../stores/room.ts';
import BoardCard from './BoardCard.vue';

const AT = '2026-11-23T10:00:00.000Z';
const NOW = Date.parse(AT) + 30_000;
const page = (patch: Partial<SayPageView>): SayPageView => ({
  ...{ id: 'p1', version: 1, channel: 'phone', language: 'fr', site: 'Lille', seats: 2, madeBy: 'o', createdAt: AT, expiresAt: '2026-12-23T10:00:00.000Z', revokedAt: null },
  ...{ state: 'live', lastContactAt: AT },
  ...patch,
});
const said = (site: string, seat: string) => ({ site, seat, by: 'o', name: 'Sophie', at: AT });
const spoken = (patch: Partial<SpokenView>): SpokenView => ({
  ...{ seats: 200, confirmed: 173, late: ['Lille'], forAll: null },
  sites: [
    { site: 'Lille', seats: 120, confirmed: 93, lateSeats: ['<b>12</b>'], confirmations: [said('Lille', 'Poste 1'), said('Lille', 'Poste 2')] },
    { site: 'Lyon', seats: 80, confirmed: 80, lateSeats: [], confirmations: [said('Lyon', '')] },
  ],
  ...patch,
});
const channel = (patch: Partial<BoardChannelView>): BoardChannelView => ({
  ...{ id: 'phone', kind: 'spoken', standing: 'late', texts: { fr: 'Bonjour <script>' }, revision: 4, since: AT, live: null, onItsWay: null, spoken: spoken({}), pages: [page({})] },
  ...patch,
});

function show(view: BoardChannelView, { owner = false, language = 'en', asked = [] }: { owner?: boolean; language?: 'fr' | 'en'; asked?: unknown[] } = {}) {
  const ok = { ok: true, value: null };
  const api = { board: { confirm: (...ask: unknown[]) => (asked.push(ask), Promise.resolve(ok)), revokePage: (...ask: unknown[]) => (asked.push(ask), Promise.resolve(ok)) } };
  const context = { id: 'demo', may: (act: string) => owner && act === 'acknowledge', messageTab: ref('inForce'), showPanel: () => undefined };
  const wrapper = mounted(BoardCard, { props: { channel: view, inForce: 4, now: NOW }, provide: { [ROOM as symbol]: context, [CONNECTION as symbol]: { api } }, language });
  useRoom().setRoom(roomOf({ publicKey: 'a"b<c', channels: [{ id: 'phone', public: false, manual: true }] }));
  return wrapper;
}
afterEach(() => document.body.replaceChildren());

describe('the board', () => {
  it('[MS6] says how many have confirmed and who is late, in both languages, with names as text', () => {
    const english = show(channel({}));
    expect(english.text()).toContain('173 of 200 confirmed');
    expect(english.text()).toContain('Lille late');
    expect(english.text()).toContain('Known seats still missing: <b>12</b>.');
    expect([english.find('b').exists(), english.find('script').exists()]).toEqual([false, false]);
    expect(english.find('progress').attributes()).toMatchObject({ value: '173', max: '200' });
    const french = show(channel({}), { language: 'fr' });
    expect(french.text()).toContain('Confirmé par 173 sur 200');
    expect(french.text()).toContain('Lille en retard');
  });

  it('[MS6] names the first few late sites and counts the others', () => {
    expect(show(channel({ spoken: spoken({ late: ['A', 'B', 'C', 'D', 'E', 'F'] }) })).text()).toContain('A, B, C, D and 2 more late');
  });

  it('[MS6] lets a channel owner, and nobody else, take a site’s word', async () => {
    expect(show(channel({})).findAll('button').map((button) => button.text())).toEqual([]);
    const asked: unknown[] = [];
    const owner = show(channel({}), { owner: true, asked });
    await owner.get('button[aria-label^="Confirm for Lille"]').trigger('click');
    expect(owner.find('button[aria-label^="Confirm for Lyon"]').exists()).toBe(false);
    expect(asked).toEqual([['demo', { channel: 'phone', n: 4, site: 'Lille' }]]);
  });

  it('[MS6] tells pages that are open from those that are not, and why a page has ended', () => {
    const text = show(channel({ pages: [page({}), page({ id: 'p2', lastContactAt: null }), page({ id: 'p3', lastContactAt: '2026-11-23T09:00:00.000Z' }), page({ id: 'p4', state: 'ended' })] })).text();
    for (const words of ['Open now', 'Never opened', 'Last open 1 h ago', 'Ended: who made it is no channel owner any more']) expect(text).toContain(words);
  });

  it('[RE6] marks what still shows an older text', () => {
    const live = { dispatchId: 'd', revision: 3, language: 'fr', text: 'Ancien', state: 'sent' as const, at: AT, url: 'https://x.example/1' };
    const card = show(channel({ id: 'x', kind: 'said', standing: 'stale', spoken: null, pages: [], revision: 3, live, onItsWay: { ...live, dispatchId: 'e', revision: 4, state: 'failed', url: null } }));
    expect(card.text()).toContain('Shows an older text');
    expect(card.text()).toContain('Revision 4: failed');
    expect(card.get('a').attributes()).toMatchObject({ href: 'https://x.example/1', rel: 'noopener noreferrer' });
  });

  it('[edge] gives the website one line to paste, whatever its key holds', () => {
    const card = show(channel({ id: 'website', kind: 'shown', standing: 'current', spoken: null, pages: [] }));
    return card.vm.$nextTick().then(() => {
      const lines = card.findAll('textarea').map(({ element }) => element.value);
      expect(lines[0]).toContain('/embed/v1.js" data-key="a&quot;b&lt;c" data-channel="website" data-language="fr"></script>');
    });
  });
});
