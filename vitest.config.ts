// Owns which test tier runs where. Journeys through a browser are Playwright's (e2e/), not here.
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

const node = (name: string, include: string[], exclude: string[] = []) => ({
  test: { name, include, exclude: ['**/node_modules/**', ...exclude], environment: 'node', testTimeout: 30_000, hookTimeout: 30_000 },
});

export default defineConfig({
  test: {
    // By itself it leaves a core free, which on the two of a small machine is half of them.
    maxWorkers: 2,
    projects: [
      node('shared', ['shared/**/*.test.ts']),
      node('server', ['server/**/*.test.ts'], ['server/**/*.store.test.ts']),
      node('contract', ['server/**/*.store.test.ts']),
      {
        plugins: [vue()],
        test: { name: 'client', include: ['client/**/*.test.ts'], exclude: ['**/node_modules/**'], environment: 'happy-dom' },
      },
    ],
  },
});
