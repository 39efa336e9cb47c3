import type { StoryView, AlertView } from '@unisson/shared/wire/views';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { alertOf, mentionOf, storyOf } from '../testing/made.ts';
import { useAlerts } from './alerts.ts';
import { ANY_PROPOSED, matches, NO_FILTERS } from './mention-order.ts';
import { useStories } from './stories.ts';
import { placed } from './story-order.ts';

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const ranked = (id: string, value: number, patch: Partial<StoryView> = {}): StoryView => storyOf({ id, rank: { value, because: [] }, ...patch });

describe('stories in their list', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('[ST2] leave out what was joined to another, and stand by rank', () => {
    expect(ids(placed([ranked('low', 10), ranked('gone', 90, { redirect: 'low' }), ranked('high', 60)], 'rank', 'all'))).toEqual(['high', 'low']);
  });

  it('are found by what people said of them', () => {
    const verdict = { is: 'noise', reason: null, by: 'ana', at: '2026-11-23T10:00:00.000Z' } as const;
    const stories = [ranked('judged', 10, { verdict }), ranked('new', 5), ranked('back', 3, { verdict: null })];
    expect(ids(placed(stories, 'rank', 'noise'))).toEqual(['judged']);
    expect(ids(placed(stories, 'rank', 'undecided'))).toEqual(['new', 'back']);
  });

  it('are listed from two mentions on, and where somebody has judged them', () => {
    const verdict = { is: 'watch', reason: null, by: 'ana', at: '2026-11-23T10:00:00.000Z' } as const;
    const stories = [ranked('once', 90, { count: 1 }), ranked('twice', 50, { count: 2 }), ranked('judged', 40, { count: 1, verdict })];
    expect(ids(placed(stories, 'rank', 'all', 2))).toEqual(['twice', 'judged']);
    expect(ids(placed(stories, 'rank', 'all', 1))).toEqual(['once', 'twice', 'judged']);
    const held = useStories();
    held.isShown = true;
    for (const story of stories) held.note(story);
    held.flush();
    expect(ids(held.rows)).toEqual(['twice', 'judged']);
  });

  it('[ST2] are found through all they were joined to', () => {
    const stories = useStories();
    for (const [id, redirect] of [['a', 'b'], ['b', 'c'], ['c', null]] as const) stories.note(ranked(id, 1, { redirect }));
    expect(stories.find('a')?.id).toBe('c');
  });

  it('keep their places while somebody reads, with new figures; a joined one leaves', async () => {
    const stories = useStories();
    stories.isShown = true;
    for (const story of [ranked('a', 50), ranked('b', 40), ranked('c', 30)]) stories.note(story);
    stories.flush();
    stories.isReading = true;
    stories.note(ranked('b', 99, { version: 2, count: 70 }));
    stories.note(ranked('c', 30, { version: 2, redirect: 'a' }));
    stories.flush();
    expect(ids(stories.rows)).toEqual(['a', 'b']);
    expect(stories.rows[1]?.count).toBe(70);
    stories.isReading = false;
    await nextTick();
    expect(ids(stories.rows)).toEqual(['b', 'a']);
  });
});

describe('alerts', () => {
  beforeEach(() => setActivePinia(createPinia()));
  const at = (minute: number): Partial<AlertView> => ({ raisedAt: `2026-11-23T10:0${minute}:00.000Z` });

  it('[ME7] put danger before any figure, then what nobody has seen', () => {
    const alerts = useAlerts();
    alerts.setAll([
      alertOf({ id: 'new', ...at(5) }),
      alertOf({ id: 'seen', acknowledgedBy: 'ana', ...at(9) }),
      alertOf({ id: 'danger', about: { kind: 'danger', id: 'm1' }, measure: 'danger', ...at(1) }),
      alertOf({ id: 'over', state: 'ended', ...at(8) }),
    ]);
    expect(ids(alerts.raised)).toEqual(['danger', 'new', 'seen']);
    expect(ids(alerts.open)).toEqual(['danger', 'new']);
    expect(ids(alerts.ended)).toEqual(['over']);
  });

  it('[FE1] drop one older than held', () => {
    const alerts = useAlerts();
    alerts.set(alertOf({ id: 'a', version: 3, now: 30 }));
    alerts.set(alertOf({ id: 'a', version: 2, now: 20 }));
    expect(alerts.raised[0]?.now).toBe(30);
  });
});

describe('views of the mentions', () => {
  it('hold supporters, and whatever special handling is proposed', () => {
    const praise = mentionOf({ id: 'a', speaker: 'supporter' });
    const lawsuit = mentionOf({ id: 'b', proposed: { handling: 'legal', because: ['legal-action:sue'], confidence: 0.8 } });
    expect([praise, lawsuit].map((one) => matches(one, { ...NO_FILTERS, speaker: 'supporter' }, 'me'))).toEqual([true, false]);
    expect([praise, lawsuit].map((one) => matches(one, { ...NO_FILTERS, proposed: ANY_PROPOSED }, 'me'))).toEqual([false, true]);
    expect(matches(lawsuit, { ...NO_FILTERS, proposed: 'danger' }, 'me')).toBe(false);
  });
});
