import { afterEach, describe, expect, it, vi } from 'vitest';
import { mentionOf } from '../testing/made.ts';
import { mounted } from '../testing/mounted.ts';
import ChannelCard from './ChannelCard.vue';
import LinkState from './LinkState.vue';
import MentionRow from './MentionRow.vue';
import ReasonDialog from './ReasonDialog.vue';
import { compare } from './message-parts.ts';
import { cutAt } from './said-words.ts';
import { revisionOf } from '../testing/made.ts';

afterEach(() => {
  document.body.innerHTML = '';
});
const NOW = Date.parse('2026-11-23T10:05:00.000Z');
const rowProps = { active: false, stray: false, storyCount: 12, assignee: null, here: [], now: NOW };

describe('a row of the list', () => {
  it('is one button that says who, what, tone, story and age', async () => {
    const row = mounted(MentionRow, { props: { ...rowProps, mention: mentionOf({ id: 'a' }) } });
    const button = row.get('button');
    for (const word of ['Ana', '@ana', 'Une panne, encore', 'Negative', '12', '5 min']) expect(button.text()).toContain(word);
    await button.trigger('click');
    expect(row.emitted('open')).toHaveLength(1);
  });
  it('shows hostile text as text', () => {
    const row = mounted(MentionRow, { props: { ...rowProps, mention: mentionOf({ id: 'a', text: '<img src=x onerror=alert(1)>', author: { name: '<b>x</b>' } }) } });
    expect(row.find('img').exists()).toBe(false);
    expect(row.text()).toContain('<img src=x onerror=alert(1)>');
    expect(row.text()).toContain('<b>x</b>');
  });
  it('names who has taken it', () => {
    const row = mounted(MentionRow, { language: 'fr', props: { ...rowProps, mention: mentionOf({ id: 'a', assignee: 'u' }), assignee: { userId: 'u', name: 'Camille Renaud', color: 3, writing: false } } });
    expect(row.text()).toContain('Prise par Camille Renaud');
  });
});

describe('the state of the link', () => {
  it('[CO5] says for how long text has not been saved', () => {
    const chip = mounted(LinkState, { props: { link: 'live', unsavedSince: NOW - 12_400, now: NOW } });
    expect(chip.text()).toContain('Not saved for 12 s');
  });
  it('says nothing of a save that takes a moment', () => {
    const chip = mounted(LinkState, { language: 'fr', props: { link: 'live', unsavedSince: NOW - 900, now: NOW } });
    expect(chip.text()).toContain('En direct');
  });
});

describe('a dialog that asks why', () => {
  it('confirms only with a reason', async () => {
    const dialog = mounted(ReasonDialog, { props: { open: true, title: 'Hold everything', label: 'Why', action: 'Hold now' } });
    await vi.waitFor(() => expect(document.querySelector('[role="dialog"]')).not.toBeNull());
    const submit = document.querySelector<HTMLButtonElement>('button[type="submit"]');
    const field = document.querySelector('textarea');
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('Hold everything');
    expect(submit?.disabled).toBe(true);
    if (field) {
      field.value = '  wrong figure ';
      field.dispatchEvent(new Event('input'));
    }
    await dialog.vm.$nextTick();
    expect(submit?.disabled).toBe(false);
    document.querySelector('form')?.dispatchEvent(new Event('submit'));
    expect(dialog.emitted('confirm')).toEqual([['wrong figure']]);
  });
});

describe('words as a channel shows them', () => {
  it.each([
    ['phone', 'To say on the phone'],
    ['website', 'On the website'],
    ['press', 'Statement'],
  ])('a text for %s looks like one', (channel, words) => {
    expect(mounted(ChannelCard, { props: { channel, text: 'Bonjour', organisation: 'Rivage' } }).text()).toContain(words);
  });
});

describe('texts in pieces', () => {
  it('marks whole words whatever their accents and loses nothing', () => {
    const pieces = cutAt('Une PANNE générale, des pannes', ['panne', 'generale']);
    expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['PANNE', 'générale']);
    expect(pieces.map(({ text }) => text).join('')).toBe('Une PANNE générale, des pannes');
  });
  it('finds plain words again where the text has an apostrophe between them', () => {
    const pieces = cutAt('Je n’en peux plus', ['n en peux plus']);
    expect(pieces.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['n’en peux plus']);
  });
  it('takes a word with signs of the pattern language as it stands', () => {
    expect(cutAt('50 € (tout) demain', ['(tout)', '50 €']).some(({ isMarked }) => isMarked)).toBe(true);
  });
  it('takes every sign a found word may have, a hyphen too', () => {
    for (const word of ['rendez-vous', 'a.b', 'a/b', 'a\\b', '$5', '[x]', '{x}', 'a|b', 'c++', '^a', '#a', 'a&b', '👎'])
      expect(cutAt(`et ${word} là`, [word]).filter(({ isMarked }) => isMarked), word).toEqual([{ text: word, isMarked: true }]);
  });
  it('compares revisions part by part, with what is gone at the end', () => {
    const parts = compare(revisionOf({ texts: { fr: 'Un' }, facts: { montant: '10 €' } }), revisionOf({ texts: { fr: 'Deux' }, short: { fr: 'Court' } }));
    expect(parts.map(({ key, before, text }) => [key, before, text])).toEqual([
      ['core::fr', 'Un', 'Deux'],
      ['short::fr', '', 'Court'],
      ['fact:montant:', '10 €', ''],
    ]);
  });
});
