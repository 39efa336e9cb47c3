/** What the edge needs from the rest of the house, handed in by the composition. Types only; the edge names no adapter and opens nothing itself. */
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import type { Ingest } from '../ingest/pipeline.ts';
import type { NoticeDesk } from '../notices/notice-desk.ts';
import type { Views } from './views/views.ts';
import type { CommandDeps } from './command-deps.ts';

export interface EdgeSettings {
  /** Where people reach the console, without a trailing slash; https makes cookies `Secure` and turns HSTS on. */
  readonly publicUrl: string;
  readonly sessionSecret: string;
  /** 32 bytes: seals the answers kept for Idempotency-Key. */
  readonly secretsKey: Uint8Array;
  readonly trustProxy: boolean | number | string;
  /** The built client; null: the API alone. */
  readonly staticDir: string | null;
}

export interface EdgeHooks {
  /** An account was disabled: close its sockets and editors. */
  onDisabled(userId: string): void;
  /** Somebody signed out or ended a session. */
  onSessionEnded(sessionId: string): void;
  /** Somebody has a new password: whatever he has open must show who it is again. */
  onPasswordChanged(userId: string): void;
  /** Somebody's roles in a room changed: check his editors again. */
  onMemberChanged(room: string, userId: string): void;
  /** A machine's token was revoked: end what it has open. */
  onTokenRevoked(room: string, tokenId: string): void;
}

export interface EdgeDeps {
  readonly store: Store;
  readonly runtime: Runtime;
  readonly logger: Logger;
  readonly settings: EdgeSettings;
  readonly views: Views;
  readonly ingest: Ingest;
  /** What commands get; `store` is replaced by one that records the answer when a call names an Idempotency-Key. */
  readonly commands: CommandDeps;
  readonly hooks: EdgeHooks;
  /** How people are told away from the console; absent: they are not. */
  readonly notices?: NoticeDesk;
  /** Names of needed parts that are away, besides the store; empty: ready. */
  readonly missingParts: () => readonly string[];
  readonly metrics: Registry;
}
