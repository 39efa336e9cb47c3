/**
 * The relay: looks for what is queued and due, and has it sent, in order within an outlet and a few outlets at once [DI1]-[DI6]. It looks after
 * each nudge and every second by itself, so a lost nudge costs a second. Truth is the rows; the relay may die at any line.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { sweepOutdated } from '../commands/message/sweep-outdated.ts';
import { sweepWaiting } from '../commands/reply/sweep-waiting.ts';
import type { OutletAdapters } from '../outlets/outlet.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Nudges } from '../runtime/nudges.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../store/store.ts';
import { expireLeases } from './expire-leases.ts';
import { createLanes } from './lanes.ts';
import { sendOne, type Sending } from './send-one.ts';

export interface OutboxOptions {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly nudges: Pick<Nudges, 'onScope'>;
  readonly logger: Logger;
  readonly outlets: OutletAdapters;
  /** 32 bytes: opens outlets' secrets. */
  readonly secretsKey: Uint8Array;
  /** Another one for every start: a lease belongs to one life of one server. */
  readonly serverId: string;
}
export interface Outbox {
  /** Looks at once, at all rooms. */
  kick(): void;
  /** Claims nothing more; resolves when what is being sent has its outcome. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
/** Between two looks. */
const PAUSE_MS = 25;
const MOST_AT_ONCE = 8;
/** Waiting in memory for one outlet. */
const MOST_WAITING = 50;
/** One serves a channel, and a room has a handful. */
const MOST_OUTLETS = 500;

export function startOutbox(options: OutboxOptions): Outbox {
  const { store, runtime, nudges, logger } = options;
  const sending: Sending = options;
  const lanes = createLanes(MOST_AT_ONCE);
  /** Dispatches in a lane; true: seen again meanwhile, so that its room wants another look. */
  const taken = new Map<string, boolean>();
  const dirty = new Set<string>();
  let all = true;
  let stopped = false;
  let looking: Promise<void> | null = null;
  let pause: NodeJS.Timeout | undefined;

  /** At once when quiet; under a storm of nudges one look serves all that came meanwhile. */
  function look(): void {
    if (stopped || looking || pause) return;
    looking = lookOnce().finally(() => {
      looking = null;
      if (stopped) return;
      pause = setTimeout(() => {
        pause = undefined;
        if (all || dirty.size > 0) look();
      }, PAUSE_MS);
    });
  }

  async function lookOnce(): Promise<void> {
    const everywhere = all;
    const named = [...dirty];
    all = false;
    dirty.clear();
    try {
      const rooms = everywhere ? (await store.scopes()).filter((scope) => scope !== INSTALLATION) : named;
      for (const room of rooms) if (!stopped) await lookAt(room);
    } catch (error) {
      // The rows are safe where they are: the next look finds them again.
      logger.error({ err: error }, 'the outbox could not look');
    }
  }

  async function lookAt(room: string): Promise<void> {
    await expireLeases(sending, room);
    await sweepOutdated(sending, room);
    const control = await store.get('control', room, 'control');
    if (control) await sweepWaiting(sending, room, control);
    if (!control || control.hold !== null || control.posture.is !== 'answer' || control.inForce === null) return;
    const outlets = await store.list('outlet', { scope: room, where: { active: 1 }, limit: MOST_OUTLETS });
    for (const { kind, channel } of outlets.items) {
      if (!stopped && options.outlets[kind].byRelay) await enqueueDue(room, channel, control.inForce);
    }
  }

  /** Oldest first, and no more than a slow outlet may keep waiting in memory: the rest stays where it is safe. */
  async function enqueueDue(room: string, channel: string, revision: number): Promise<void> {
    const where = { state: 'queued', channel, revision, dueAt: { lte: runtime.now().toISOString() } };
    const page = await store.list('dispatch', { scope: room, where, order: { by: 'createdAt' }, limit: MOST_WAITING });
    for (const dispatch of page.items) enqueue(room, dispatch);
  }

  function enqueue(room: string, { id, channel }: Dispatch): void {
    const key = `${room} ${id}`;
    if (taken.has(key)) return void taken.set(key, true);
    taken.set(key, false);
    lanes.add(`${room} ${channel}`, async () => {
      try {
        await sendOne(sending, room, id);
      } catch (error) {
        logger.error({ err: error, dispatch: id }, 'a dispatch could not be claimed');
      } finally {
        if (taken.get(key)) dirty.add(room);
        taken.delete(key);
        if (dirty.has(room)) look();
      }
    });
  }

  const stopListening = nudges.onScope((scope, _seq, brought) => {
    // a storm of mentions queues nothing
    if (scope === INSTALLATION || brought === 'mentions') return;
    dirty.add(scope);
    look();
  });
  const timer = setInterval(() => {
    all = true;
    look();
  }, LOOK_EVERY_MS);
  timer.unref();
  look();

  return {
    kick() {
      all = true;
      look();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      stopListening();
      await looking;
      clearTimeout(pause);
      await lanes.stop();
    },
  };
}
