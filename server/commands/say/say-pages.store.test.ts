/** Owns what say pages and their seats write, on every store: making, revoking, finding by secret, confirming. */
import { describe, expect, it } from 'vitest';
import { spokenStanding } from '@unisson/shared/domain/board-rules';
import type { User } from '@unisson/shared/domain/room';
import type { SayPage } from '@unisson/shared/domain/say-page';
import { eachStore } from '../../store/contract/each-store.ts';
import { INSTALLATION, type Put } from '../../store/store.ts';
import { decideRevision } from '../message/decide-revision.ts';
import { freezeRevision } from '../message/freeze-revision.ts';
import {
  AT,
  clockAt,
  codeOf,
  must,
  openWarRoom,
  PEOPLE,
  putInForce,
  refusalOf,
  ROOM,
  value,
  writeCore,
  type WarRoom,
} from '../message/testing/war-room.ts';
import { confirmSeat } from './confirm-seat.ts';
import { everyAcknowledgement } from './every-acknowledgement.ts';
import { everySayPage } from './every-say-page.ts';
import { findSayPage, type OpenSayPage } from './find-say-page.ts';
import { makeSayPage } from './make-say-page.ts';
import { revokeSayPage } from './revoke-say-page.ts';

const { writer, legal, supervisor, owner } = PEOPLE;
const ASKED = { room: ROOM, channel: 'phone', language: 'fr', site: 'Lille', seats: 3 };
const OWNER: User = {
  id: 'owner',
  version: 1,
  email: 'o@x.test',
  name: 'Owner',
  installationAdmin: false,
  password: null,
  disabledAt: null,
  createdAt: AT,
  demo: false,
};

