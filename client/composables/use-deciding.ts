/** Who may decide on what, as the console explains it: the same rules the server applies, so that a button is there when it would work. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Deputy } from '@unisson/shared/domain/deputy';
import { effectivePolicy, type GestureChange } from '@unisson/shared/domain/effective-policy';
import type { MessageContent } from '@unisson/shared/domain/message';
import { policyRoles } from '@unisson/shared/domain/policy-match';
import { canComplete } from '@unisson/shared/domain/review';
import { gestureChange } from '@unisson/shared/text/gesture';
import type { DeciderView, DeputyView, ReplyView, RevisionView } from '@unisson/shared/wire/views';
import { computed } from 'vue';
import { useDeputies } from '../stores/deputies.ts';
import { useMessage } from '../stores/message.ts';
import { useRoom } from '../stores/room.ts';
import { useSession } from '../stores/session.ts';
import { useFormat } from './use-format.ts';

/** In what quality this person's approval would count. */
export interface OwnWord {
  readonly role: Role;
  readonly for: DeciderView['for'];
}

export function useDeciding() {
  const room = useRoom();
  const session = useSession();
  const message = useMessage();
  const { t } = useFormat();
  const deputies = useDeputies();
  const ownRoles = computed(() => session.rolesIn(room.room?.id ?? ''));
  /** The person's own, and those lent by whoever named them deputy. */
  const myRoles = computed(() => [...new Set([...ownRoles.value, ...deputies.lentTo(session.id)])]);
  const deciders = computed(() => (room.room ? policyRoles(room.room.policy) : []));
  /** This person's role lets them decide on the message, as long as they do not write it. */
  const couldDecide = computed(() => myRoles.value.some((role) => deciders.value.includes(role)));

  /** Where an approval is missing that this person could give, by the own role first or in somebody's place; null: none of theirs is. */
  function ownWord(revision: RevisionView): OwnWord | null {
    const mine = (Object.entries(revision.canDecide) as [Role, readonly DeciderView[]][]).flatMap(([role, people]) =>
      people.filter(({ userId }) => userId === session.id).map((person) => ({ role, for: person.for })),
    );
    return mine.find((word) => word.for === null) ?? mine[0] ?? null;
  }
  function isNamed(revision: RevisionView): boolean {
    const named = revision.needs ? policyRoles(revision.needs.policy) : deciders.value;
    return ownRoles.value.some((role) => named.includes(role)) || ownWord(revision) !== null;
  }
  /** Has a say on it: may object, and approve where it is their turn. */
  function mayDecide(revision: RevisionView): boolean {
    const hasDecided = revision.decisions.some(({ userId }) => userId === session.id);
    return revision.status === 'under-review' && isNamed(revision) && !revision.authors.includes(session.id) && !hasDecided;
  }
  /** Approving out of turn is refused; so is a second approval in one person's place. */
  function mayApprove(revision: RevisionView): boolean {
    const isOpen = revision.status === 'under-review' || (revision.status === 'scheduled' && (revision.needs?.open.length ?? 0) > 0);
    if (!isOpen || revision.authors.includes(session.id)) return false;
    if (revision.decisions.some((decision) => decision.userId === session.id || decision.for?.userId === session.id)) return false;
    return ownWord(revision) !== null || (revision.status === 'under-review' && isNamed(revision) && revision.needs?.policy.ordered !== true);
  }
  function mayDecideReply(reply: ReplyView): boolean {
    return reply.needs.decision && myRoles.value.some((role) => reply.needs.by.includes(role));
  }
  /**
   * Who could still decide, deputies included, if these people count as authors; `enough`: they could fill every seat of the policy as it
   * would hold for this text; `gesture`: why an executive would be among them.
   */
  function decidersBut(authors: readonly string[], content: MessageContent | null = null): { people: { userId: string; name: string }[]; enough: boolean; gesture: GestureChange } {
    const settings = room.room;
    if (!settings) return { people: [], enough: false, gesture: [] };
    const gesture = content ? gestureChange(message.inForce?.gesture ?? {}, content.gesture, settings.languages[0] ?? 'fr') : [];
    const policy = effectivePolicy(settings.policy, { review: {}, gesture });
    const members = [...room.members.values()].filter(({ roles }) => roles.length > 0);
    const revision = { n: 0, hash: '', authors, frozenAt: new Date().toISOString() };
    const standIns = deputies.standing.filter(({ from }) => Date.parse(from) <= Date.now()).map(asDeputy);
    const standing = { policy, revision, decisions: [], members, deputies: standIns };
    // Those whose word would bring it further; others may speak as well.
    const named = policyRoles({ steps: policy.steps });
    const own = members.filter(({ userId, roles }) => !authors.includes(userId) && roles.some((role) => named.includes(role)));
    const lent = standIns.filter(({ of, userId, role }) => !authors.includes(userId) && !authors.includes(of) && named.includes(role) && !own.some((member) => member.userId === userId));
    const people = [
      ...own.map(({ userId, name }) => ({ userId, name })),
      ...lent.map(({ userId, of }) => ({ userId, name: t('deputy.forPerson', { name: room.nameOf(userId), of: room.nameOf(of) }) })),
    ];
    return { people, enough: canComplete(standing), gesture };
  }
  return { myRoles, couldDecide, ownWord, mayDecide, mayApprove, mayDecideReply, decidersBut };
}

function asDeputy({ id, version, of, deputy, role, from, until, namedBy, namedAt, ended }: DeputyView): Deputy {
  return { id, version, of: of.userId, userId: deputy.userId, role, from, until, namedBy: namedBy.userId, namedAt, ended };
}
