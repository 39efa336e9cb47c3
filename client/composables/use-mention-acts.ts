/** What can be done to a mention: each act asks the server and hands its answer to the list. The feed says the same to everybody else. */
import type { Handling, Label, Status } from '@unisson/shared/domain/mention';
import type { Result } from '@unisson/shared/domain/result';
import type { MentionView } from '@unisson/shared/wire/views';
import { computed } from 'vue';
import { useConnection } from '../connection/connection.ts';
import { useMentions } from '../stores/mentions.ts';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';
import { useRoomContext } from './room-context.ts';
import { useAct } from './use-act.ts';

export function useMentionActs(mention: () => MentionView | null) {
  const { api } = useConnection();
  const context = useRoomContext();
  const mentions = useMentions();
  const room = useRoom();
  const session = useSession();
  const { act, isBusy } = useAct();

  /** Takes the server's word at once: the person who acted does not wait for the feed. */
  async function run(work: (id: string) => Promise<Result<MentionView>>): Promise<boolean> {
    const now = mention();
    if (!now) return false;
    const changed = await act(work(now.id));
    if (!changed) return false;
    // Some acts answer less than the whole mention; the feed brings the rest.
    if (typeof changed === 'object' && 'version' in changed && 'text' in changed) {
      mentions.remember(changed);
      mentions.altered(changed);
      mentions.flush();
    }
    return true;
  }
  const isMine = computed(() => mention()?.assignee === session.id);

  return {
    isBusy,
    isMine,
    ownerName: computed(() => {
      const owner = mention()?.handlingOwner;
      return owner ? room.nameOf(owner) : '–';
    }),
    nameOf: (userId: string) => room.nameOf(userId),
    claim: () => run((id) => (isMine.value ? api.mentions.release(context.id, id) : api.mentions.claim(context.id, id))),
    assign: (userId: string) => run((id) => api.mentions.assign(context.id, id, userId)),
    status: (status: Status, reason?: string) => run((id) => api.mentions.status(context.id, id, status, reason)),
    label: (label: Label) => (context.may('triage') ? run((id) => api.mentions.label(context.id, id, label)) : Promise.resolve(false)),
    dismissProposal: (reason: string) => run((id) => api.mentions.dismissProposal(context.id, id, reason)),
    troll: (on: boolean, reason: string) => run((id) => api.mentions.troll(context.id, id, on, reason)),
    handling: (ask: { handling: Handling; owner?: string; reason: string }) => run((id) => api.mentions.handling(context.id, id, ask)),
  };
}
export type MentionActsPort = ReturnType<typeof useMentionActs>;
