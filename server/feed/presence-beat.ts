/** Writes down again and again who is here, so that after a crash nobody who was there counts as long gone [ME3] [MS5]. Decides nothing. */
import type { Logger } from '../runtime/logger.ts';
import type { Presence } from './presence.ts';

/** What a crash may forget of who was there. */
const BEAT_MS = 30_000;

/** @returns the stop. */
export function startBeat({ presence, logger }: { presence: Pick<Presence, 'beat'>; logger: Pick<Logger, 'warn'> }): () => void {
  const beat = (): Promise<void> =>
    presence.beat().catch((error: unknown) => logger.warn({ err: error }, 'who is here could not be written down; it is tried again'));
  const timer = setInterval(() => void beat(), BEAT_MS);
  return () => clearInterval(timer);
}