eachStore((_name, open) => {
  const clock = clockAt(AT);
  const start = async (): Promise<WarRoom> => {
    const room = await openWarRoom((await open()).store, { runtime: clock });
    await must(
      room.store.commit({
        scope: INSTALLATION,
        puts: [{ kind: 'user', entity: OWNER }],
        audit: { actor: 'system', act: 'test', subject: { kind: 'user', id: 'owner' } },
        at: AT,
      }),
    );
    await writeCore(room.store, 'writer', 'Vos dépôts sont garantis.');
    return room;
  };
  const opened = async (room: WarRoom, patch: object = {}): Promise<OpenSayPage> => {
    const { token } = value(await makeSayPage(room.deps, owner, { ...ASKED, ...patch }));
    const found = await findSayPage(room.deps, token);
    if (!found) throw new Error('a new page does not open');
    return found;
  };

  describe('say pages', () => {
    it('[MS6] are found by their secret alone, in their own room alone, while they live', async () => {
      const room = await start();
      expect(codeOf(await makeSayPage(room.deps, writer, ASKED))).toBe('role-required');
      const narrow = { ...owner, token: { id: 't', scopes: ['mentions:write'] } };
      expect(codeOf(await makeSayPage(room.deps, narrow, ASKED))).toBe('scope-required');
      const { token, page } = value(await makeSayPage(room.deps, owner, ASKED));
      expect((await findSayPage(room.deps, token))?.actor).toMatchObject({ userId: 'owner', token: { id: page.id } });
      for (const other of [token.slice(0, -1), `other${token}`, token.replace(ROOM, 'r2'), page.hash, `${ROOM}.${page.hash}`])
        expect(await findSayPage(room.deps, other)).toBeNull();
      value(await revokeSayPage(room.deps, owner, { room: ROOM, id: page.id }));
      value(await revokeSayPage(room.deps, owner, { room: ROOM, id: page.id }));
      expect(await findSayPage(room.deps, token)).toBeNull();
      expect(codeOf(await revokeSayPage(room.deps, owner, { room: ROOM, id: 'none' }))).toBe('not-found');
      const acts = (await room.store.auditLines(ROOM, 0, 100)).map(({ act }) => act);
      expect(acts.filter((act) => act.endsWith('say-page'))).toEqual(['make-say-page', 'revoke-say-page']);
    });

    it(
      '[MS6] are a thousand at most in a room, those over not counted, and as many as were revoked hide none',
      { timeout: 120_000 },
      async () => {
        const room = await start();
        const { page } = value(await makeSayPage(room.deps, owner, ASKED));
        const made = (at: number, patch: Partial<SayPage>): Put => ({
          kind: 'say-page',
          entity: { ...page, id: `p${at}`, hash: `h${at}`, createdAt: new Date(Date.parse(AT) + at).toISOString(), ...patch },
        });
        const fill = (puts: readonly Put[]) =>
          must(
            room.store.commit({
              scope: ROOM,
              puts,
              audit: { actor: 'system', act: 'test', subject: { kind: 'say-page', id: 'all' } },
              at: AT,
            }),
          );
        await fill(Array.from({ length: 998 }, (_, at) => made(at, {})));
        await fill(Array.from({ length: 1_100 }, (_, at) => made(1_000 + at, { revokedAt: AT })));
        value(await makeSayPage(room.deps, owner, ASKED));
        expect(refusalOf(await makeSayPage(room.deps, owner, ASKED))).toEqual({ code: 'too-many-say-pages', limit: 1_000 });
        value(await revokeSayPage(room.deps, owner, { room: ROOM, id: page.id }));
        value(await makeSayPage(room.deps, owner, ASKED));
        const all = await everySayPage(room.store, ROOM, AT);
        expect(all.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1_000);
      },
    );

    it('[MS6] tell consoles that something moved, by id only', async () => {
      const room = await start();
      const before = await room.store.head(ROOM);
      const found = await opened(room);
      await putInForce(room);
      value(await confirmSeat(room.deps, found, { n: 1, seat: 'Jeanne' }));
      const moved = (await room.store.events(ROOM, before, 100)).events.filter(({ type }) => type === 'row.changed');
      expect(moved.map(({ kind }) => kind)).toEqual(['say-page', 'acknowledgement']);
      expect(JSON.stringify(moved)).not.toMatch(/Jeanne|Lille/);
    });

    it('[MS6] end at their time', async () => {
      const room = await start();
      const { token } = value(
        await makeSayPage(room.deps, owner, { ...ASKED, expiresAt: new Date(clock.now().getTime() + 1_000).toISOString() }),
      );
      expect(await findSayPage(room.deps, token)).not.toBeNull();
      clock.advance(1_000);
      expect(await findSayPage(room.deps, token)).toBeNull();
    });
  });

  describe('seats', () => {
    it('[MS6] confirm for the page’s maker, once each, and again after the next revision', async () => {
      const room = await start();
      const found = await opened(room);
      expect(codeOf(await confirmSeat(room.deps, found, { n: 1, seat: '1' }))).toBe('not-in-force');
      await putInForce(room);
      const first = value(await confirmSeat(room.deps, found, { n: 1, seat: '1' }));
      expect(first).toMatchObject({ channel: 'phone', site: 'Lille', seat: '1', n: 1, by: 'owner', version: 1 });
      expect(value(await confirmSeat(room.deps, found, { n: 1, seat: '1' })).version).toBe(1);
      await putInForce(room);
      expect(codeOf(await confirmSeat(room.deps, found, { n: 1, seat: '1' }))).toBe('not-in-force');
      expect(value(await confirmSeat(room.deps, found, { n: 2, seat: '1' }))).toMatchObject({ id: first.id, n: 2, version: 2 });
      const lines = (await room.store.auditLines(ROOM, 0, 200)).filter(({ act }) => act === 'acknowledge-revision');
      expect(lines.map(({ actor, tokenId }) => [actor, tokenId])).toEqual([
        ['owner', found.page.id],
        ['owner', found.page.id],
      ]);
    });

    it('[MS6] whose confirmation crosses a new revision: nobody has confirmed the old one after the new one stands', async () => {
      const room = await start();
      const found = await opened(room, { seats: 40 });
      await putInForce(room);
      const { n, hash } = value(await freezeRevision(room.deps, writer, { room: ROOM }));
      await decideRevision(room.deps, legal, { room: ROOM, n, hash, verdict: 'approve' });
      const seats = Array.from({ length: 30 }, (_, i) => confirmSeat(room.deps, found, { n: 1, seat: `Poste ${i}` }));
      const decided = decideRevision(room.deps, supervisor, { room: ROOM, n, hash, verdict: 'approve' });
      const [answers] = await Promise.all([Promise.all(seats), decided]);
      const lines = await room.store.auditLines(ROOM, 0, 500);
      const inForceAt = lines.findLast(({ act }) => act === 'decide-revision')?.n ?? 0;
      expect(lines.filter(({ act }) => act === 'acknowledge-revision').every((line) => line.n < inForceAt)).toBe(true);
      expect(answers.filter(({ ok }) => !ok).every((answer) => codeOf(answer) === 'not-in-force')).toBe(true);
      const acknowledgements = await everyAcknowledgement(room.store, ROOM, 'phone');
      expect(acknowledgements).toHaveLength(answers.filter(({ ok }) => ok).length);
      expect(spokenStanding({ channel: 'phone', pages: [found.page], closedSites: [], acknowledgements, inForce: n })).toMatchObject({
        seats: 40,
        confirmed: 0,
        late: ['Lille'],
      });
    });

    it('[MS6] two hundred of a site at once are two hundred, read in as many pages as it takes', async () => {
      const room = await start();
      const found = await opened(room, { seats: 600 });
      await putInForce(room);
      const done = await Promise.all(Array.from({ length: 200 }, (_, i) => confirmSeat(room.deps, found, { n: 1, seat: `Poste ${i}` })));
      expect(done.every(({ ok }) => ok)).toBe(true);
      const acknowledgements = await everyAcknowledgement(room.store, ROOM, 'phone');
      expect(spokenStanding({ channel: 'phone', pages: [found.page], closedSites: [], acknowledgements, inForce: 1 })).toMatchObject({
        confirmed: 200,
        seats: 600,
      });
    });
  });
});
