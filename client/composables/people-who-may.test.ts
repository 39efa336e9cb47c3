/** Whom to turn to for an act one may not do. */
import type { Role } from '@unisson/shared/domain/actor';
import { expect, it } from 'vitest';
import { peopleWhoMay } from './people-who-may.ts';

it('[PO1] the posture is decided by supervisors and executives, named with the role that lets them', () => {
  const member = (name: string, ...roles: Role[]) => ({ name, roles });
  const people = [member('Zoé', 'supervisor', 'responder'), member('Léa', 'legal'), member('Ana', 'executive'), member('Al', 'admin', 'observer'), member('Gone')];
  expect(peopleWhoMay('posture', people)).toEqual([
    { name: 'Ana', roles: ['executive'] },
    { name: 'Zoé', roles: ['supervisor'] },
  ]);
  expect(peopleWhoMay('posture', people.slice(1, 2))).toEqual([]);
});
