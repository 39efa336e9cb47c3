/** Accounts and invitations. The link of an invitation carries its secret behind `#`, where no server and no log sees it. */
import { ok, refuse } from '@unisson/shared/domain/result';
import type { User } from '@unisson/shared/domain/room';
import { pageQuery } from '@unisson/shared/wire/schemas/base';
import { acceptBody, invitationBody } from '@unisson/shared/wire/schemas/people';
import { invitationView, listOf, userView } from '@unisson/shared/wire/schemas/views';
import type { UserView } from '@unisson/shared/wire/views';
import { z } from 'zod';
import { acceptInvitation } from '../../commands/people/accept-invitation.ts';
import { hashSecret } from '../../commands/people/secret.ts';
import { disableUser } from '../../commands/people/disable-user.ts';
import { invitePerson } from '../../commands/people/invite-person.ts';
import { invitationLink } from '../../commands/people/invitation-link.ts';
import { INSTALLATION } from '../../store/store.ts';
import { answered, from, pageOf } from '../page-of.ts';
import { route, type Call, type Route } from '../route.ts';

const tag = 'People';

const show = ({ id, name, email, installationAdmin, disabledAt }: User): UserView => ({
  id,
  name,
  email,
  admin: installationAdmin,
  disabled: disabledAt !== null,
});

const invitation = {
  method: 'post',
  tag,
  access: 'person',
  body: invitationBody,
  answers: { 201: invitationView },
  async handle({ edge, commands, actor, body }: Call<unknown, unknown, z.output<typeof invitationBody>>) {
    const invited = await invitePerson(commands, actor, body);
    if (!invited.ok) return invited;
    return answered({ ...invited.value, link: invitationLink(edge.settings.publicUrl, invited.value.secret) }, 201);
  },
} as const;

export const peopleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/users',
    tag,
    summary: 'Everyone with an account',
    access: 'administrator',
    query: pageQuery,
    answers: { 200: listOf(userView) },
    async handle({ edge, query }) {
      const page = await edge.store.list('user', { scope: INSTALLATION, order: { by: 'createdAt' }, ...from(query) });
      return pageOf(page, page.items.map(show));
    },
  }),
  // Accounts are only ever made by whoever takes the link: the two addresses do the same.
  route({ ...invitation, path: '/users', summary: 'Invite somebody by a one-time link' }),
  route({ ...invitation, path: '/invitations', summary: 'Invite somebody by a one-time link' }),
  route({
    method: 'post',
    path: '/invitations/accept',
    tag,
    summary: 'Take an invitation: the account with its roles',
    access: 'anyone',
    body: acceptBody,
    answers: { 201: z.object({ userId: z.string() }) },
    async handle({ edge, commands, req, body }) {
      const address = req.ip ?? '';
      // Of somebody who has an account the password is asked for: the same measure as for signing in.
      const email = (await edge.store.get('invitation', INSTALLATION, hashSecret(body.secret)))?.email;
      const limited = email === undefined ? null : await edge.limits.signIn(address, email);
      if (limited) return refuse(limited);
      const taken = await acceptInvitation(commands, body);
      if (!taken.ok) return taken;
      if (email !== undefined) await edge.limits.forgiveSignIn(address, email);
      // The house's own link may have set a new one.
      edge.hooks.onPasswordChanged(taken.value.userId);
      return answered(taken.value, 201);
    },
  }),
  route({
    method: 'post',
    path: '/users/:id/disable',
    tag,
    summary: 'Close an account; its sessions, sockets and editors end at once',
    access: 'administrator',
    answers: { 200: userView },
    async handle({ edge, commands, actor, params }) {
      const disabled = await disableUser(commands, actor, { userId: params.id });
      if (!disabled.ok) return disabled;
      edge.hooks.onDisabled(params.id);
      return ok({ body: show(disabled.value) });
    },
  }),
];
