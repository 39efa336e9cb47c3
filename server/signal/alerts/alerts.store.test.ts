/** The alert worker on every store: one alert a thing, raised within seconds, updated, ended; danger whatever the rank; reviews that wait. */
import { expect, it } from 'vitest';
import type { Actor } from '@unisson/shared/domain/actor';
import type { Alert } from '@unisson/shared/domain/alert';
import type { Mention } from '@unisson/shared/domain/mention';
import type { Review } from '@unisson/shared/domain/revision';
import { acknowledgeAlert } from '../../commands/alert/acknowledge-alert.ts';
import { dismissProposal } from '../../commands/mention/dismiss-proposal.ts';
import { figures } from '../../ingest/counters.ts';
import { localNudges } from '../../runtime/nudges.ts';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import { eachStore } from '../../store/contract/each-store.ts';
import { add, control, mention, room } from '../../store/contract/rows.ts';
import { nudgingStore } from '../../store/nudging-store.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { startAlerts } from './start-alerts.ts';
import { watchRoom } from './watch-room.ts';

const R = 'r1';
const START = Date.parse('2026-03-01T12:00:00.000Z');
const MINUTE = 60_000;
const audit = { actor: 'system', act: 'test', subject: { kind: 'room' as const, id: R } };
const ann: Actor = { userId: 'ann', name: 'Ann', roles: ['responder'], installationAdmin: false };
const eve: Actor = { ...ann, userId: 'eve', roles: ['observer'] };

function clock(): { runtime: Runtime; set(minute: number): void } {
  let now = START;
  let made = 0;
  const id = (): string => `id-${(made += 1)}`;
  return { runtime: { ...systemRuntime, now: () => new Date(now), id }, set: (minute) => void (now = START + minute * MINUTE) };
}
const iso = (minute: number): string => new Date(START + minute * MINUTE).toISOString();

async function open_(store: Store): Promise<void> {
  const entity = room(R, { limits: { undecidedMs: 10 * MINUTE, awayMs: 1 }, createdAt: iso(0) });
  await store.commit({ scope: R, puts: [{ kind: 'room', scope: INSTALLATION, entity }, { kind: 'control', entity: control(1) }], audit, at: iso(0) });
}
let made = 0;
async function say(store: Store, minute: number, count: number, patch: Partial<Mention> = {}): Promise<string[]> {
  const posts = Array.from({ length: count }, () => mention(`m${(made += 1)}`, { publishedAt: iso(minute + 0.4), ...patch }));
  const done = await store.commit({ scope: R, adds: posts.map((one) => add(one, { counters: figures(one) })), audit, at: iso(minute) });
  expect(done.ok).toBe(true);
  return posts.map(({ id }) => id);
}
const alerts = async (store: Store): Promise<readonly Alert[]> => (await store.list('alert', { scope: R, order: { by: 'raisedAt' }, limit: 100 })).items;
const neutral = { score: { label: 'neutral', value: 0, confidence: 0.9, because: [], by: null } } as const;
const inDanger = { proposed: { handling: 'danger', because: ['self-harm:en finir'], confidence: 0.9 }, rank: { value: 0, because: [] } } as const;

