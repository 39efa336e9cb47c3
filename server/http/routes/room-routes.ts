/** Rooms, their members and machine tokens. */
import { z } from 'zod';
import { ok, refuse } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import type { Actor } from '@unisson/shared/domain/actor';
import type { Token } from '@unisson/shared/domain/room';
import { pageQuery, role } from '@unisson/shared/wire/schemas/base';
import { memberBody, policy, roomBody, roomPatch, tokenBody } from '@unisson/shared/wire/schemas/people';
import { listOf, memberView, newTokenView, roomView, tokenView } from '@unisson/shared/wire/schemas/views';
import { changeRoom, type ChangeRoom } from '../../commands/room/change-room.ts';
import { createRoom } from '../../commands/room/create-room.ts';
import { makeToken } from '../../commands/room/make-token.ts';
import { policyLacks } from '../../commands/room/policy-lacks.ts';
import { setPolicy } from '../../commands/room/set-policy.ts';
import { revokeToken } from '../../commands/room/revoke-token.ts';
import { setMember } from '../../commands/room/set-member.ts';
import type { CommandDeps } from '../command-deps.ts';
import { INSTALLATION } from '../../store/store.ts';
import { answered, done, from, pageOf } from '../page-of.ts';
import type { Edge } from '../pipeline.ts';
import { may, member, route, type Route } from '../route.ts';

const tag = 'Rooms';
/** An administrator of the installation sets up rooms he has no part in. */
const members = (actor: Actor) => (actor.installationAdmin ? null : refuseAct(actor, 'members'));
const seeMembers = (actor: Actor) => (actor.installationAdmin ? null : refuseAct(actor, 'read'));
const showToken = ({ id, name, scopes, madeBy, createdAt, revokedAt }: Token) => ({ id, name, scopes, madeBy, createdAt, revokedAt });

async function shown(edge: Edge, id: string, status = 200) {
  const view = await edge.views.room(id);
  return view ? answered(view, status) : refuse({ code: 'not-found', kind: 'room', id });
}

async function change(edge: Edge, commands: CommandDeps, actor: Actor, input: ChangeRoom) {
  const changed = await changeRoom(commands, actor, input);
  return changed.ok ? shown(edge, input.room) : changed;
}

const roomsThemselves: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms',
    tag,
    summary: 'Rooms I am in; for an administrator of the installation, all',
    access: 'person',
    query: pageQuery,
    answers: { 200: listOf(roomView) },
    async handle({ edge, actor, query }) {
      const page = await edge.store.list('room', { scope: INSTALLATION, order: { by: 'id' }, ...from(query) });
      const parts = await Promise.all(page.items.map(({ id }) => edge.store.get('member', id, actor.userId)));
      const mine = page.items.filter((_room, i) => actor.installationAdmin || (parts[i]?.roles.length ?? 0) > 0);
      const views = await Promise.all(mine.map(({ id }) => edge.views.room(id)));
      return pageOf(
        page,
        views.filter((view) => view !== null),
      );
    },
  }),
  route({
    method: 'post',
    path: '/rooms',
    tag,
    summary: 'Open a room; its maker administers it',
    access: 'administrator',
    body: roomBody,
    answers: { 201: roomView },
    async handle({ edge, commands, actor, body }) {
      const created = await createRoom(commands, actor, body);
      return created.ok ? shown(edge, created.value.id, 201) : created;
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room',
    tag,
    summary: 'A room as it stands',
    access: member,
    answers: { 200: roomView },
    handle: ({ edge, params }) => shown(edge, params.room),
  }),
  route({
    method: 'patch',
    path: '/rooms/:room',
    tag,
    summary: 'Change name, languages, channels, signature, watch terms, policy',
    access: may('policy'),
    body: roomPatch,
    answers: { 200: roomView },
    handle: ({ edge, commands, actor, params, body }) => change(edge, commands, actor, { room: params.room, ...body }),
  }),
  route({
    method: 'put',
    path: '/rooms/:room/policy',
    tag,
    summary: 'Change who approves',
    access: may('policy'),
    body: policy,
    answers: {
      200: roomView.extend({ lacks: z.array(role).meta({ description: 'Roles of which the room has too few people to meet it' }) }),
    },
    async handle({ edge, commands, actor, params, body }) {
      const set = await setPolicy(commands, actor, { room: params.room, policy: body });
      if (!set.ok) return set;
      const [view, lacks] = await Promise.all([edge.views.room(params.room), policyLacks(edge.store, params.room, set.value.policy)]);
      return answered({ ...view, lacks });
    },
  }),
];

const membersAndTokens: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/members',
    tag,
    summary: 'People of the room and their roles',
    access: seeMembers,
    query: pageQuery,
    answers: { 200: listOf(memberView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('member', { scope: params.room, order: { by: 'id' }, ...from(query) });
      const inside = page.items.filter(({ roles }) => roles.length > 0);
      return pageOf(page, await edge.views.members(params.room, inside));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/members',
    tag,
    summary: 'Set somebody’s roles; none: out of the room',
    access: members,
    body: memberBody,
    answers: { 200: memberView },
    async handle({ edge, commands, actor, params, body }) {
      const set = await setMember(commands, actor, { room: params.room, ...body });
      if (!set.ok) return set;
      edge.hooks.onMemberChanged(params.room, body.userId);
      const [view] = await edge.views.members(params.room, [set.value]);
      return ok({ body: view });
    },
  }),
  route({
    method: 'get',
    path: '/rooms/:room/tokens',
    tag,
    summary: 'Machine tokens, without their secrets',
    access: may('tokens'),
    query: pageQuery,
    answers: { 200: listOf(tokenView) },
    async handle({ edge, params, query }) {
      const page = await edge.store.list('token', { scope: params.room, order: { by: 'createdAt' }, ...from(query) });
      return pageOf(page, page.items.map(showToken));
    },
  }),
  route({
    method: 'post',
    path: '/rooms/:room/tokens',
    tag,
    summary: 'Make a machine token that acts for me here',
    access: may('tokens'),
    body: tokenBody,
    answers: { 201: newTokenView },
    async handle({ commands, actor, params, body }) {
      const made = await makeToken(commands, actor, { room: params.room, ...body });
      return made.ok ? answered(made.value, 201) : made;
    },
  }),
  route({
    method: 'delete',
    path: '/rooms/:room/tokens/:id',
    tag,
    summary: 'Revoke a machine token',
    access: may('tokens'),
    answers: { 204: null },
    async handle({ edge, commands, actor, params }) {
      const revoked = await revokeToken(commands, actor, params);
      if (!revoked.ok) return revoked;
      edge.hooks.onTokenRevoked(params.room, params.id);
      return done;
    },
  }),
];

export const roomRoutes: readonly Route[] = [...roomsThemselves, ...membersAndTokens];
