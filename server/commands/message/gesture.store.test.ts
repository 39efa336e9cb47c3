/** Owns what a gesture asks of those who decide, on every store: on a revision, against the one in force, and on a statement of the library [MS11]. */
import { describe, expect, it } from 'vitest';
import { EMPTY_MESSAGE, messageDoc } from '@unisson/shared/domain/message';
import { eachStore } from '../../store/contract/each-store.ts';
import { decideHolding } from '../holding/decide-holding.ts';
import { proposed } from '../holding/testing.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { edit, openWarRoom, PEOPLE, ROOM, value, writeCore, type WarRoom } from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const { writer, legal, supervisor, executive } = PEOPLE;

eachStore((_name, open) => {
  const give = (room: WarRoom, gesture: Readonly<Record<string, string>>) =>
    edit(room.store, messageDoc(ROOM), 'writer', (doc) => {
      for (const [part, text] of Object.entries(gesture)) doc.getMap('gesture').set(part, text);
    });
  async function start(gesture: Readonly<Record<string, string>>): Promise<WarRoom> {
    const room = await openWarRoom((await open()).store);
    await writeCore(room.store, 'writer', 'Nous remboursons vos frais.');
    await give(room, gesture);
    return room;
  }
  const freeze = (room: WarRoom) => freezeRevision(room.deps, writer, { room: ROOM });
  /** What becomes of the revision; or why the word does not count. */
  const approve = async (room: WarRoom, who: typeof writer, { n, hash }: { n: number; hash: string }) => {
    const decided = await decideRevision(room.deps, who, { room: ROOM, n, hash, verdict: 'approve' });
    return decided.ok ? decided.value.status : decided.refusal.code;
  };
  /** Freezes, has legal approve, and answers what the supervisor's word then does. */
  async function byTwo(room: WarRoom): Promise<{ n: number; hash: string; status: string }> {
    const revision = value(await freeze(room));
    await approve(room, legal, revision);
    return { ...revision, status: await approve(room, supervisor, revision) };
  }

  describe('a gesture', () => {
    it('[MS11] that is new takes an executive, not just the supervisor', async () => {
      const room = await start({ what: '10 € remboursés', for: 'les clients touchés', until: '31 mars 2026' });
      const revision = await byTwo(room);
      expect(revision.status).toBe('under-review');
      expect(await approve(room, executive, revision)).toBe('in-force');
    });

    it('[MS11] in force it is nothing new; larger it is, smaller it is not', async () => {
      const room = await start({ what: '10 € remboursés' });
      await approve(room, executive, await byTwo(room));
      await writeCore(room.store, 'writer', 'Autrement dit.');
      expect((await byTwo(room)).status).toBe('in-force');
      await give(room, { what: '8 € remboursés' });
      expect((await byTwo(room)).status).toBe('in-force');
      await give(room, { what: '9 € remboursés' });
      const larger = await byTwo(room);
      expect(larger.status).toBe('under-review');
      expect(await approve(room, executive, larger)).toBe('in-force');
    });

    it('[MS11] is new again once what gave it was withdrawn', async () => {
      const room = await start({ what: '10 € remboursés' });
      await approve(room, executive, await byTwo(room));
      value(await withdrawMessage(room.deps, legal, { room: ROOM, reason: 'faux' }));
      expect((await byTwo(room)).status).toBe('under-review');
    });

    it('[MS5] [MS11] comes into the library with an executive only', async () => {
      const room = await start({});
      const content = { ...EMPTY_MESSAGE, texts: { fr: 'Nous regardons.' }, gesture: { what: '10 € remboursés' } };
      const { id, hash } = await proposed(room, writer, content);
      const by = (who: typeof writer) => decideHolding(room.deps, who, { room: ROOM, id, verdict: 'approve', hash });
      value(await by(legal));
      expect(value(await by(supervisor)).status).toBe('proposed');
      expect(value(await by(executive)).status).toBe('approved');
    });
  });
});
