/** A person says the words (phone, branches) and confirms. Nothing leaves from here; being asked to is a bug of the relay. */
import type { OutletAdapter } from './outlet.ts';

export const manualOutlet: OutletAdapter = {
  byRelay: false,
  byPart: false,
  deliver: async ({ words }) => {
    throw new Error(`dispatch ${words.id} is for a person to say`);
  },
};
