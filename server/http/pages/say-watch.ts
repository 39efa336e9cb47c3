/**
 * Lets say pages wait for news instead of asking all the time: one look a room, twice a second and only while somebody waits, whatever the
 * number of seats. Passes no data: whoever is woken reads for himself.
 */
import { CONTROL } from '@unisson/shared/domain/room';
import type { Store } from '../../store/store.ts';
import { controlMark } from './say-state.ts';

const LOOK_MS = 500;

interface Waiting {
  readonly room: string;
  readonly pageId: string;
  /** Versions of what was shown: the page's, and the control row's mark. */
  readonly version: number;
  readonly mark: string;
}
interface Waiter extends Waiting {
  wake(): void;
}
export interface SayWatch {
  /** Resolves when something of it has changed, after `ms`, or when `signal` says that nobody waits any more. */
  news(what: Waiting, ms: number, signal: AbortSignal): Promise<void>;
  waiting(pageId: string): number;
}

export function createSayWatch(store: Store): SayWatch {
  const rooms = new Map<string, { readonly waiters: Set<Waiter>; readonly timer: NodeJS.Timeout; isLooking: boolean }>();

  async function look(room: string): Promise<void> {
    const here = rooms.get(room);
    if (!here || here.isLooking) return;
    here.isLooking = true;
    try {
      const [control, pages] = await Promise.all([
        store.get('control', room, CONTROL),
        store.getMany('say-page', room, [...new Set([...here.waiters].map(({ pageId }) => pageId))]),
      ]);
      const mark = control ? controlMark(control) : '';
      const versions = new Map(pages.map(({ id, version }) => [id, version]));
      for (const waiter of here.waiters)
        if (waiter.mark !== mark || (versions.get(waiter.pageId) ?? waiter.version) !== waiter.version) waiter.wake();
    } catch {
      // The store is away: each finds out by reading, and says so.
      for (const waiter of here.waiters) waiter.wake();
    } finally {
      here.isLooking = false;
    }
  }

  function enter(waiter: Waiter): void {
    const { room } = waiter;
    const here = rooms.get(room) ?? { waiters: new Set<Waiter>(), timer: setInterval(() => void look(room), LOOK_MS), isLooking: false };
    rooms.set(room, here);
    here.waiters.add(waiter);
  }
  function leave(waiter: Waiter): void {
    const here = rooms.get(waiter.room);
    here?.waiters.delete(waiter);
    if (here?.waiters.size !== 0) return;
    clearInterval(here.timer);
    rooms.delete(waiter.room);
  }

  return {
    news: (what, ms, signal) =>
      new Promise((resolve) => {
        const waiter: Waiter = {
          ...what,
          wake() {
            clearTimeout(timer);
            signal.removeEventListener('abort', waiter.wake);
            leave(waiter);
            resolve();
          },
        };
        const timer = setTimeout(() => waiter.wake(), ms);
        if (signal.aborted) return waiter.wake();
        signal.addEventListener('abort', waiter.wake);
        enter(waiter);
      }),
    waiting: (pageId) =>
      [...rooms.values()].reduce((sum, { waiters }) => sum + [...waiters].filter((waiter) => waiter.pageId === pageId).length, 0),
  };
}
