/** The journeys' own `test`: one installation on the store of the project, removed at the end. */
import { test as base } from '@playwright/test';
import { newInstallation, type Installation, type StoreKind } from './server.ts';

export const test = base.extend<{ storeKind: StoreKind; install: (settings?: Readonly<Record<string, string>>) => Installation }>({
  storeKind: ['embedded', { option: true }],
  install: async ({ storeKind }, use) => {
    const made: Installation[] = [];
    await use((settings) => {
      const installation = newInstallation(storeKind, settings);
      made.push(installation);
      return installation;
    });
    await Promise.all(made.map((installation) => installation.remove()));
  },
});
export { expect } from '@playwright/test';
