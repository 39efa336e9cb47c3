/**
 * What `npm test` runs: every tier, one after the other, and one last line `N passed, N failed`. Says which tier needs a server
 * that is not there. Must count what the runners report, never guess.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '../config.ts';

interface Count {
  passed: number;
  failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'unisson-test-'));
const env = environment();

function runTier(name: string, command: string, args: readonly string[], count: (file: string) => Count): Count {
  const file = join(scratch, `${name}.json`);
  console.log(`\n— ${name} —`);
  const done = spawnSync(command, [...args], {
    stdio: 'inherit',
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, VITEST_JSON: file },
    shell: process.platform === 'win32',
  });
  try {
    const counted = count(file);
    // A runner that fails without a failing test (a broken configuration, an unhandled error) must still fail the whole.
    if (done.status !== 0 && counted.failed === 0) counted.failed = 1;
    return counted;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function vitestCount(file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0) };
}

function playwrightCount(file: string): Count {
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

const vitest = (project: readonly string[], file: string): string[] => [
  'vitest', 'run', ...project.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`,
];

/** Title of the test that measures. */
const ALONE = '80,000';
const playwright = (workers: number, ...which: string[]): string[] => [
  'playwright', 'test', '-c', 'e2e', `--workers=${workers}`, '--reporter=list,json', ...which,
];

const tiers = [
  runTier('unit', 'npx', vitest(['shared', 'server', 'client'], join(scratch, 'unit.json')), vitestCount),
  runTier('contract', 'npx', vitest(['contract'], join(scratch, 'contract.json')), vitestCount),
  // People and killed servers mostly wait, so two of these share two cores well; what measures clicks has the machine to itself.
  runTier('journeys', 'npx', playwright(2, '--grep-invert', ALONE), playwrightCount),
  runTier('storm', 'npx', playwright(1, '--grep', ALONE), playwrightCount),
];
rmSync(scratch, { recursive: true, force: true });

if (!env['MONGODB_URI']) console.log('\nMONGODB_URI is not set: the MongoDB half of the contract suite and of the journeys was not run.');
const total = tiers.reduce((sum, tier) => ({ passed: sum.passed + tier.passed, failed: sum.failed + tier.failed }), { passed: 0, failed: 0 });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
