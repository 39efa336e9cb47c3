/** Who in the room has the right to an act, with the roles it comes from: for whoever has not and looks for somebody who has. Pure. */
import { RIGHTS, type Act, type Role } from '@unisson/shared/domain/actor';

export function peopleWhoMay<P extends { readonly name: string; readonly roles: readonly Role[] }>(act: Act, people: readonly P[]): readonly { readonly name: string; readonly roles: readonly Role[] }[] {
  const allowed: readonly Role[] = RIGHTS[act];
  return people
    .map(({ name, roles }) => ({ name, roles: roles.filter((role) => allowed.includes(role)) }))
    .filter(({ roles }) => roles.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name));
}
