/** Has the list show some of the room's mentions, from wherever one is: by story, by watch term. The filters that stood before are gone. */
import { NO_FILTERS, type Filters } from '../stores/mention-order.ts';
import { useMentions } from '../stores/mentions.ts';
import { useRoomContext } from './room-context.ts';

export function useMentionView(): (filters: Partial<Filters>) => void {
  const context = useRoomContext();
  const mentions = useMentions();
  return (filters) => {
    mentions.setView({ filters: { ...NO_FILTERS, ...filters } });
    context.listTab.value = 'mentions';
    context.showPanel('list');
  };
}
