// What is open and which tabs show, in the address: whoever changes two of them at once gets both.
import { flushPromises, mount } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { useSelection, type Selection } from './use-selection.ts';

async function at(address: string): Promise<{ selection: Selection; router: Router }> {
  const held: Selection[] = [];
  const screen = defineComponent({
    setup() {
      held.push(useSelection());
      return () => h('div');
    },
  });
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: screen }] });
  await router.push(address);
  mount(screen, { global: { plugins: [router] } });
  const [selection] = held;
  if (!selection) throw new Error('not set up');
  return { selection, router };
}

it('the mentions of a story are shown in the list, whatever the list showed before', async () => {
  const { selection, router } = await at('/?list=stories&story=s1&panel=mention');
  selection.listTab.value = 'mentions';
  selection.showPanel('list');
  await flushPromises();
  expect(router.currentRoute.value.query).toEqual({ story: 's1', panel: 'list' });
  expect([selection.listTab.value, selection.panel.value]).toEqual(['mentions', 'list']);
});

it('what was changed before holds no longer than its address', async () => {
  const { selection, router } = await at('/?figures=reading');
  selection.figuresTab.value = 'figures';
  selection.showPanel('figures');
  await flushPromises();
  await router.push('/?figures=ranking&panel=figures');
  selection.openMention('m1');
  await flushPromises();
  expect(router.currentRoute.value.query).toEqual({ figures: 'ranking', panel: 'figures', mention: 'm1' });
});
