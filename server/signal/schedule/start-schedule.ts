/**
 * Starts the clock of the times of effect [MS10]: every server looks at every room each second, and at the very instant when one is due
 * within it. Nothing is remembered and no wake-up is needed: what is due stands in the store, and the commit lets one server do it.
 */
import { CONTROL } from '@unisson/shared/domain/room';
import { takeEffect } from '../../commands/message/take-effect.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';

export interface ScheduleDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Time between two looks, milliseconds. */
  readonly lookMs?: number;
}

const LOOK_MS = 1_000;

export function startSchedule(deps: ScheduleDeps): { stop(): Promise<void> } {
  const lookMs = deps.lookMs ?? LOOK_MS;
  const soon = new Map<string, NodeJS.Timeout>();
  let isStopped = false;
  let running: Promise<void> | null = null;

  const lookAt = async (room: string): Promise<void> => {
    const control = await deps.store.get('control', room, CONTROL);
    if (control?.scheduled == null || control.hold !== null || isStopped) return;
    const inMs = Date.parse(control.scheduled.at) - deps.runtime.now().getTime();
    if (inMs <= 0) await takeEffect(deps, room);
    else if (inMs < lookMs && !soon.has(room))
      soon.set(
        room,
        setTimeout(() => {
          soon.delete(room);
          look();
        }, inMs),
      );
  };
  const lookAround = async (): Promise<void> => {
    for (const scope of await deps.store.scopes()) {
      if (isStopped) return;
      if (scope !== INSTALLATION)
        await lookAt(scope).catch((error: unknown) =>
          deps.logger.error({ err: error, room: scope }, 'a time of effect could not be looked at'),
        );
    }
  };
  const look = (): void => {
    running ??= lookAround()
      .catch((error: unknown) => {
        if (!isStopped) deps.logger.warn({ err: error }, 'the times of effect could not be looked for');
      })
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(look, lookMs);
  look();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      for (const one of soon.values()) clearTimeout(one);
      await running;
    },
  };
}
