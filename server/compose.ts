/**
 * Wires the house: the only file that names concrete adapters. Opens the store, starts the parts in order, listens, and hands back the
 * one stop. Decides nothing: every choice here is a setting or a type.
 */
import { hkdfSync } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { CLOSE } from '@unisson/shared/wire/close-codes';
import { loadAuditKey } from './audit/audit-key.ts';
import { documentName } from './collab/admit.ts';
import { startCollab, type Collab } from './collab/collab.ts';
import { documentRights } from './collab/document-access.ts';
import { hashPassword } from './commands/people/password.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_ROOM, seedDemo } from './commands/room/seed-demo.ts';
import type { Config } from './config.ts';
import { startFeed, type Feed } from './feed/feed.ts';
import { startBeat } from './feed/presence-beat.ts';
import { colorOf, createPresence, type Presence } from './feed/presence.ts';
import { startAdminSocket } from './http/admin/admin-socket.ts';
import { createApp, type HttpEdge } from './http/create-app.ts';
import { watchSessions } from './http/watch-sessions.ts';
import { routeUpgrades } from './http/route-upgrades.ts';
import { createViews, type Views } from './http/views/views.ts';
import { createIngest, type Ingest } from './ingest/pipeline.ts';
import { startPreparing } from './ingest/prepare/preparing-thread.ts';
import { startSource } from './ingest/source-host.ts';
import type { NoticeDesk } from './notices/notice-desk.ts';
import { openWays } from './notices/open-ways.ts';
import { startNotices } from './notices/start-notices.ts';
import { startOutbox } from './outbox/outbox.ts';
import { logOutlet } from './outlets/log-outlet.ts';
import { manualOutlet } from './outlets/manual-outlet.ts';
import { webhookOutlet } from './outlets/webhook-outlet.ts';
import { createLogger } from './runtime/logger.ts';
import { localNudges, type Nudges } from './runtime/nudges.ts';
import { systemRuntime, type Runtime } from './runtime/runtime.ts';
import { createShutdown, type Shutdown } from './runtime/shutdown.ts';
import { startAlerts } from './signal/alerts/start-alerts.ts';
import { startSchedule } from './signal/schedule/start-schedule.ts';
import { startSignal } from './signal/start-signal.ts';
import { createReplay } from './sources/replay/replay.ts';
import { openMongoStore } from './store/mongo/open.ts';
import { nudgingStore } from './store/nudging-store.ts';
import { openSqliteStore } from './store/sqlite/open.ts';
import { INSTALLATION, type Store } from './store/store.ts';

export interface House {
  /** What to tell whoever started it. */
  readonly greeting: string;
  readonly url: string;
  stop(): Promise<void>;
}

const CLIENT = resolve(import.meta.dirname, '../client/dist');
/** Events are kept this long for clients that come back [FE1]. */
const EVENTS_KEPT_MS = 24 * 60 * 60_000;
const PRUNE_MS = 60 * 60_000;

interface Core {
  readonly config: Config;
  readonly runtime: Runtime;
  readonly logger: ReturnType<typeof createLogger>;
  readonly shutdown: Shutdown;
  readonly nudges: Nudges;
  readonly store: Store;
  readonly presence: Presence;
  readonly views: Views;
  readonly ingest: Ingest;
  readonly keys: Keys;
  readonly serverId: string;
}
interface Keys {
  readonly audit: Uint8Array;
  /** Seals outlets' secrets and kept answers. */
  readonly secrets: Uint8Array;
  readonly session: string;
}

