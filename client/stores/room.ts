/** The room at hand: its settings, people, hold, who is here, and how the link to the server stands. Changed by snapshots and events only. */
import type { PresencePerson } from '@unisson/shared/wire/feed';
import type { HoldView, MemberView, RoomView } from '@unisson/shared/wire/views';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { LinkState } from '../connection/feed.ts';

export const useRoom = defineStore('room', () => {
  const room = shallowRef<RoomView | null>(null);
  const hold = shallowRef<HoldView | null>(null);
  const members = shallowRef(new Map<string, MemberView>());
  const people = shallowRef<readonly PresencePerson[]>([]);
  const link = ref<LinkState>('connecting');
  /** Who speaks, as previews show it: the room's name up to its subject. */
  const organisation = computed(() => room.value?.name.split(/ [·|–-] |: /u)[0]?.trim() ?? '');
  /** Draft name → since when it holds something that is not on disk. */
  const unsaved = shallowRef(new Map<string, number>());
  const oldestUnsaved = computed(() => (unsaved.value.size === 0 ? null : Math.min(...unsaved.value.values())));

  /** Grows when everything held was replaced: what a pane fetched for itself is to be fetched again. */
  const renewals = ref(0);

  function renew(): void {
    renewals.value += 1;
  }
  function setRoom(next: RoomView): void {
    if (room.value && room.value.id === next.id && next.version < room.value.version) return;
    room.value = next;
    hold.value = next.hold;
  }
  function setHold(next: HoldView | null): void {
    hold.value = next;
  }
  function setMembers(list: readonly MemberView[]): void {
    members.value = new Map(list.map((member) => [member.userId, member]));
  }
  function setMember(member: MemberView): void {
    members.value = new Map(members.value).set(member.userId, member);
  }
  function setPeople(list: readonly PresencePerson[]): void {
    people.value = list;
  }
  function setLink(next: LinkState): void {
    link.value = next;
  }
  function setUnsaved(draft: string, since: number | null): void {
    const now = new Map(unsaved.value);
    if (since === null) now.delete(draft);
    else now.set(draft, since);
    unsaved.value = now;
  }
  /** The name shown for a user; the id where nobody knows more. */
  function nameOf(userId: string): string {
    return members.value.get(userId)?.name ?? people.value.find((person) => person.userId === userId)?.name ?? userId;
  }
  /** One of twelve fixed colours: the server's where the person is here, else the same for the same id. */
  function colorOf(userId: string): number {
    const here = people.value.find((person) => person.userId === userId);
    if (here) return here.color % 12;
    // The server's own reckoning (FNV-1a), so that a colour stays the same whether its owner is here or not.
    let sum = 0x811c9dc5;
    for (let i = 0; i < userId.length; i += 1) sum = Math.imul(sum ^ userId.charCodeAt(i), 0x01000193) >>> 0;
    return sum % 12;
  }
  function reset(): void {
    room.value = null;
    hold.value = null;
    members.value = new Map();
    people.value = [];
    link.value = 'connecting';
  }
  return { room, hold, members, people, link, organisation, unsaved, oldestUnsaved, renewals, renew, setRoom, setHold, setMembers, setMember, setPeople, setLink, setUnsaved, nameOf, colorOf, reset };
});
