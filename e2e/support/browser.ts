/** Which Chromium the journeys use: CHROMIUM_PATH, else Playwright's own if it was fetched, else the system's. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export function chromiumLaunch(): { executablePath?: string; args: string[] } {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(chromium.executablePath()) ? undefined : SYSTEM.find((path) => existsSync(path)));
  if (!executablePath && !existsSync(chromium.executablePath())) throw new Error("No browser: install Debian's chromium, or run npx playwright install chromium");
  const args = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  // Chromium refuses its sandbox to root.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return executablePath ? { executablePath, args } : { args };
}
