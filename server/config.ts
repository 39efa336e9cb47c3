/**
 * Every setting of the server, read once from the environment, checked, frozen. The only file that may look at the environment.
 * `readConfig` lists every fault at once, so that nobody fixes them one by one. Must do nothing but read.
 */
import { resolve } from 'node:path';

export interface Config {
  readonly mode: 'serve' | 'demo' | 'dev';
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly mongodbUri: string | null;
  readonly redisUrl: string | null;
  /** Signs session cookies; null: a key file in `dataDir` (never under `serve`). */
  readonly sessionSecret: string | null;
  /** Encrypts secrets of outlets and signs audit heads; null: a key file in `dataDir` (never under `serve`). */
  readonly secretsKey: string | null;
  readonly demo: { readonly speed: number | 'max'; readonly seed: string; readonly mentions: number } | null;
  readonly logLevel: string;
  /** Express' `trust proxy`: how many proxies stand in front, or their addresses. */
  readonly trustProxy: boolean | number | string;
  /** `host:port` of private or loopback addresses that outlets and sources may reach all the same. */
  readonly allowHosts: readonly string[];
  /** The operator's mail server and what mail comes from; null: nobody is told by mail (the demo shows it in the console). */
  readonly mail: { readonly url: string; readonly from: string } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export class BadConfig extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Settings to mend:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
/** Shorter secrets can be guessed. */
const SHORTEST_SECRET = 32;

/** The environment as it is, over `defaults`: for what starts other programs. */
export function environment(defaults: Environment = {}): Environment {
  return { ...defaults, ...process.env };
}

/** @throws BadConfig naming every missing or bad setting. */
export function readConfig(env: Environment = environment()): Config {
  const faults: string[] = [];
  const demo = env['DEMO'] === '1';
  const mode = env['UNISSON_DEV'] === '1' ? 'dev' : demo ? 'demo' : 'serve';
  const port = whole(env, 'PORT', 3000, { least: 0, most: 65_535 }, faults);
  const host = env['HOST'] ?? '127.0.0.1';
  const config: Config = {
    mode,
    port,
    host,
    dataDir: resolve(env['DATA_DIR'] ?? '.data'),
    publicUrl: publicUrl(env, faults),
    mongodbUri: mongo(env, faults),
    redisUrl: env['REDIS_URL'] ?? null,
    sessionSecret: secret(env, 'SESSION_SECRET', mode === 'serve', faults),
    secretsKey: secret(env, 'SECRETS_KEY', mode === 'serve', faults),
    demo: demo ? readDemo(env, faults) : null,
    logLevel: oneOf(env, 'LOG_LEVEL', demo ? 'warn' : 'info', LOG_LEVELS, faults),
    trustProxy: trust(env['TRUST_PROXY']),
    allowHosts: hosts(env, faults),
    mail: mail(env, faults),
  };
  if (config.redisUrl && !config.mongodbUri) faults.push('REDIS_URL is for several servers and needs MONGODB_URI');
  if (config.redisUrl) faults.push('REDIS_URL: several servers are not supported yet; run one server without it');
  if (faults.length > 0) throw new BadConfig(faults);
  return Object.freeze(config);
}

export type StorePlace = Pick<Config, 'dataDir' | 'mongodbUri' | 'secretsKey' | 'publicUrl'>;

/** What a tool needs that only opens the store (audit, backup, restore, move): nothing of the server's own is asked for. @throws BadConfig */
export function readStorePlace(env: Environment = environment()): StorePlace {
  const faults: string[] = [];
  const place = {
    dataDir: resolve(env['DATA_DIR'] ?? '.data'),
    mongodbUri: mongo(env, faults),
    secretsKey: secret(env, 'SECRETS_KEY', false, faults),
    publicUrl: publicUrl(env, faults),
  };
  if (faults.length > 0) throw new BadConfig(faults);
  return Object.freeze(place);
}

function readDemo(env: Environment, faults: string[]): NonNullable<Config['demo']> {
  const speed = env['DEMO_SPEED'] ?? '60';
  const number = Number(speed);
  if (speed !== 'max' && !(Number.isFinite(number) && number >= 0))
    faults.push(`DEMO_SPEED must be 0, a number above 0, or max; it is "${speed}"`);
  return {
    speed: speed === 'max' ? 'max' : number,
    seed: env['DEMO_SEED'] ?? 'unisson',
    mentions: whole(env, 'DEMO_MENTIONS', 80_000, { least: 0, most: 1_000_000 }, faults),
  };
}

function whole(env: Environment, name: string, otherwise: number, range: { least: number; most: number }, faults: string[]): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= range.least && value <= range.most) return value;
  faults.push(`${name} must be a whole number from ${range.least} to ${range.most}; it is "${text}"`);
  return otherwise;
}

function oneOf(env: Environment, name: string, otherwise: string, allowed: readonly string[], faults: string[]): string {
  const value = env[name] ?? otherwise;
  if (!allowed.includes(value)) faults.push(`${name} must be one of ${allowed.join(', ')}; it is "${value}"`);
  return value;
}

/** Where people reach the console: as set, else where the server listens. */
function publicUrl(env: Environment, faults: string[]): string {
  const host = env['HOST'] ?? '127.0.0.1';
  return url(env, 'PUBLIC_URL', faults) ?? `http://${host.includes(':') ? `[${host}]` : host}:${env['PORT'] || 3000}`;
}

function url(env: Environment, name: string, faults: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  faults.push(`${name} must be an http or https address`);
  return null;
}

function mongo(env: Environment, faults: string[]): string | null {
  const text = env['MONGODB_URI'];
  if (!text) return null;
  // The address may hold a password: it is never repeated in a fault.
  if (!/^mongodb(\+srv)?:\/\//.test(text)) faults.push('MONGODB_URI must begin with mongodb:// or mongodb+srv://');
  return text;
}

function secret(env: Environment, name: string, required: boolean, faults: string[]): string | null {
  const value = env[name];
  if (!value) {
    if (required) faults.push(`${name} is missing: at least ${SHORTEST_SECRET} random characters, for example from "openssl rand -hex 32"`);
    return null;
  }
  if (value.length < SHORTEST_SECRET) faults.push(`${name} is too short: at least ${SHORTEST_SECRET} characters`);
  return value;
}

function trust(text: string | undefined): boolean | number | string {
  if (text === undefined || text === '' || text === '0' || text === 'false') return false;
  if (text === 'true') return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** The address may hold a name and a password: it is never repeated in a fault. */
function mail(env: Environment, faults: string[]): Config['mail'] {
  const [url, from] = [env['SMTP_URL'] ?? '', env['MAIL_FROM'] ?? ''];
  if (url === '') return null;
  const isServer = URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '';
  if (!isServer) faults.push('SMTP_URL must begin with smtp:// or smtps:// and name a mail server');
  if (!/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(from))
    faults.push(`MAIL_FROM must be the address that mail comes from, for example unisson@example.org; it is "${from}"`);
  return { url, from };
}

function hosts(env: Environment, faults: string[]): readonly string[] {
  const list = (env['ALLOW_HOSTS'] ?? '')
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  for (const host of list) if (!/^(\[[0-9a-f:]+\]|[^:\s]+):\d{1,5}$/i.test(host)) faults.push(`ALLOW_HOSTS: "${host}" is not host:port`);
  return Object.freeze(list);
}