eachStore((_name, open) => {
  it('[ST3] a spike of volume is one alert: raised in its minute, updated, ended when it is over', async () => {
    const time = clock();
    const { store } = await open(time.runtime);
    await open_(store);
    const watcher = watchRoom({ store, runtime: time.runtime }, R);
    for (let minute = 0; minute < 15; minute += 1) {
      time.set(minute + 0.9);
      await say(store, minute, 4, neutral);
      await watcher.look();
    }
    expect(await alerts(store)).toEqual([]);
    for (const [minute, count] of [[15, 40], [16, 60], [17, 50]] as const) {
      time.set(minute + 0.9);
      await say(store, minute, count, neutral);
      await watcher.look();
    }
    const [alert, ...others] = await alerts(store);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ about: { kind: 'room', id: R }, measure: 'volume', state: 'raised', raisedAt: iso(15.9), peak: 60 });
    expect(alert?.baseline).toBeCloseTo(4, 0);
    for (let minute = 18; minute < 32; minute += 1) {
      time.set(minute + 0.9);
      await say(store, minute, 4, neutral);
      await watcher.look();
    }
    expect((await alerts(store)).map(({ state, id }) => `${id} ${state}`)).toEqual([`${alert?.id} ended`]);
  });

  it('[ST3] a share that turns negative is an alert of its own', async () => {
    const time = clock();
    const { store } = await open(time.runtime);
    await open_(store);
    const watcher = watchRoom({ store, runtime: time.runtime }, R);
    for (let minute = 0; minute < 30; minute += 1) {
      time.set(minute + 0.9);
      await say(store, minute, 10, minute < 22 ? neutral : {});
      await watcher.look();
    }
    expect(await alerts(store)).toMatchObject([{ measure: 'negative-share', state: 'raised', about: { kind: 'room' } }]);
  });

  it('[ST3] a new worker and a rival server go on with the same alert', async () => {
    const time = clock();
    const { store } = await open(time.runtime);
    await open_(store);
    for (let minute = 0; minute < 20; minute += 1) {
      time.set(minute + 0.9);
      await say(store, minute, minute < 15 ? 4 : 50, neutral);
      await Promise.all([watchRoom({ store, runtime: time.runtime }, R).look(), watchRoom({ store, runtime: time.runtime }, R).look()]);
    }
    expect(await alerts(store)).toMatchObject([{ measure: 'volume', state: 'raised' }]);
  });

  it('[ME7] danger is told at the next look whatever its rank, once for all who say the same, until a person has decided', async () => {
    const time = clock();
    const { store } = await open(time.runtime);
    await open_(store);
    const watcher = watchRoom({ store, runtime: time.runtime }, R);
    await watcher.look();
    const ids = [...(await say(store, 0, 1, { ...inDanger, storyKey: 'k1' })), ...(await say(store, 0, 1, { ...inDanger, storyKey: 'k1' }))];
    await watcher.look();
    expect(await alerts(store)).toMatchObject([
      { about: { kind: 'danger', id: ids[0] }, measure: 'danger', state: 'raised', now: 2, because: ['self-harm:en finir'] },
    ]);
    for (const mentionId of ids) await dismissProposal({ store, runtime: time.runtime }, ann, { room: R, mentionId, reason: 'A song.' });
    await watcher.look();
    expect(await alerts(store)).toMatchObject([{ state: 'ended', now: 0 }]);
    expect(await store.get('mention', R, String(ids[0]))).toMatchObject({ proposed: null, dismissed: { handling: 'danger', by: 'ann', reason: 'A song.' } });
    await say(store, 1, 1, { ...inDanger, storyKey: 'k1' });
    await watcher.look();
    expect(await alerts(store)).toMatchObject([{ state: 'raised', now: 1, acknowledgedBy: null }]);
  });

  it('[MS8] a review that waits past the room’s limit escalates once, and its alert ends with it', async () => {
    const time = clock();
    const { store } = await open(time.runtime);
    await open_(store);
    const review: Review = {
      ...{ id: '1', version: 1, n: 1, openedAt: iso(0), outcome: 'open', endedAt: null, endedBy: null, reason: null },
      ...{ inForceAt: null, supersededAt: null, withdrawn: null, escalatedAt: null },
    };
    const puts = [{ kind: 'review' as const, entity: review }, { kind: 'control' as const, entity: control(2, { underReview: 1 }) }];
    await store.commit({ scope: R, puts, audit, at: iso(0) });
    const watcher = watchRoom({ store, runtime: time.runtime }, R);
    time.set(9);
    await watcher.look();
    expect(await alerts(store)).toEqual([]);
    for (const minute of [10, 12]) {
      time.set(minute);
      await watcher.look();
    }
    expect(await store.get('review', R, '1')).toMatchObject({ version: 2, escalatedAt: iso(10) });
    expect(await alerts(store)).toMatchObject([{ id: 'waiting-1', about: { kind: 'review', id: '1' }, measure: 'waiting', baseline: 10 * MINUTE }]);
    await store.commit({ scope: R, puts: [{ kind: 'control', entity: control(3) }], audit, at: iso(13) });
    await watcher.look();
    expect(await alerts(store)).toMatchObject([{ state: 'ended' }]);
  });

  it('[ME7] started, it tells of danger by itself; an alert is acknowledged by who may triage', async () => {
    const opened = await open();
    const nudges = localNudges();
    const store = nudgingStore(opened.store, nudges);
    await open_(store);
    const worker = startAlerts({ store, runtime: systemRuntime, nudges, logger: { warn: () => undefined, error: () => undefined }, serverId: 's1', paceMs: 1 });
    const told = new Promise<Alert>((resolve) => {
      const unhear = nudges.onScope(() => void alerts(store).then(([alert]) => alert && (unhear(), resolve(alert))));
    });
    await say(store, 0, 1, { ...inDanger, storyKey: 'k9' });
    const { id } = await told;
    await worker.stop();
    const deps = { store, runtime: systemRuntime };
    expect(await acknowledgeAlert(deps, eve, { room: R, alertId: id })).toMatchObject({ refusal: { code: 'role-required' } });
    expect(await acknowledgeAlert(deps, ann, { room: R, alertId: 'none' })).toMatchObject({ refusal: { code: 'not-found' } });
    expect(await acknowledgeAlert(deps, ann, { room: R, alertId: id })).toMatchObject({ ok: true, value: { acknowledgedBy: 'ann', state: 'raised' } });
    expect(await acknowledgeAlert(deps, ann, { room: R, alertId: id })).toMatchObject({ ok: true, value: { version: 2 } });
  });
});
