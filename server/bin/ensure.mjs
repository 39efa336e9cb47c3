// Makes the checkout ready to run: installs what package-lock.json says, builds the console when its sources changed, finds a browser.
// Plain JavaScript without dependencies, because it runs on Node 20 before anything is installed. Must stay quick when nothing changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const wants = new Set(process.argv.slice(2));
const windows = process.platform === 'win32';

function run(command, args, what) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
  if (done.status !== 0) {
    console.error(`${what} failed (${command} ${args.join(' ')}).`);
    process.exit(done.status ?? 1);
  }
}

function files(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(files)) hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0');
  return hash.digest('hex');
}

/** Runs `make` unless the stamp says that these very files were there the last time it ran well. */
function unlessStamped(name, paths, output, make) {
  const stamp = join(root, 'node_modules', `.unisson-${name}`);
  const now = digest(paths);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(root, output))) return;
  make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

const manifests = ['package.json', 'package-lock.json', 'server/package.json', 'client/package.json', 'shared/package.json', 'e2e/package.json'];
unlessStamped('installed', manifests, 'node_modules', () => {
  console.error('Installing what is missing (about a minute the first time) …');
  // `npm ci` removes the Node that runs it, which Windows does not allow.
  run('npm', [windows ? 'install' : 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], 'The installation');
});

if (wants.has('--build')) {
  unlessStamped('built', ['client', 'shared', 'package-lock.json'], 'client/dist/index.html', () => {
    console.error('Building the console …');
    run('npm', ['run', '-s', 'build'], 'The build');
  });
}

if (wants.has('--browser')) {
  const system = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  if (!system.some((path) => path && existsSync(path))) {
    const { chromium } = await import('@playwright/test');
    if (!existsSync(chromium.executablePath())) {
      console.error('Fetching a browser for the journeys …');
      run('npx', ['playwright', 'install', 'chromium'], "Fetching Playwright's Chromium");
    }
  }
}
