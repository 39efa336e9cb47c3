/**
 * The relay: looks for what is queued and due, and has it sent, in order within an outlet and a few outlets at once [DI1]-[DI6]. It looks after
 * each nudge and every second by itself, so a lost nudge costs a second. Truth is the rows; the relay may die at any line.
 */
import type { Dispatch } from '@unisson/shared/domain/dispatch';
import { sweepOutdated } from '../commands/message/sweep-outdated.ts';
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
const PAGE = 200;
/** Waiting in memory at most; the rest stays where it is safe. */
const MOST_WAITING = 1_000;

export function startOutbox(options: OutboxOptions): Outbox {
  const { store, runtime, nudges, logger } = options;
  const sending: Sending = options;
  const lanes = createLanes(MOST_AT_ONCE);
  const taken = new Set<string>();
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
    if (!control || control.hold !== null || control.inForce === null) return;
    for await (const dispatch of due(room, control.inForce)) {
      if (stopped || lanes.size() >= MOST_WAITING) return;
      enqueue(room, dispatch);
    }
  }

  /** Oldest first, those that a person says left out. */
  async function* due(room: string, revision: number): AsyncGenerator<Dispatch> {
    const outlets = await store.list('outlet', { scope: room, where: { active: 1 }, limit: 500 });
    const manual = new Set(outlets.items.filter(({ kind }) => !options.outlets[kind].byRelay).map(({ channel }) => channel));
    let after: string | undefined;
    do {
      const where = { state: 'queued', revision, dueAt: { lte: runtime.now().toISOString() } };
      const page = await store.list('dispatch', {
        scope: room,
        where,
        order: { by: 'createdAt' },
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      });
      for (const dispatch of page.items) if (!manual.has(dispatch.channel)) yield dispatch;
      after = page.next;
    } while (after !== undefined);
  }

  function enqueue(room: string, { id, outletId }: Dispatch): void {
    const key = `${room} ${id}`;
    if (taken.has(key)) return;
    taken.add(key);
    lanes.add(`${room} ${outletId}`, async () => {
      try {
        await sendOne(sending, room, id);
      } catch (error) {
        logger.error({ err: error, dispatch: id }, 'a dispatch could not be claimed');
      } finally {
        taken.delete(key);
      }
    });
  }

  const stopListening = nudges.onScope((scope) => {
    if (scope === INSTALLATION) return;
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
