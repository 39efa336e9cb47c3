/** Journeys through real browsers and faults against real servers, on the embedded store and, where MONGODB_URI is set, on MongoDB. */
import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './support/browser.ts';

const ALL = ['journeys/**/*.spec.ts', 'faults/**/*.spec.ts'];
/** What depends on the store; how a screen looks does not. */
const STORES_DIFFER = ['journeys/approved-reply.spec.ts', 'faults/kill.spec.ts'];
const embedded = { name: 'embedded', testMatch: ALL, use: { storeKind: 'embedded' as const } };
const mongodb = { name: 'mongodb', testMatch: STORES_DIFFER, use: { storeKind: 'mongodb' as const } };

export default defineConfig<{ storeKind: 'embedded' | 'mongodb' }>({
  testDir: '.',
  outputDir: '../test-results',
  // Each file starts servers and browsers of its own; `npm test` runs two journeys at once, and what measures by itself.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { launchOptions: chromiumLaunch(), locale: 'en-GB', trace: 'retain-on-failure', actionTimeout: 15_000, viewport: { width: 1440, height: 900 } },
  projects: process.env['MONGODB_URI'] ? [embedded, mongodb] : [embedded],
});
