/** The overview before a freeze: one row for what is said alike. */
import { EMPTY_MESSAGE } from '@unisson/shared/domain/message';
import { describe, expect, it } from 'vitest';
import { roomLeft } from './room-left.ts';

const content = { ...EMPTY_MESSAGE, texts: { fr: 'Vos dépôts sont garantis.', en: 'Your money is safe.' }, variants: { press: { fr: 'Communiqué.' } } };
const asked = { channels: ['x', 'website', 'branches', 'press', 'mastodon'], languages: ['fr', 'en'], signature: 'Banque' };

describe('[RE4] the room each channel leaves', () => {
  it('is told once for channels that would say the same and have the same room', () => {
    const rows = roomLeft(content, asked).map(({ channels, language, fit }) => [channels.join(' '), language, fit?.written ?? null]);
    expect(rows).toEqual([
      ['x', 'fr', false],
      ['x', 'en', false],
      ['website branches', 'fr', false],
      ['website branches press', 'en', false],
      ['press', 'fr', true],
      ['mastodon', 'fr', false],
      ['mastodon', 'en', false],
    ]);
  });
  it('counts the signature, and says where there is nothing to say', () => {
    const [x] = roomLeft(content, asked);
    expect(x?.fit).toEqual({ length: 25, limit: 280, left: 280 - 25 - 2 - 6 - 2, posts: 1, written: false });
    expect(roomLeft({ ...content, texts: { fr: 'Vos dépôts.' } }, asked).find(({ language, channels }) => language === 'en' && channels.includes('x'))?.fit).toBeNull();
  });
});
