/** Owns what deputies may do on every store: naming, ending, deciding on a revision and on a reply's opening in somebody's place [MS4] [RE3]. */
import { describe, expect, it } from 'vitest';
import { eachStore } from '../../store/contract/each-store.ts';
import { decideRevision } from '../message/decide-revision.ts';
import { freezeRevision } from '../message/freeze-revision.ts';
import { put, userRow } from '../message/testing/people-rows.ts';
import {
  addMention,
  clockAt,
  codeOf,
  mention,
  openWarRoom,
  PEOPLE,
  putInForce,
  ROOM,
  value,
  writeCore,
  writeOpening,
} from '../message/testing/war-room.ts';
import { decideReply } from '../reply/decide-reply.ts';
import { openReply } from '../reply/open-reply.ts';
import { renderReply } from '../reply/render-reply.ts';
import { setMember } from '../room/set-member.ts';
import { deputiesInEffect } from './load-deputies.ts';
import { endDeputy } from './end-deputy.ts';
import { MOST_DEPUTIES, nameDeputy } from './name-deputy.ts';

const { writer, second, supervisor, legal, legal2, observer, admin } = PEOPLE;
const EVENING = '2026-03-01T20:00:00.000Z';
const HOUR = 3_600_000;

eachStore((_name, open) => {
  async function start() {
    const clock = clockAt('2026-03-01T12:00:00.000Z');
    const room = await openWarRoom((await open(clock)).store, { runtime: clock });
    await writeCore(room.store, 'writer', 'Vos dépôts sont garantis.');
    const name = (who: typeof writer, more: Partial<Parameters<typeof nameDeputy>[2]> = {}) =>
      nameDeputy(room.deps, who, { room: ROOM, userId: 'second', role: 'legal', until: EVENING, ...more });
    const standing = async () =>
      (await deputiesInEffect(room.store, ROOM, { at: clock.now().toISOString() })).map(({ deputy }) => deputy.userId);
    const approve = (who: typeof writer, { n, hash }: { n: number; hash: string }, of?: string) =>
      decideRevision(room.deps, who, { room: ROOM, n, hash, verdict: 'approve', for: of });
    return { clock, room, name, standing, approve };
  }

  describe('deputies', () => {
    it('[MS4] are named with who, what, from when, until when and by whom; consoles are told', async () => {
      const { room, name } = await start();
      const deputy = value(await name(legal, { from: '2026-03-01T14:00:00+01:00' }));
      expect(await room.store.get('deputy', ROOM, deputy.id)).toEqual(deputy);
      expect(deputy).toMatchObject({
        of: 'legal',
        userId: 'second',
        role: 'legal',
        from: '2026-03-01T13:00:00.000Z',
        until: EVENING,
        namedBy: 'legal',
        ended: null,
      });
      const { events } = await room.store.events(ROOM, 0, 50);
      expect(events.slice(-2).map((e) => [e.type, e.kind])).toEqual([
        ['row.changed', 'deputy'],
        ['message.changed', 'control'],
      ]);
      expect((await room.store.auditLines(ROOM, 0, 50)).at(-1)).toMatchObject({
        act: 'name-deputy',
        actor: 'legal',
        subject: { kind: 'deputy', id: deputy.id },
      });
    });

    it('[MS4] stand from their time to their end, while the other holds the role and has an account', async () => {
      const { clock, room, name, standing } = await start();
      await put(room, userRow('legal'));
      value(await name(legal, { from: '2026-03-01T13:00:00.000Z' }));
      expect(await standing()).toEqual([]);
      clock.advance(HOUR);
      expect(await standing()).toEqual(['second']);
      value(await setMember(room.deps, admin, { room: ROOM, userId: 'legal', roles: ['observer'] }));
      expect(await standing()).toEqual([]);
      value(await setMember(room.deps, admin, { room: ROOM, userId: 'legal', roles: ['legal'] }));
      expect(await standing()).toEqual(['second']);
      clock.advance(7 * HOUR);
      expect(await standing()).toEqual([]);
    });

    it('[MS4] decide in the place of the other; the decision and its audit line say for whom', async () => {
      const { room, name, approve } = await start();
      value(await name(legal));
      const revision = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      expect(value(await approve(second, revision)).decision).toMatchObject({
        userId: 'second',
        for: 'legal',
        role: 'legal',
        roles: ['legal'],
        nth: 1,
      });
      expect((await room.store.auditLines(ROOM, 0, 50)).at(-1)).toMatchObject({
        act: 'decide-revision',
        actor: 'second',
        onBehalfOf: 'legal',
      });
      expect(codeOf(await approve(legal, revision))).toBe('already-decided');
      expect(value(await approve(supervisor, revision)).status).toBe('in-force');
    });

    it('[MS4] never decide what the one they stand for wrote, whenever they were named and by whom', async () => {
      const { room, name, approve, clock } = await start();
      // Before a word of it was frozen, and before legal2 wrote in it at all.
      value(await name(legal2));
      value(await name(admin, { of: 'legal2', userId: 'supervisor' }));
      clock.advance(HOUR);
      await writeCore(room.store, 'legal2', ' Aucun compte n’est touché.');
      const revision = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      for (const who of [second, supervisor]) expect(codeOf(await approve(who, revision, 'legal2'))).toBe('role-not-in-policy');
      expect(value(await approve(supervisor, revision)).decision).toMatchObject({ role: 'supervisor' });
      value(await name(legal));
      expect(value(await approve(second, revision)).decision).toMatchObject({ for: 'legal' });
    });

    it('[MS4] have a part in the message themselves: nobody who only reads is named, or decides once that is all he may', async () => {
      const { room, name, approve, standing } = await start();
      expect(codeOf(await name(legal, { userId: 'observer' }))).toBe('may-not-stand-in');
      expect(codeOf(await name(legal, { userId: 'admin' }))).toBe('may-not-stand-in');
      value(await name(legal));
      await put(room, userRow('second'));
      value(await setMember(room.deps, admin, { room: ROOM, userId: 'second', roles: ['observer'] }));
      expect(await standing()).toEqual([]);
      const revision = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      expect(codeOf(await approve({ ...second, roles: ['observer'] }, revision))).toBe('role-not-in-policy');
    });

    it('[MS4] of several people choose for whom', async () => {
      const { room, name, approve } = await start();
      value(await name(legal));
      value(await name(supervisor, { role: 'supervisor' }));
      const revision = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      expect(value(await approve(second, revision, 'supervisor')).decision).toMatchObject({ for: 'supervisor', role: 'supervisor' });
      expect(codeOf(await approve(second, revision, 'legal'))).toBe('already-decided');
      expect(codeOf(await approve(observer, revision, 'legal'))).toBe('role-not-in-policy');
    });

    it('[MS4] are ended at once by whoever is concerned, once', async () => {
      const { room, name, approve } = await start();
      const { id } = value(await name(legal));
      expect(codeOf(await endDeputy(room.deps, supervisor, { room: ROOM, id }))).toBe('role-required');
      const ended = value(await endDeputy(room.deps, second, { room: ROOM, id }));
      expect(ended.ended).toEqual({ by: 'second', at: '2026-03-01T12:00:00.000Z' });
      expect(value(await endDeputy(room.deps, admin, { room: ROOM, id }))).toEqual(ended);
      const revision = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      expect(codeOf(await approve(second, revision))).toBe('role-not-in-policy');
    });

    it('[MS4] of one person are a hundred at most, and as many as there are hide none of another', async () => {
      const { clock, room, name } = await start();
      for (let i = 0; i < MOST_DEPUTIES; i += 1) value(await name(supervisor, { role: 'supervisor' }));
      expect(codeOf(await name(supervisor, { role: 'supervisor' }))).toBe('too-large');
      expect(codeOf(await name(admin, { of: 'supervisor', role: 'supervisor' }))).toBe('too-large');
      for (let i = 0; i < MOST_DEPUTIES; i += 1) value(await name(legal2));
      value(await name(legal, { userId: 'writer' }));
      const all = await deputiesInEffect(room.store, ROOM, { at: clock.now().toISOString() });
      expect([all.length, all.filter(({ deputy }) => deputy.userId === 'writer').length]).toEqual([2 * MOST_DEPUTIES + 1, 1]);
    });

    it('[RE3] [MS4] decide on an opening in the place of the other, unless either wrote in it', async () => {
      const { room, name } = await start();
      await putInForce(room);
      await addMention(room.store, mention('m1'));
      const { reply } = value(await openReply(room.deps, writer, { room: ROOM, mentionId: 'm1', channel: 'x', language: 'fr' }));
      await writeOpening(room.store, 'writer', reply.id, 'Nous vous remboursons 25 € demain.');
      const by = async (who: typeof writer) =>
        decideReply(room.deps, who, {
          room: ROOM,
          id: reply.id,
          verdict: 'approve',
          hash: (await renderReply(room.deps, ROOM, reply)).hash,
        });
      expect(codeOf(await by(second))).toBe('role-not-in-policy');
      value(await name(legal));
      expect(value(await by(second)).reply.decisions).toEqual([expect.objectContaining({ userId: 'second', for: 'legal', role: 'legal' })]);
      await writeOpening(room.store, 'legal', reply.id, 'Nous vous remboursons 26 € demain.');
      expect(codeOf(await by(second))).toBe('role-not-in-policy');
      expect(value(await by(legal2)).reply.decisions).toHaveLength(2);
    });
  });
});
