// Where an alert leads: to what it is about, on a screen of any width.
import { expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { CONNECTION } from '../connection/connection.ts';
import { useMentions } from '../stores/mentions.ts';
import { alertOf } from '../testing/made.ts';
import { mounted } from '../testing/mounted.ts';
import { ROOM } from './room-context.ts';
import { useAlertActs } from './use-alert-acts.ts';

it('[ME7] an alert about a watch term shows its mentions: on a phone the list comes in front of the alerts', () => {
  const panels: string[] = [];
  const listTab = ref('stories');
  const context = { id: 'demo', listTab, showPanel: (panel: string) => void panels.push(panel) };
  const held: { go?: ReturnType<typeof useAlertActs>['go'] } = {};
  const screen = defineComponent({
    setup() {
      held.go = useAlertActs().go;
      return () => h('p');
    },
  });
  mounted(screen, { provide: { [ROOM as symbol]: context, [CONNECTION as symbol]: { api: {} } } });
  held.go?.(alertOf({ id: 'a1', about: { kind: 'topic', id: 'frais cachés' } }));
  expect(useMentions().filters).toMatchObject({ topic: 'frais cachés', story: '' });
  expect([listTab.value, panels]).toEqual(['mentions', ['list']]);
});
