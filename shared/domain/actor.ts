/** Who acts, with which roles in the room at hand, and what each role may do. Must not know sessions, tokens' secrets or HTTP. */
import type { UserId } from './entity.ts';

export const ROLES = ['responder', 'supervisor', 'legal', 'executive', 'channel-owner', 'observer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Actor {
  readonly userId: UserId;
  readonly name: string;
  /** Roles in the room of the act; empty outside a room. */
  readonly roles: readonly Role[];
  /** Administers the installation: rooms, users, invitations. Has no part in any message. */
  readonly installationAdmin: boolean;
  /** Set when a machine token acts for the person who made it; its scopes narrow what that person may do. */
  readonly token?: { readonly id: string; readonly scopes: readonly string[] };
}

/** Acts the house itself does (lapse, sweep, relay); never counts as an author. */
export const SYSTEM: Actor = { userId: 'system', name: 'Unisson', roles: [], installationAdmin: false };

const WRITERS: readonly Role[] = ['responder', 'supervisor', 'legal', 'executive'];

/** Act → roles that may do it (CONTRACT "Who may what"). More than one role adds up. Deciding follows the room's policy, not this table. */
export const RIGHTS = {
  read: ROLES,
  write: WRITERS,
  comment: [...WRITERS, 'channel-owner'],
  freeze: WRITERS,
  restart: WRITERS,
  triage: WRITERS,
  reply: WRITERS,
  send: WRITERS,
  assign: ['supervisor'],
  publish: ['supervisor', 'executive'],
  hold: ['supervisor', 'executive'],
  'lift-hold': ['supervisor', 'executive'],
  recall: ['supervisor', 'legal'],
  withdraw: ['supervisor', 'legal', 'executive'],
  acknowledge: ['channel-owner'],
  'see-dispatches': ROLES,
  settle: ['admin', 'supervisor'],
  confirm: [...WRITERS, 'channel-owner'],
  members: ['admin'],
  tokens: ['admin'],
  outlets: ['admin'],
  policy: ['admin'],
  phrases: ['legal', 'admin'],
  posture: ['supervisor', 'executive'],
  ranking: ['supervisor', 'admin'],
  audit: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof RIGHTS;

export function can(actor: Actor, act: Act): boolean {
  if (actor.token && !actor.token.scopes.includes('*')) return false;
  const allowed: readonly Role[] = RIGHTS[act];
  return actor.roles.some((role) => allowed.includes(role));
}