/** @throws Error with a sentence for whoever runs it: no store, a store that is in use, demo accounts under `serve`, a port that is taken. */
export async function compose(config: Config): Promise<House> {
  const logger = createLogger(config.logLevel);
  const shutdown = createShutdown(logger);
  try {
    const core = await openCore(config, logger, shutdown);
    const url = await startParts(core);
    return { url, greeting: greeting(core, url), stop: () => shutdown.run() };
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

function loadKeys(config: Config): Keys {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const audit = loadAuditKey(config.dataDir, config.secretsKey);
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', config.secretsKey ?? audit, '', purpose, 32));
  return {
    audit,
    secrets: derive('unisson secrets'),
    session: config.sessionSecret ?? Buffer.from(derive('unisson session')).toString('hex'),
  };
}

async function openCore(config: Config, logger: Core['logger'], shutdown: Shutdown): Promise<Core> {
  const runtime = systemRuntime;
  const nudges = localNudges();
  const keys = loadKeys(config);
  const opened = config.mongodbUri
    ? await openMongoStore({ uri: config.mongodbUri, auditKey: keys.audit, runtime })
    : await openSqliteStore({ dir: config.dataDir, auditKey: keys.audit, runtime });
  shutdown.add('store', () => opened.close());
  const store = nudgingStore(opened, nudges);
  if (config.mode === 'serve') await refuseDemoAccounts(store);
  if (config.demo) await seedDemo({ store, runtime, hash: (password) => hashPassword(runtime, password) });
  const presence = createPresence(store, runtime);
  const views = createViews({ store, runtime, presence });
  const preparing = await startPreparing(logger);
  shutdown.add('preparing', () => preparing.stop());
  const ingest = createIngest({ store, runtime, logger, preparing });
  return { config, runtime, logger, shutdown, nudges, store, presence, views, ingest, keys, serverId: runtime.id() };
}

async function refuseDemoAccounts(store: Store): Promise<void> {
  const { items } = await store.list('user', { scope: INSTALLATION, where: { demo: 1 }, limit: 1 });
  if (items.length > 0)
    throw new Error('This store holds demo accounts, whose password everybody knows. Use another DATA_DIR or database for production.');
}

async function startParts(core: Core): Promise<string> {
  const { store, runtime, nudges, logger, shutdown, serverId, config } = core;
  const live: { feed?: Feed; collab?: Collab } = {};
  const metrics = createMetrics(live);
  const { ways, desk } = openWays({ ...config, store, runtime, secretsKey: core.keys.secrets, isDemo: config.demo !== null });
  const edge = createEdge({ ...core, desk }, live, metrics);
  const http = createServer(edge.app);
  live.feed = startFeed(http, { ...core, identify: edge.identify, actorIn: edge.actorIn, originAllowed: edge.originAllowed });
  const collab = startCollabOf(core, edge);
  live.collab = collab;
  routeUpgrades(http, edge, (req, socket, head) => collab.handleUpgrade(req, socket, head));
  shutdown.add('feed', () => live.feed?.stop());
  shutdown.add('collab', async () => {
    await live.collab?.drain();
    await live.collab?.stop();
  });
  // What a token opened rests on no session.
  const open = () => [...(live.feed?.sessions() ?? []), ...collab.sessions()].filter((id) => !id.startsWith(OF_TOKEN));
  shutdown.add('sessions', watchSessions({ store, runtime, logger, open, ended: (sessionId) => endSession(live, sessionId) }));
  const outlets = { webhook: webhookOutlet({ runtime, allowHosts: config.allowHosts }), log: logOutlet, manual: manualOutlet };
  const outbox = startOutbox({ store, runtime, nudges, logger, outlets, serverId, secretsKey: core.keys.secrets });
  shutdown.add('outbox', () => outbox.stop());
  const signal = startSignal({ store, runtime, nudges, logger, serverId, presence: core.presence });
  shutdown.add('signal', () => signal.stop());
  const alerts = startAlerts({ store, runtime, nudges, logger, serverId });
  shutdown.add('alerts', () => alerts.stop());
  const schedule = startSchedule({ store, runtime, logger });
  shutdown.add('schedule', () => schedule.stop());
  await startReplay(core);
  startPruning(core);
  shutdown.add('presence', startBeat(core));
  const url = await listen(core, http);
  const publicUrl = config.port === 0 ? url : config.publicUrl;
  // Once it listens: what people are told of leads to an address that answers.
  const notices = startNotices({
    ...{ store, runtime, nudges, logger, serverId, ways },
    secretsKey: core.keys.secrets,
    publicUrl: () => publicUrl,
    deciders: decidersOf(core.views),
  });
  shutdown.add('notices', () => notices.stop());
  if (!config.mongodbUri)
    shutdown.add('admin socket', await startAdminSocket({ commands: core, dataDir: config.dataDir, publicUrl, logger: logger.pino }));
  return url;
}

/** Whom the console shows as able to decide, those are told. */
const decidersOf = (views: Views) => async (room: string, n: number) => {
  const revision = await views.revision(room, n);
  return [...new Set(Object.values(revision?.canDecide ?? {}).flatMap((people) => people.map(({ userId }) => userId)))];
};

function createMetrics(live: { readonly feed?: Feed; readonly collab?: Collab }): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [metrics],
      collect() {
        this.set(value());
      },
    });
  gauge('unisson_feed_clients', 'Consoles connected to this server', () => live.feed?.connections() ?? 0);
  gauge('unisson_feed_waiting_bytes', 'Bytes waiting for the slowest console', () => Math.max(0, ...(live.feed?.backlogs() ?? [])));
  gauge('unisson_editors', 'Editors connected to this server', () => live.collab?.connections() ?? 0);
  return metrics;
}

