/**
 * Which addresses outlets may reach: public ones, and those that ALLOW_HOSTS names. Without this a webhook's address would be a way to
 * talk to the machine's own services. Must not open a connection.
 */
import { isIP } from 'node:net';

/** First address and prefix length of what is not the public internet. */
const PRIVATE_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

function numberOf(v4: string): number {
  return v4.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
function isPrivateV4(address: string): boolean {
  const value = numberOf(address);
  return PRIVATE_V4.some(([base, bits]) => Math.floor(value / 2 ** (32 - bits)) === Math.floor(numberOf(base) / 2 ** (32 - bits)));
}

/** The eight groups; null for what is no IPv6 address. */
function groupsOf(address: string): number[] | null {
  const bare = address.split('%')[0] ?? '';
  if (isIP(bare) !== 6) return null;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const v4 = dotted ? numberOf(dotted[2] ?? '') : 0;
  const text = dotted ? `${dotted[1]}${Math.floor(v4 / 65_536).toString(16)}:${(v4 % 65_536).toString(16)}` : bare;
  const [head = '', tail] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...gap, ...after].map((group) => Number.parseInt(group, 16));
}
const v4Of = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');

function isPrivateV6(groups: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const leading = a === 0 && b === 0 && c === 0 && d === 0;
  // Mapped, translated and compatible forms carry an IPv4 address: what counts is where it leads.
  if (leading && e === 0 && (f === 0xffff || f === 0)) return isPrivateV4(v4Of(g, h));
  if (leading && e === 0xffff && f === 0) return isPrivateV4(v4Of(g, h));
  if (a === 0x64 && b === 0xff9b) return c === 0 && d === 0 && e === 0 && f === 0 ? isPrivateV4(v4Of(g, h)) : true;
  if (a === 0x2002) return isPrivateV4(v4Of(b, c));
  // Global unicast is 2000::/3; of it, documentation and the tunnels and tests under 2001::/23 are not for us.
  return (a & 0xe000) !== 0x2000 || (a === 0x2001 && (b < 0x200 || b === 0xdb8)) || (a === 0x3fff && b < 0x1000);
}

/** @param address an IPv4 or IPv6 address, without brackets. Anything else counts as private. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return isPrivateV4(address);
  const groups = groupsOf(address);
  return groups === null || isPrivateV6(groups);
}

export interface Target {
  readonly url: URL;
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
  /** Named in ALLOW_HOSTS: may be private. */
  readonly allowed: boolean;
}

/** @returns null for what is no http(s) address, carries a name and password, or names a private address nobody allowed. Names are looked up later, when words leave. */
export function targetOf(address: string, allowHosts: readonly string[]): Target | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const allowed = isAllowed(host, port, allowHosts);
  const local = isIP(host) !== 0 ? isPrivateAddress(host) : /(?:^|\.)localhost$/i.test(host);
  return host === '' || (local && !allowed) ? null : { url, host, port, allowed };
}

function isAllowed(host: string, port: number, allowHosts: readonly string[]): boolean {
  const plain = (entry: string): string => entry.trim().toLowerCase().replace(/[[\]]/g, '');
  return allowHosts.some((entry) => plain(entry) === `${host.toLowerCase()}:${port}`);
}
