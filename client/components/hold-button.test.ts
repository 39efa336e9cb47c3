/** Owns the tests of the button that has to be kept pressed: pointer, keys, and a screen reader's click. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import HoldButton from './HoldButton.vue';
import { mounted } from '../testing/mounted.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function make() {
  const wrapper = mounted(HoldButton, { props: { label: 'Put in force' } });
  const button = wrapper.get('button');
  return { button, wrapper, confirmed: () => wrapper.emitted('confirm')?.length ?? 0 };
}

it('acts once it was kept pressed, not before', async () => {
  const { button, confirmed } = make();
  await button.trigger('pointerdown', { button: 0 });
  vi.advanceTimersByTime(1_000);
  expect(confirmed()).toBe(0);
  vi.advanceTimersByTime(300);
  expect(confirmed()).toBe(1);
});

it('does nothing when it is let go of too early, nor for the click that follows', async () => {
  const { button, confirmed } = make();
  await button.trigger('pointerdown', { button: 0 });
  vi.advanceTimersByTime(500);
  await button.trigger('pointerup');
  await button.trigger('click');
  vi.advanceTimersByTime(5_000);
  expect(confirmed()).toBe(0);
});

it('can be kept pressed with a key, and let go of', async () => {
  const { button, confirmed } = make();
  await button.trigger('keydown', { key: ' ' });
  await button.trigger('keyup', { key: ' ' });
  vi.advanceTimersByTime(2_000);
  expect(confirmed()).toBe(0);
  await button.trigger('keydown', { key: 'Enter' });
  await button.trigger('keydown', { key: 'Enter', repeat: true });
  vi.advanceTimersByTime(1_300);
  expect(confirmed()).toBe(1);
});

it('asks a screen reader’s click for a second one, and forgets the first', async () => {
  const { button, wrapper, confirmed } = make();
  await button.trigger('click');
  expect(confirmed()).toBe(0);
  expect(wrapper.get('[role=status]').text()).toBe('Press once more to confirm');
  vi.advanceTimersByTime(7_000);
  await button.trigger('click');
  expect(confirmed()).toBe(0);
  await button.trigger('click');
  expect(confirmed()).toBe(1);
});
