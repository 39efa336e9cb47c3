/**
 * From a secret in an address to the page it opens and whoever it acts for. Anything that does not open a live page is the same null:
 * nothing can be found out by asking. Reads only.
 */
import { can, type Actor } from '@unisson/shared/domain/actor';
import { sayPageState, type SayPage } from '@unisson/shared/domain/say-page';
import { FULL_SCOPE } from '@unisson/shared/domain/rights';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { instant } from '../../runtime/runtime.ts';
import type { Deps } from '../attempt.ts';
import { hashSecret } from '../people/secret.ts';
import { roomOfSayToken } from './make-say-page.ts';

export interface OpenSayPage {
  readonly room: string;
  readonly page: SayPage;
  /** Its maker, through this page: a token acts for the person who made it. */
  readonly actor: Actor;
}

export async function findSayPage(deps: Deps, token: string): Promise<OpenSayPage | null> {
  const room = roomOfSayToken(token);
  if (room === null) return null;
  const found = await deps.store.list('say-page', { scope: room, where: { hash: hashSecret(token) }, limit: 1 });
  const page = found.items[0];
  if (!page) return null;
  const maker = await makerOf(deps.store, room, page.madeBy);
  if (sayPageState(page, instant(deps.runtime), maker !== null) !== 'live' || !maker) return null;
  return { room, page, actor: { ...maker, token: { id: page.id, scopes: [FULL_SCOPE] } } };
}

/** Null for who may no longer confirm in the room: signed off, or no channel owner any more. */
export async function makerOf(store: Store, room: string, userId: string): Promise<Actor | null> {
  const [user, member] = await Promise.all([store.get('user', INSTALLATION, userId), store.get('member', room, userId)]);
  if (!user || user.disabledAt !== null || !member) return null;
  const actor: Actor = { userId, name: user.name, roles: member.roles, installationAdmin: false };
  return can(actor, 'acknowledge') ? actor : null;
}
