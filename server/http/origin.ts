/**
 * Whether a write or an upgrade that rides on a cookie comes from our own pages. Browsers send `Origin` or `Sec-Fetch-Site`; who sends
 * neither is no browser, and cannot be made to act by somebody else's page.
 */
import type { IncomingMessage } from 'node:http';

/** @param publicUrl where people reach the console: a proxy may change the Host header. */
export function originAllowed(req: IncomingMessage, publicUrl: string): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.headers.origin;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host, origin: given } = new URL(origin);
  return given === new URL(publicUrl).origin || host === req.headers.host?.toLowerCase();
}
