/**
 * Test support: the whole edge over real HTTP on a port of its own, on a real store in a directory of its own, with people who have
 * signed in. Nothing here decides; the scorer is a double with one opinion.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { Role } from '@unisson/shared/domain/actor';
import { SYSTEM } from '@unisson/shared/domain/actor';
import { acceptInvitation } from '../../commands/people/accept-invitation.ts';
import { invitePerson } from '../../commands/people/invite-person.ts';
import { createIngest } from '../../ingest/pipeline.ts';
import { systemRuntime, type Runtime } from '../../runtime/runtime.ts';
import { openSqliteStore } from '../../store/sqlite/open.ts';
import type { Store } from '../../store/store.ts';
import { createApp, type HttpEdge } from '../create-app.ts';
import type { EdgeDeps } from '../edge.ts';
import { createViews } from '../views/views.ts';

export const PASSWORD = 'correct horse battery';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // What comes back is looked at field by field; its shape is what the tests are about.
  readonly body: ReturnType<typeof JSON.parse>;
}
export interface Caller {
  readonly userId: string;
  readonly cookie: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
}
export interface EdgeUnderTest {
  readonly url: string;
  readonly http: HttpEdge;
  readonly store: Store;
  readonly runtime: Runtime;
  /** What the hooks were told, in order. */
  readonly heard: string[];
  readonly present: Set<string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  signIn(email: string, password?: string): Promise<Caller>;
  /** Invited, joined, signed in. */
  person(email: string, roles?: Readonly<Record<string, readonly Role[]>>): Promise<Caller>;
  /** The installation's first administrator. */
  administrator(): Promise<Caller>;
  stop(): Promise<void>;
}

export interface Overrides {
  readonly settings?: Partial<EdgeDeps['settings']>;
  readonly runtime?: Runtime;
  readonly missingParts?: () => readonly string[];
  readonly wrap?: (store: Store) => Store;
  /** How people are told; else they are not. */
  readonly notices?: NonNullable<EdgeDeps['notices']>;
  /** Gets what would be logged. */
  readonly log?: (line: string) => void;
  /** A store of the test's own, which the test closes; else an embedded one on a temporary directory. */
  readonly store?: Store;
}

async function openEmbedded(runtime: Runtime): Promise<{ store: Store; close(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'unisson-edge-'));
  const store = await openSqliteStore({ dir, auditKey: new Uint8Array(randomBytes(32)), runtime });
  const close = async (): Promise<void> => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { store, close };
}

/** Whoever is in the set has the room open; nobody else was ever seen. */
const presenceOf = (present: ReadonlySet<string>) => ({
  isPresent: (room: string, userId: string) => present.has(`${room}/${userId}`),
  lastSeenMs: (room: string, userId: string) => (present.has(`${room}/${userId}`) ? Date.now() : null),
});

export async function startEdge(overrides: Overrides = {}): Promise<EdgeUnderTest> {
  const runtime = overrides.runtime ?? systemRuntime;
  const opened = overrides.store ? { store: overrides.store, close: () => Promise.resolve() } : await openEmbedded(runtime);
  const store = overrides.wrap ? overrides.wrap(opened.store) : opened.store;
  const heard: string[] = [];
  const present = new Set<string>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { log } = overrides;
  const logger = log ? pino({ level: 'trace' }, { write: log }) : pino({ level: 'silent' });
  const scorer = { score: () => ({ language: 'fr', label: 'negative' as const, value: -0.5, confidence: 0.9, because: ['panne'] }) };
  const http = createApp({
    store,
    runtime,
    logger,
    settings: {
      publicUrl: url,
      sessionSecret: 's'.repeat(32),
      secretsKey: new Uint8Array(32),
      trustProxy: false,
      staticDir: null,
      ...overrides.settings,
    },
    views: createViews({ store, runtime, presence: { isPresent: (room, userId) => present.has(`${room}/${userId}`) } }),
    ingest: createIngest({ store, runtime, scorer, logger }),
    commands: { store, runtime, presence: presenceOf(present), secretsKey: new Uint8Array(32), allowHosts: ['127.0.0.1:9'] },
    hooks: {
      onDisabled: (userId) => void heard.push(`disabled ${userId}`),
      onSessionEnded: () => void heard.push('session ended'),
      onPasswordChanged: (userId) => void heard.push(`password ${userId}`),
      onMemberChanged: (room, userId) => void heard.push(`member ${room} ${userId}`),
      onTokenRevoked: (room, tokenId) => void heard.push(`token ${room} ${tokenId}`),
    },
    ...(overrides.notices ? { notices: overrides.notices } : {}),
    missingParts: overrides.missingParts ?? (() => []),
    metrics: new Registry(),
  });
  server.on('request', http.app);
  const call = caller(url);
  const signIn = async (email: string, password = PASSWORD): Promise<Caller> => {
    const answer = await call('POST', '/api/session', { email, password });
    if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { userId: String(answer.body.user.id), cookie, call: caller(url, { cookie }) };
  };
  const join_ = async (email: string, input: { rooms?: { room: string; roles: Role[] }[]; admin?: boolean }): Promise<Caller> => {
    const house = { ...SYSTEM, installationAdmin: true };
    const invited = await invitePerson({ store, runtime }, house, { email, rooms: input.rooms ?? [], admin: input.admin });
    if (!invited.ok) throw new Error(`not invited: ${invited.refusal.code}`);
    const taken = await acceptInvitation(
      { store, runtime },
      { secret: invited.value.secret, name: `Name of ${email}`, password: PASSWORD },
    );
    if (!taken.ok) throw new Error(`not joined: ${taken.refusal.code}`);
    return signIn(email);
  };
  return {
    ...{ url, http, store, runtime, heard, present, call, signIn },
    person: (email, roles = {}) => join_(email, { rooms: Object.entries(roles).map(([room, held]) => ({ room, roles: [...held] })) }),
    administrator: () => join_('root@house.test', { admin: true }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await opened.close();
    },
  };
}

function caller(url: string, fixed: Record<string, string> = {}): Caller['call'] {
  return async (method, path, body, headers = {}) => {
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...fixed, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
      redirect: 'manual',
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
