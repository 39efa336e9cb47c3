import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { mentionOf } from '../testing/made.ts';
import { NO_FILTERS } from './mention-order.ts';
import { KEPT_ROWS, KEPT_WAITING, useMentions } from './mentions.ts';

const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const ranked = (id: string, value: number, more = {}) => mentionOf({ id, rank: { value, because: [] }, ...more });

describe('the live list', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('puts a new mention in its place by rank', () => {
    const list = useMentions();
    list.replace([ranked('a', 90), ranked('b', 10)], null);
    list.added(ranked('c', 50));
    list.flush();
    expect(ids(list.rows)).toEqual(['a', 'c', 'b']);
  });

  it('lets new ones wait behind a counter while somebody reads, and shows them when asked', () => {
    const list = useMentions();
    list.replace([ranked('a', 90)], null);
    list.isReading = true;
    list.added(ranked('b', 95));
    list.flush();
    expect(ids(list.rows)).toEqual(['a']);
    expect(list.waitingCount).toBe(1);
    expect(list.reveal()).toBe(true);
    expect(ids(list.rows)).toEqual(['b', 'a']);
    expect(list.waitingCount).toBe(0);
  });

  it('says that a fresh first page is needed once too many wait', () => {
    const list = useMentions();
    list.replace([], null);
    list.isReading = true;
    for (let i = 0; i <= KEPT_WAITING; i += 1) list.added(ranked(`m${i}`, i));
    list.flush();
    expect(list.waitingCount).toBe(KEPT_WAITING + 1);
    expect(list.reveal()).toBe(false);
  });

  it('[FE1] shows one mention once, whether it came by page or by feed', () => {
    const list = useMentions();
    list.replace([ranked('a', 90)], 'next');
    list.added(ranked('a', 90));
    list.flush();
    list.append([ranked('a', 90), ranked('b', 10)], null);
    expect(ids(list.rows)).toEqual(['a', 'b']);
  });

  it('leaves to the next page what belongs below the last row', () => {
    const list = useMentions();
    list.replace([ranked('a', 90)], 'next');
    list.added(ranked('z', 1));
    list.flush();
    expect(ids(list.rows)).toEqual(['a']);
  });

  it('keeps what the feed said while the first page was on its way', () => {
    const list = useMentions();
    list.expectPage();
    list.added(ranked('new', 95));
    list.altered(ranked('a', 90, { version: 2, status: 'answered' }));
    list.flush();
    list.replace([ranked('a', 90)], null);
    expect(ids(list.rows)).toEqual(['new', 'a']);
    expect(list.find('a')?.status).toBe('answered');
  });

  it('changes a mention in its place and drops an older version', () => {
    const list = useMentions();
    list.replace([ranked('a', 90), ranked('b', 10, { version: 3 })], null);
    list.altered(ranked('b', 99, { version: 4, status: 'in-progress' }));
    list.flush();
    expect(ids(list.rows)).toEqual(['a', 'b']);
    expect(list.find('b')?.status).toBe('in-progress');
    list.altered(ranked('b', 99, { version: 2, status: 'new' }));
    list.flush();
    expect(list.find('b')?.status).toBe('in-progress');
  });

  it('marks a row that left the view and lets it go only when the list is renewed', () => {
    const list = useMentions();
    list.setView({ filters: { ...NO_FILTERS, status: 'new' } });
    list.replace([ranked('a', 90), ranked('b', 10)], null);
    list.altered(ranked('a', 90, { version: 2, status: 'answered' }));
    list.flush();
    expect(ids(list.rows)).toEqual(['a', 'b']);
    expect(list.strays.has('a')).toBe(true);
    list.reveal();
    expect(ids(list.rows)).toEqual(['b']);
  });

  it('[ST2] gives mentions of a joined story to the survivor', () => {
    const list = useMentions();
    list.replace([ranked('a', 90, { storyId: 's1' })], null);
    list.grouped('s2', ['s1', 's2']);
    list.flush();
    expect(list.rows[0]?.storyId).toBe('s2');
  });

  it('lets go of the tail when more flows in than a tab should hold', () => {
    const list = useMentions();
    list.replace([], null);
    for (let i = 0; i < KEPT_ROWS + 10; i += 1) list.added(ranked(`m${i}`, i));
    list.flush();
    expect(list.rows.length).toBe(KEPT_ROWS);
    expect(list.isCut).toBe(true);
  });
});
