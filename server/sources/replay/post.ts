/** The made storm's ids, addresses and figures, in each network's own form. Addresses end in .example: no link leads to anybody. */
import { numberText, type Person, type Source } from './people.ts';
import type { Chance } from './prng.ts';

export interface PostFigures {
  readonly likes: number;
  readonly reposts: number;
  readonly replies: number;
  readonly reach: number;
}

/** @param n number in the storm: part of every id, so that no two are alike. */
export function addressOf(source: Source, handle: string, n: number, chance: Chance): { nativeId: string; url: string } {
  const serial = String(n).padStart(9, '0');
  switch (source) {
    case 'x': {
      const nativeId = `18${serial}${numberText(chance, 8)}`;
      return { nativeId, url: `https://x.example/${handle}/status/${nativeId}` };
    }
    case 'mastodon': {
      const id = `11${serial}${numberText(chance, 7)}`;
      const host = chance.pick(['social.example', 'piaf.example', 'toot.example', 'mast.example']);
      return { nativeId: `https://${host}/users/${handle}/statuses/${id}`, url: `https://${host}/@${handle}/${id}` };
    }
    case 'bluesky': {
      const key = `3k${serial}${chance.below(36 ** 4).toString(36)}`;
      return { nativeId: `at://did:plc:${handle}/app.bsky.feed.post/${key}`, url: `https://bsky.example/profile/${handle}/post/${key}` };
    }
    case 'facebook': {
      const id = `${numberText(chance, 6)}${serial}`;
      return { nativeId: `100066${numberText(chance, 6)}_${id}`, url: `https://facebook.example/posts/${id}` };
    }
    case 'news': {
      const url = `https://${handle}.example/economie/${serial}-banque-rivage`;
      return { nativeId: url, url };
    }
  }
}

/** @param weight how widely it goes round; 0 for most. */
export function figuresOf(person: Person, weight: number, chance: Chance): PostFigures {
  const warmth = chance.next() ** 3;
  const reposts = Math.floor(person.followers * 0.004 * warmth + weight * weight * (3 + 20 * chance.next()));
  const likes = Math.floor(person.followers * 0.02 * warmth + reposts * (1.5 + 2 * chance.next()) + 3 * chance.next());
  const replies = Math.floor(reposts * 0.3 * chance.next() + 2 * chance.next() ** 4);
  const seen = person.source === 'news' ? 1 : 0.2 + 0.5 * chance.next();
  return { likes, reposts, replies, reach: Math.floor(person.followers * seen) + reposts * 120 };
}