function createEdge(
  core: Core & { readonly desk: NoticeDesk },
  live: { readonly feed?: Feed; readonly collab?: Collab },
  metrics: Registry,
): HttpEdge {
  const { config, store, runtime, views, ingest, keys } = core;
  return createApp({
    store,
    runtime,
    views,
    ingest,
    metrics,
    logger: core.logger.pino,
    settings: {
      publicUrl: config.publicUrl,
      sessionSecret: keys.session,
      secretsKey: keys.secrets,
      trustProxy: config.trustProxy,
      staticDir: existsSync(CLIENT) ? CLIENT : null,
    },
    commands: { store, runtime, presence: core.presence, secretsKey: keys.secrets, allowHosts: config.allowHosts },
    hooks: {
      onDisabled(userId) {
        live.feed?.closeUser(userId, 'account-disabled');
        live.collab?.closeUser(userId, CLOSE.noSession);
      },
      onSessionEnded: (sessionId) => endSession(live, sessionId),
      onPasswordChanged(userId) {
        live.feed?.cutUser(userId);
        live.collab?.closeUser(userId, CLOSE.draining);
      },
      onMemberChanged: (room) => void live.collab?.recheck(room),
      onTokenRevoked(room, tokenId) {
        void live.feed?.recheck(room);
        live.collab?.closeSession(sessionOfToken(tokenId), CLOSE.noSession);
      },
    },
    notices: core.desk,
    missingParts: () => [],
  });
}

function endSession({ feed, collab }: { readonly feed?: Feed; readonly collab?: Collab }, sessionId: string): void {
  feed?.closeSession(sessionId);
  collab?.closeSession(sessionId, CLOSE.noSession);
}

/** An editor that a token opened ends with the token, as one that a session opened ends with the session. */
const OF_TOKEN = 'token ';
const sessionOfToken = (id: string): string => `${OF_TOKEN}${id}`;

function startCollabOf(core: Core, edge: HttpEdge): Collab {
  const rights = documentRights(core.store);
  return startCollab({
    ...core,
    async identify(req) {
      const identity = await edge.identify(req);
      if (!identity) return null;
      if (identity.token) {
        // A token writes only with every scope, and only in the room it was made for.
        const doc = documentName(req.url ?? '');
        if (doc === null || !identity.token.scopes.includes('*') || (await rights.roomOf(doc)) !== identity.token.room) return null;
      }
      return {
        userId: identity.userId,
        name: identity.name,
        color: colorOf(identity.userId),
        sessionId: identity.token ? sessionOfToken(identity.token.id) : identity.sessionId,
      };
    },
    access: rights.access,
  });
}

async function startReplay(core: Core): Promise<void> {
  const { config, runtime, logger, shutdown } = core;
  if (!config.demo) return;
  const source = createReplay({
    ...{ seed: config.demo.seed, count: config.demo.mentions, speed: config.demo.speed, runtime },
    onEnd: (error) => (error ? logger.error({ err: error }, 'the made storm stopped') : logger.info({}, 'the made storm is over')),
  });
  shutdown.add('replay', await startSource(core, source, DEMO_ROOM));
}

function startPruning({ store, runtime, logger, shutdown }: Core): void {
  const prune = () =>
    store
      .prune(new Date(runtime.now().getTime() - EVENTS_KEPT_MS).toISOString())
      .catch((error: unknown) => logger.error({ err: error }, 'old events could not be dropped'));
  const timer = setInterval(() => void prune(), PRUNE_MS);
  shutdown.add('pruning', () => clearInterval(timer));
}

async function listen({ config, shutdown }: Core, http: Server): Promise<string> {
  await new Promise<void>((done, failed) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.port} on ${config.host} is taken: stop what listens there, or set PORT.`)
          : error,
      ),
    );
    http.listen(config.port, config.host, done);
  });
  shutdown.add('http', () => {
    http.close();
    http.closeIdleConnections();
  });
  const { address, port, family } = http.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function greeting({ config }: Core, url: string): string {
  const where = config.mongodbUri ? 'MongoDB' : config.dataDir;
  if (!config.demo) return `Unisson listens on ${url} and keeps its data in ${where}\n`;
  const people = DEMO_PEOPLE.map(({ email, name, roles }) => `    ${email.padEnd(24)} ${name} (${roles.join(', ')})`).join('\n');
  return `\n  Unisson is up: ${url}\n\n  Demo people, all with the password "${DEMO_PASSWORD}":\n${people}\n\n  Data in ${where}. Ctrl+C stops it; the next start goes on where it stopped.\n\n`;
}
