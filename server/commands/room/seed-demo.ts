/**
 * The demo's room and people, made once and on an empty store only: their password is printed for everyone, so they must never
 * stand beside anything real. Nothing is in force and the draft is empty; the library holds two statements for the first hour.
 */
import type { Role } from '@unisson/shared/domain/actor';
import type { Outlet } from '@unisson/shared/domain/dispatch';
import type { Holding } from '@unisson/shared/domain/holding';
import { DEFAULT_POLICY, type Member, type Room, type User } from '@unisson/shared/domain/room';
import { instant } from '../../runtime/runtime.ts';
import { INSTALLATION, type Put } from '../../store/store.ts';
import type { Deps } from '../attempt.ts';
import { demoHoldings } from './demo-holding.ts';
import { DEMO_PROTOCOLS } from './demo-protocols.ts';
import { CONTROL_OF_A_NEW_ROOM, DEFAULT_CHANNELS } from './create-room.ts';

export const DEMO_ROOM = 'demo';
export const DEMO_PASSWORD = 'unisson-demo';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}
const person = (account: string, name: string, role: Role): DemoPerson => ({ email: `${account}@demo.test`, name, roles: [role] });
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('responder1', 'Camille Renaud', 'responder'),
  person('responder2', 'Oliver Grant', 'responder'),
  person('supervisor', 'Nadia Belkacem', 'supervisor'),
  person('legal', 'Maître Claire Duhamel', 'legal'),
  person('legal2', 'Thomas Whitfield', 'legal'),
  person('executive', 'Étienne Valmont', 'executive'),
  person('channels', 'Sophie Kerjean', 'channel-owner'),
  person('observer', 'Priya Nair', 'observer'),
  person('admin', 'Marc Lefèvre', 'admin'),
];

const OUTLETS: readonly (readonly [channel: string, name: string])[] = [
  ['x', '@BanqueRivage · X'],
  ['bluesky', '@banquerivage.example · Bluesky'],
  ['mastodon', '@banquerivage@social.example · Mastodon'],
  ['facebook', 'Banque Rivage · Facebook'],
  ['phone', 'Centre d’appels'],
  ['website', 'banque-rivage.example'],
  ['branches', 'Agences'],
  ['press', 'Salle de presse'],
];

export interface SeedDeps extends Deps {
  hash(password: string): Promise<string>;
}

/** @returns false where the store holds a room or an account already: nothing is done then. */
export async function seedDemo(deps: SeedDeps): Promise<boolean> {
  const [rooms, users] = await Promise.all([
    deps.store.list('room', { scope: INSTALLATION, limit: 1 }),
    deps.store.list('user', { scope: INSTALLATION, limit: 1 }),
  ]);
  if (rooms.items.length > 0 || users.items.length > 0) return false;
  const at = instant(deps.runtime);
  // one hash for all: the password is public, and nine would make the first start wait
  const password = await deps.hash(DEMO_PASSWORD);
  const people = DEMO_PEOPLE.map((one) => ({ ...one, user: makeUser(deps.runtime.id(), one, password, at) }));
  const puts: Put[] = [
    { kind: 'room', scope: INSTALLATION, entity: demoRoom(at) },
    { kind: 'control', entity: CONTROL_OF_A_NEW_ROOM },
    ...people.map(({ user }): Put => ({ kind: 'user', scope: INSTALLATION, entity: user })),
    ...people.map(({ user, roles }): Put => ({ kind: 'member', entity: { id: user.id, version: 1, roles } satisfies Member })),
    ...holdingsBy(deps, people, at).map((entity): Put => ({ kind: 'holding', entity })),
    ...OUTLETS.map(([channel, name]): Put => ({ kind: 'outlet', entity: makeOutlet(deps.runtime.id(), channel, name, at) })),
  ];
  const committed = await deps.store.commit({
    scope: DEMO_ROOM,
    puts,
    events: [{ type: 'room.changed', kind: 'room', id: DEMO_ROOM, version: 1 }],
    audit: { actor: 'system', act: 'seed-demo', subject: { kind: 'room', id: DEMO_ROOM } },
    at,
  });
  // another server on the same store was quicker
  return committed.ok;
}

/** Written by a responder, approved by the second lawyer and the executive: the first lawyer is free to use them. */
function holdingsBy(deps: Deps, people: readonly (DemoPerson & { user: User })[], at: string): readonly Holding[] {
  const idOf = (account: string): string => people.find(({ email }) => email === `${account}@demo.test`)?.user.id ?? '';
  const approvers = [
    { userId: idOf('legal2'), role: 'legal' as const },
    { userId: idOf('executive'), role: 'executive' as const },
  ];
  return demoHoldings(DEMO_ROOM, [deps.runtime.id(), deps.runtime.id()], { author: idOf('responder1'), approvers }, at);
}

function demoRoom(at: string): Room {
  return {
    id: DEMO_ROOM,
    version: 1,
    name: 'Banque Rivage · #AskRivage',
    languages: ['fr', 'en'],
    channels: DEFAULT_CHANNELS,
    policy: DEFAULT_POLICY,
    publicKey: DEMO_ROOM,
    signature: '{name}, Banque Rivage',
    limits: { undecidedMs: 10 * 60_000, awayMs: 15 * 60_000 },
    watch: ['#AskRivage', 'Banque Rivage', '@BanqueRivage'],
    protocols: DEMO_PROTOCOLS,
    createdAt: at,
  };
}

function makeUser(id: string, { email, name, roles }: DemoPerson, password: string, at: string): User {
  return { id, version: 1, email, name, installationAdmin: roles.includes('admin'), password, disabledAt: null, createdAt: at, demo: true };
}

function makeOutlet(id: string, channel: string, name: string, at: string): Outlet {
  const isManual = DEFAULT_CHANNELS.find((one) => one.id === channel)?.manual === true;
  return { id, version: 1, kind: isManual ? 'manual' : 'log', channel, name, config: {}, secret: null, active: true, createdAt: at };
}
