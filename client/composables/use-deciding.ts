/** Who may decide on what, as the console explains it: the same rules the server applies, so that a button is there when it would work. */
import { canMeet, policyRoles } from '@unisson/shared/domain/policy-match';
import type { ReplyView, RevisionView } from '@unisson/shared/wire/views';
import { computed } from 'vue';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';

export function useDeciding() {
  const room = useRoom();
  const session = useSession();
  const myRoles = computed(() => session.rolesIn(room.room?.id ?? ''));
  const deciders = computed(() => (room.room ? policyRoles(room.room.policy) : []));
  /** This person's role lets them decide on the message, as long as they do not write it. */
  const couldDecide = computed(() => myRoles.value.some((role) => deciders.value.includes(role)));

  function mayDecide(revision: RevisionView): boolean {
    const hasDecided = revision.decisions.some(({ userId }) => userId === session.id);
    return revision.status === 'under-review' && couldDecide.value && !revision.authors.includes(session.id) && !hasDecided;
  }
  function mayDecideReply(reply: ReplyView): boolean {
    return reply.needs.decision && myRoles.value.some((role) => reply.needs.by.includes(role));
  }
  /** Who could still decide if these people count as authors; `enough`: they could fill every step of the policy. */
  function decidersBut(authors: readonly string[]): { people: { userId: string; name: string }[]; enough: boolean } {
    const able = [...room.members.values()].filter(
      ({ userId, roles }) => !authors.includes(userId) && roles.some((role) => deciders.value.includes(role)),
    );
    const policy = room.room?.policy;
    return { people: able.map(({ userId, name }) => ({ userId, name })), enough: policy !== undefined && canMeet(policy, able) };
  }
  return { myRoles, couldDecide, mayDecide, mayDecideReply, decidersBut };
}
