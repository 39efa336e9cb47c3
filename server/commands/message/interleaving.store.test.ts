/** Owns the races: each pair of acts that could cross, in every order of loading and committing, on every store. */
import { describe, expect, it } from 'vitest';
import { messageDoc } from '@unisson/shared/domain/message';
import { statusOf } from '@unisson/shared/domain/review';
import type { Result } from '@unisson/shared/domain/result';
import { readMessage } from '@unisson/shared/text/message-content';
import { eachStore } from '../../store/contract/each-store.ts';
import type { Deps } from '../attempt.ts';
import type { HoldingDeps } from '../holding/load-holding.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { setHold } from '../hold/set-hold.ts';
import { cancelDispatch } from '../reply/cancel-dispatch.ts';
import { decideReply } from '../reply/decide-reply.ts';
import { dropReply } from '../reply/drop-reply.ts';
import { openReply } from '../reply/open-reply.ts';
import { renderReply } from '../reply/render-reply.ts';
import { sendReply } from '../reply/send-reply.ts';
import { decideRevision } from './decide-revision.ts';
import { freezeRevision } from './freeze-revision.ts';
import { publishMessage } from './publish-message.ts';
import { recallRevision } from './recall-revision.ts';
import { restartDraft } from './restart-draft.ts';
import { sweepOutdated } from './sweep-outdated.ts';
import { almostInForce, approve, codes, dispatchStates, everyOrderOn, oks, type Frozen, type Person } from './testing/every-order.ts';
import { race } from './testing/every-schedule.ts';
import {
  addMention,
  claim,
  codeOf,
  mention,
  PEOPLE,
  putInForce,
  value,
  writeCore,
  writeOpening,
  type WarRoom,
} from './testing/war-room.ts';
import { withdrawMessage } from './withdraw-message.ts';

const { writer, second, supervisor, legal, legal2, executive } = PEOPLE;
const hold = (room: WarRoom) => (deps: Deps) => setHold(deps, supervisor, { room: room.id, on: true, reason: 'fuite' });
const withdraw = (room: WarRoom) => (deps: HoldingDeps) => withdrawMessage(deps, executive, { room: room.id, reason: 'faux' });
const claimOf = (room: WarRoom, id: string) => (deps: Deps) => claim(deps, id, room.id);
const sweep = (room: WarRoom) => (deps: Deps) => sweepOutdated(deps, room.id);
const freeze = (room: WarRoom, who: Person) => (deps: Deps) => freezeRevision(deps, who, { room: room.id });

const drafted = async (room: WarRoom): Promise<void> => writeCore(room.store, 'writer', 'Vos dépôts sont garantis.', 'fr', room.id);
async function frozen(room: WarRoom): Promise<Frozen> {
  await drafted(room);
  return value(await freeze(room, writer)(room.deps));
}
const almost = (room: WarRoom): Promise<Frozen> => almostInForce(room, 'Vos dépôts sont garantis.', 'Tous vos dépôts sont garantis.');
async function replied(room: WarRoom, mentionId = 'm1', conversation = 'c1'): Promise<{ id: string; hash: string }> {
  await addMention(room.store, mention(mentionId, { conversation }), room.id);
  const { reply } = value(await openReply(room.deps, writer, { room: room.id, mentionId, channel: 'x', language: 'fr' }));
  return { id: reply.id, hash: (await renderReply(room.deps, room.id, reply)).hash };
}
const sendOf =
  (room: WarRoom, { id, hash }: { id: string; hash: string }, who = writer, seenSeq = 1_000) =>
  (deps: Deps) =>
    sendReply(deps, who, { room: room.id, id, hash, seenSeq });

