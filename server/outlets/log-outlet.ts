/** The demo's outlet: the words go nowhere, the dispatch row itself is what the console shows as the channel would. */
import type { OutletAdapter } from './outlet.ts';

export const logOutlet: OutletAdapter = {
  byRelay: true,
  byPart: true,
  deliver: async ({ deadline }) =>
    deadline.nowMs() > deadline.startByMs
      ? { kind: 'retry', afterMs: null, error: 'it was too late to begin' }
      : { kind: 'sent', url: null },
};
