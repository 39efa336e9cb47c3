/**
 * What waits for somebody in a room at this moment, and whom to tell of it: pure, so that the same rule writes the notices and, before
 * each is sent, says whether it still stands. Everything rests on what is so now, never on what happened: nothing can be missed.
 */
import { can, type Actor } from '@unisson/shared/domain/actor';
import type { Instant, UserId } from '@unisson/shared/domain/entity';
import type { Notice } from '@unisson/shared/domain/notice';
import { HOLDING_ROLE } from '@unisson/shared/domain/holding-rules';
import { policyRoles, type Holder } from '@unisson/shared/domain/policy-match';
import type { Reply } from '@unisson/shared/domain/reply';
import type { Review, Revision } from '@unisson/shared/domain/revision';
import type { Control, Room } from '@unisson/shared/domain/room';

/** A reply whose decision somebody asked for; `authors` may not give it. */
export interface AskedReply {
  readonly reply: Pick<Reply, 'id'> & { readonly asked: NonNullable<Reply['asked']> };
  readonly authors: readonly UserId[];
}
export interface Scene {
  readonly room: Pick<Room, 'id' | 'name' | 'languages' | 'policy'>;
  readonly control: Control;
  /** Of the revision under review. */
  readonly review: Review | null;
  readonly revision: Pick<Revision, 'n' | 'frozenBy'> | null;
  /** Of the revision in force, where an executive put it there alone and nobody has reviewed that yet. */
  readonly emergency: { readonly n: number; readonly by: UserId; readonly authors: readonly UserId[] } | null;
  /** Who could still decide on it, as the console shows it. */
  readonly deciders: readonly UserId[];
  readonly members: readonly Holder[];
  readonly asked: readonly AskedReply[];
}
export interface Occasion {
  readonly about: Notice['about'];
  /** Told by the ways they chose. */
  readonly people: readonly UserId[];
}

/** So long before its time of effect people are told of a scheduled revision: enough to read it once more and to stop it. */
export const NEARING_MS = 10 * 60_000;

export function occasionsOf(scene: Scene, nowMs: number): readonly Occasion[] {
  return [
    ...reviewOf(scene),
    ...repliesOf(scene),
    ...holdOf(scene),
    ...scheduledOf(scene, nowMs),
    ...emergencyOf(scene),
    ...inForceOf(scene),
  ];
}

/** When the next occasion comes by the clock alone; null: none is in sight. */
export function nextByClock({ control }: Pick<Scene, 'control'>, nowMs: number): number | null {
  const at = control.scheduled ? Date.parse(control.scheduled.at) - NEARING_MS : null;
  return at !== null && at > nowMs ? at : null;
}

/** [MS8] an escalation is told to those who can decide once more, and to those who can do something about nobody deciding. */
function reviewOf({ review, revision, deciders, members }: Scene): readonly Occasion[] {
  if (!review || !revision || review.outcome !== 'open') return [];
  const id = String(revision.n);
  const waits: Occasion = { about: { kind: 'review', id }, people: deciders };
  if (review.escalatedAt === null) return [waits];
  const chasers = holders(members, (actor) => can(actor, 'publish'));
  return [waits, { about: { kind: 'escalation', id }, people: [...new Set([...deciders, ...chasers, revision.frozenBy])] }];
}

/** A request lapses with the text it was made for: another text is another occasion. */
export const askedId = (reply: { readonly id: string; readonly asked: { readonly hash: string } }): string =>
  `${reply.id} ${reply.asked.hash.slice(0, 16)}`;

function repliesOf({ asked, room, members }: Scene): readonly Occasion[] {
  return asked.map(({ reply, authors }) => ({
    about: { kind: 'reply', id: askedId(reply) },
    people: members
      .filter(({ userId, roles }) => !authors.includes(userId) && roles.some((role) => room.policy.replyDeciders.includes(role)))
      .map(({ userId }) => userId),
  }));
}

/** Those who may lift it and those whose decisions it stops; not whoever set it. */
function holdOf({ control, room, members }: Scene): readonly Occasion[] {
  const { hold } = control;
  if (hold === null) return [];
  const people = members.filter(({ userId }) => userId !== hold.by).map(({ userId }) => userId);
  return [{ about: { kind: 'hold', id: hold.at }, people: people.filter((id) => isConcerned(members, room, id, 'lift-hold')) }];
}

function scheduledOf({ control, room, members }: Scene, nowMs: number): readonly Occasion[] {
  const { scheduled } = control;
  if (!scheduled) return [];
  const atMs = Date.parse(scheduled.at);
  if (nowMs < atMs - NEARING_MS || nowMs >= atMs) return [];
  const people = members.map(({ userId }) => userId).filter((id) => isConcerned(members, room, id, 'recall'));
  return [{ about: { kind: 'scheduled', id: timed(scheduled.n, scheduled.at) }, people }];
}

/** [MS5] said without legal: legal hears of it at once, and reviews it. */
function emergencyOf({ emergency, members }: Scene): readonly Occasion[] {
  if (emergency === null) return [];
  const people = members.filter(
    ({ userId, roles }) => roles.includes(HOLDING_ROLE) && userId !== emergency.by && !emergency.authors.includes(userId),
  );
  return [{ about: { kind: 'emergency', id: String(emergency.n) }, people: people.map(({ userId }) => userId) }];
}

/** Watchers only: what stands is the console's to show. */
function inForceOf({ control }: Scene): readonly Occasion[] {
  const { inForce, inForceSince } = control;
  if (inForce === null || inForceSince === null) return [];
  return [{ about: { kind: 'in-force', id: timed(inForce, inForceSince) }, people: [] }];
}

const timed = (n: number, at: Instant): string => `${n} ${at}`;

/** The revision a notice names; null where it names none. */
export function revisionOf(about: Notice['about']): number | null {
  return about.kind === 'reply' || about.kind === 'hold' ? null : Number.parseInt(about.id, 10);
}

const actor = ({ userId, roles }: Holder): Actor => ({ userId, name: '', roles, installationAdmin: false });
const holders = (members: readonly Holder[], may: (actor: Actor) => boolean): readonly UserId[] =>
  members.filter((member) => may(actor(member))).map(({ userId }) => userId);

function isConcerned(members: readonly Holder[], room: Scene['room'], userId: UserId, act: 'lift-hold' | 'recall'): boolean {
  const member = members.find((one) => one.userId === userId);
  if (!member) return false;
  const deciding = policyRoles(room.policy);
  return can(actor(member), act) || member.roles.some((role) => deciding.includes(role));
}

/** Whether a notice says something that is still so, to somebody it still concerns. */
export function stands(notice: Pick<Notice, 'about' | 'userId'>, occasions: readonly Occasion[]): boolean {
  const occasion = occasions.find(({ about }) => about.kind === notice.about.kind && about.id === notice.about.id);
  return occasion !== undefined && (notice.userId === null || occasion.people.includes(notice.userId));
}