/** Acts of the room's chain from one on, in the order in which they happened. */
const actsOf = async (room: WarRoom): Promise<string[]> => (await room.store.auditLines(room.id, 0, 500)).map((line) => line.act);
eachStore((name, open) => {
  const everyOrder = everyOrderOn(open);

  describe('decisions', () => {
    it('[MS6] two last decisions: one revision in force, both recorded, in every order', () =>
      everyOrder(async (room, choose) => {
        const revision = await frozen(room);
        const results = await race(room.deps, [approve(room, legal, revision), approve(room, supervisor, revision)], choose);
        expect(results.map((r) => value(r).status).sort()).toEqual(['in-force', 'under-review']);
        expect(await room.control()).toMatchObject({ inForce: 1, underReview: null });
      }));

    it('[MS6] two who could be the last: one is, the other comes too late', () =>
      everyOrder(async (room, choose) => {
        const revision = await frozen(room);
        value(await approve(room, legal, revision)(room.deps));
        const results = await race(room.deps, [approve(room, supervisor, revision), approve(room, executive, revision)], choose);
        expect(codes(results).sort()).toEqual(['not-under-review', null].sort());
        expect((await room.control()).inForce).toBe(1);
      }));

    it('[MS4] the same person twice at once counts once', () =>
      everyOrder(async (room, choose) => {
        const revision = await frozen(room);
        const results = await race(room.deps, [approve(room, legal, revision), approve(room, legal, revision)], choose);
        expect(codes(results).sort()).toEqual(['already-decided', null].sort());
        expect((await room.control()).inForce).toBeNull();
      }));

    it('[MS3] the last approval and a request for changes: one of them wins', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const changes = (deps: Deps) =>
          decideRevision(deps, legal2, { room: room.id, ...revision, verdict: 'request-changes', note: 'la date' });
        const results = await race(room.deps, [approve(room, supervisor, revision), changes], choose);
        expect(oks(results)).toBe(1);
        expect((await room.control()).inForce).toBe(results[0].ok ? 2 : 1);
      }));

    it('[MS9] the last decision and a recall: one of them wins, the other is told', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const recall = (deps: Deps) => recallRevision(deps, second, { room: room.id, n: 2, reason: 'faute' });
        const [decided, recalled] = await race(room.deps, [approve(room, supervisor, revision), recall], choose);
        expect([codeOf(decided), codeOf(recalled)]).toEqual(decided.ok ? [null, 'not-under-review'] : ['recalled', null]);
        expect(await room.control()).toMatchObject({ inForce: decided.ok ? 2 : 1, underReview: null });
      }));

    it('[MS9] the last decision and a freeze that replaces it: one of them wins', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const replace = (deps: Deps) => freezeRevision(deps, second, { room: room.id, replaces: 2 });
        const [decided, replaced] = await race(room.deps, [approve(room, supervisor, revision), replace], choose);
        expect([codeOf(decided), codeOf(replaced)]).toEqual(decided.ok ? [null, 'not-under-review'] : ['recalled', null]);
        expect(await room.control()).toMatchObject(decided.ok ? { inForce: 2, underReview: null } : { inForce: 1, underReview: 3 });
      }));

    it('[MS7] the last decision and a withdrawal: only what was in force when it began is withdrawn', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const of1 = (deps: HoldingDeps) => withdrawMessage(deps, executive, { room: room.id, reason: 'faux', n: 1 });
        const [decided, withdrawn] = await race(room.deps, [approve(room, supervisor, revision), of1], choose);
        expect(decided.ok).toBe(true);
        const control = await room.control();
        expect(control.inForce).toBe(2);
        const first = await room.store.get('review', room.id, '1');
        expect(first && statusOf(control, first)).toBe(withdrawn.ok ? 'withdrawn' : 'superseded');
        expect(codeOf(withdrawn)).toBe(withdrawn.ok ? null : 'not-in-force');
      }));
  });

  describe('the draft', () => {
    it('[MS9] two freezes: one revision under review', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        const results = await race(room.deps, [freeze(room, writer), freeze(room, second)], choose);
        expect(codes(results).sort()).toEqual(['already-under-review', null].sort());
        expect(await room.control()).toMatchObject({ underReview: 1, lastRevision: 1 });
      }));

    it('[MS4] a freeze and a restart: the old text with its authors, or nothing', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        const restart = (deps: Deps) => restartDraft(deps, second, { room: room.id, from: 'empty' });
        const [revision, restarted] = await race(room.deps, [freeze(room, writer), restart], choose);
        expect((await room.control()).authorsFrom).toBe(value(restarted).head);
        if (revision.ok) expect([revision.value.authors, revision.value.texts]).toEqual([['writer'], { fr: 'Vos dépôts sont garantis.' }]);
        else expect(codeOf(revision)).toBe('nothing-to-freeze');
      }));

    it('[MS4] a restart while a lawyer types: whatever of it stands has its author', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        const type = async (deps: Deps): Promise<void> => writeCore(deps.store, 'legal', 'Écrit par la juriste.', 'fr', room.id);
        const restart = (deps: Deps) => restartDraft(deps, second, { room: room.id, from: 'empty' });
        const [, restarted] = await race(room.deps, [type, restart], choose);
        const { doc } = await loadDraft(room.store, messageDoc(room.id));
        const left = readMessage(doc).texts['fr'];
        const authors = await room.store.draftAuthors(messageDoc(room.id), value(restarted).head, 100);
        expect(authors).toEqual(left === undefined ? [] : ['legal']);
        // Typing is one step: before, between or after the two of the restart.
      }, 3));
  });

  describe('words on their way', () => {
    it('[DI2] [DI6] a claim and a hold: nothing is claimed after it', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
        const [claimed, held] = await race(room.deps, [claimOf(room, dispatchId), hold(room)], choose);
        expect(held.ok).toBe(true);
        const acts = await actsOf(room);
        expect(claimed !== null).toBe(acts.includes('claim-dispatch'));
        if (claimed) expect(acts.indexOf('claim-dispatch')).toBeLessThan(acts.indexOf('set-hold'));
        expect(await dispatchStates(room)).toEqual([claimed ? 'sending' : 'queued']);
      }));

    it('[DI6] a sending and a hold: nothing is queued after it', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const reply = await replied(room);
        const [sent] = await race(room.deps, [sendOf(room, reply), hold(room)], choose);
        const acts = await actsOf(room);
        if (sent.ok) expect(acts.indexOf('send-reply')).toBeLessThan(acts.indexOf('set-hold'));
        else expect(codeOf(sent)).toBe('on-hold');
      }));

    it.each([
      ['[MS7] a claim and a withdrawal', 'withdraw-message'],
      ['[MS6] a claim and the decision that supersedes its revision', 'decide-revision'],
    ])('%s: nothing of it is claimed afterwards, and the sweep takes it back', (_title, act) =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
        const end = act === 'decide-revision' ? approve(room, supervisor, revision) : withdraw(room);
        const [claimed, ended] = await race(
          room.deps,
          [claimOf(room, dispatchId), end as (deps: Deps) => Promise<Result<unknown>>],
          choose,
        );
        expect(ended.ok).toBe(true);
        const acts = await actsOf(room);
        if (claimed) expect(acts.lastIndexOf('claim-dispatch')).toBeLessThan(acts.lastIndexOf(act));
        expect(await sweepOutdated(room.deps, room.id)).toBe(claimed ? 0 : 1);
        expect(await dispatchStates(room)).toEqual([claimed ? 'sending' : 'cancelled']);
      }),
    );

    it('[MS6] a sending and the decision that supersedes its revision: the old words never leave', () =>
      everyOrder(async (room, choose) => {
        const revision = await almost(room);
        const reply = await replied(room);
        const [sent] = await race(room.deps, [sendOf(room, reply), approve(room, supervisor, revision)], choose);
        if (!sent.ok) expect(codeOf(sent)).toBe('hash-mismatch');
        await sweepOutdated(room.deps, room.id);
        expect(await dispatchStates(room)).toEqual(sent.ok ? ['cancelled'] : []);
        expect(await room.store.get('reply', room.id, reply.id)).toMatchObject({ status: 'open', sent: null });
      }));

    it('[MS6] a publication and a withdrawal: nothing is queued after it', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        const { hash } = await putInForce(room);
        const publish = (deps: Deps) => publishMessage(deps, supervisor, { room: room.id, channel: 'mastodon', language: 'fr', hash });
        const [published] = await race(room.deps, [publish, withdraw(room)], choose);
        if (!published.ok) expect(codeOf(published)).toBe('not-in-force');
        expect(await sweepOutdated(room.deps, room.id)).toBe(published.ok ? 1 : 0);
      }));

    it('[DI2] a claim and its undo: one of them wins', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
        const undo = (deps: Deps) => cancelDispatch(deps, writer, { room: room.id, id: dispatchId });
        const [claimed, undone] = await race(room.deps, [claimOf(room, dispatchId), undo], choose);
        expect([claimed !== null, undone.ok].filter(Boolean)).toHaveLength(1);
        expect(await dispatchStates(room)).toEqual([undone.ok ? 'cancelled' : 'sending']);
      }));

    it('[MS6] a sweep and an undo: cancelled once', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
        value(await withdraw(room)(room.deps));
        const undo = (deps: Deps) => cancelDispatch(deps, writer, { room: room.id, id: dispatchId });
        await race(room.deps, [sweep(room), undo], choose);
        expect((await room.store.get('dispatch', room.id, dispatchId))?.version).toBe(2);
        expect(await dispatchStates(room)).toEqual(['cancelled']);
      }));
  });

  describe('replies', () => {
    it('[RE1] two people open one: they share it', () =>
      everyOrder(async (room, choose) => {
        await addMention(room.store, mention('m1'), room.id);
        const by = (who: Person) => (deps: Deps) => openReply(deps, who, { room: room.id, mentionId: 'm1', channel: 'x', language: 'fr' });
        const results = (await race(room.deps, [by(writer), by(second)], choose)).map(value);
        expect(new Set(results.map((r) => r.reply.id)).size).toBe(1);
        expect(results.filter((r) => r.created)).toHaveLength(1);
      }));

    it('[RE1] two sendings of one reply: one dispatch', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const reply = await replied(room);
        const results = await race(room.deps, [sendOf(room, reply), sendOf(room, reply, second)], choose);
        expect(codes(results).sort()).toEqual(['reply-not-open', null].sort());
        expect(await dispatchStates(room)).toEqual(['queued']);
      }));

    it('[RE5] two answers in one conversation: the second is refused and shown the first', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const [a, b] = [await replied(room, 'm1'), await replied(room, 'm2')];
        const seen = await room.store.head(room.id);
        const results = await race(room.deps, [sendOf(room, a, writer, seen), sendOf(room, b, second, seen)], choose);
        expect(codes(results).sort()).toEqual(['someone-answered', null].sort());
      }));

    it('[RE1] a sending and a drop: one of them wins', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const reply = await replied(room);
        const drop = (deps: Deps) => dropReply(deps, second, { room: room.id, id: reply.id });
        const [sent, dropped] = await race(room.deps, [sendOf(room, reply), drop], choose);
        expect(oks([sent, dropped])).toBe(1);
        expect(await dispatchStates(room)).toEqual(sent.ok ? ['queued'] : []);
      }));

    it('[RE3] an approval and an objection to one opening: it does not leave', () =>
      everyOrder(async (room, choose) => {
        await drafted(room);
        await putInForce(room);
        const { id } = await replied(room);
        const { reply } = value(await openReply(room.deps, writer, { room: room.id, mentionId: 'm1', channel: 'x', language: 'fr' }));
        await writeOpening(room.store, 'writer', id, 'Nous vous remboursons 25 € demain.');
        const { hash } = await renderReply(room.deps, room.id, reply);
        const by = (who: Person, verdict: 'approve' | 'request-changes') => (deps: Deps) =>
          decideReply(deps, who, { room: room.id, id, verdict, hash, note: 'montant' });
        const results = await race(room.deps, [by(legal, 'approve'), by(legal2, 'request-changes')], choose);
        expect(oks(results)).toBe(2);
        expect(codeOf(await sendOf(room, { id, hash })(room.deps))).toBe('needs-decision');
      }));
  });

  // Three at once have some ninety orders: minutes over a wire on a busy machine, and nothing there that pairs have not shown.
  if (name === 'embedded store') {
    describe('three at once', () => {
      it('[MS6] two last decisions and a hold in between: both are counted', () =>
        everyOrder(async (room, choose) => {
          const revision = await frozen(room);
          const [a, b, held] = await race(
            room.deps,
            [approve(room, legal, revision), approve(room, supervisor, revision), hold(room)],
            choose,
          );
          expect(oks([a, b, held])).toBe(3);
          expect(await room.control()).toMatchObject({ inForce: 1, hold: { by: 'supervisor' } });
        }));

      it('[MS6] two sweeps and an undo: cancelled once', () =>
        everyOrder(async (room, choose) => {
          await drafted(room);
          await putInForce(room);
          const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
          value(await withdraw(room)(room.deps));
          const undo = (deps: Deps) => cancelDispatch(deps, writer, { room: room.id, id: dispatchId });
          await race(room.deps, [sweep(room), undo, sweep(room)], choose);
          expect((await room.store.get('dispatch', room.id, dispatchId))?.version).toBe(2);
        }));

      it('[DI3] a claim, a hold and a withdrawal: claimed before both, or never', () =>
        everyOrder(async (room, choose) => {
          await drafted(room);
          await putInForce(room);
          const { dispatchId } = value(await sendOf(room, await replied(room))(room.deps));
          const [claimed, held, withdrawn] = await race(room.deps, [claimOf(room, dispatchId), hold(room), withdraw(room)], choose);
          expect(oks([held, withdrawn])).toBe(2);
          const acts = await actsOf(room);
          if (claimed)
            expect(acts.indexOf('claim-dispatch')).toBeLessThan(Math.min(acts.indexOf('set-hold'), acts.indexOf('withdraw-message')));
        }));
    });
  }
});
