/** Finds accounts by e-mail address and counts administrators; reads only. */
import type { User } from '@unisson/shared/domain/room';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { foldEmail } from './email.ts';

export async function findUser(store: Store, email: string): Promise<User | null> {
  const page = await store.list('user', { scope: INSTALLATION, where: { email: foldEmail(email) }, limit: 1 });
  return page.items[0] ?? null;
}

/** Those who can still sign in and administer the installation. */
export async function activeAdministrators(store: Store): Promise<readonly User[]> {
  return (await allUsers(store)).filter((user) => user.installationAdmin && user.disabledAt === null && user.password !== null);
}

export async function allUsers(store: Store): Promise<readonly User[]> {
  const users: User[] = [];
  let after: string | undefined;
  do {
    const page = await store.list('user', {
      scope: INSTALLATION,
      order: { by: 'createdAt' },
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    users.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return users;
}
