/** What one co-editing peer may make the server hold or do, each with its reason. Only figures. */
export interface CollabLimits {
  /** Largest frame a peer may send, in bytes (CONTRACT). */
  readonly frameBytes: number;
  /** Largest document as one encoded update, in bytes (CONTRACT). Deletions alone are always taken, else a full draft could not be cut. */
  readonly documentBytes: number;
  /** Messages a second a connection may keep up, and how many it may send at once (a long paste key by key). CONTRACT asks for 200/s. */
  readonly messagesPerSecond: number;
  readonly burst: number;
  /** Bytes that may wait for a peer that does not read. */
  readonly waitingBytes: number;
  /** Bytes of updates that may wait for the disk, a document. */
  readonly unsavedBytes: number;
  /** One awareness state as JSON. */
  readonly awarenessBytes: number;
  /** Client ids nobody has yet that one update may bring, so that nobody fills the disk with ids. */
  readonly newClientIds: number;
  readonly connectionsPerUser: number;
  /** Longest wait for session, rights and document at an upgrade. */
  readonly admitMs: number;
  /** How long a peer may take to bring in full what it sent in part, before it is refused. */
  readonly doubtMs: number;
  /** Bytes of updates that may wait, a connection, for what they rest on. */
  readonly earlyBytes: number;
  /** Ping interval; a peer that has not answered by the next one is dead. Also keeps y-websocket from hanging up after 30 s of silence. */
  readonly pingMs: number;
  /** A document nobody has edited for this long is held encoded; one that nobody has open is let go. */
  readonly idleMs: number;
  /** Log entries after which a checkpoint is written. */
  readonly checkpointEvery: number;
  /** How often the log is looked at without a nudge, and how many documents at a time. */
  readonly lookMs: number;
  readonly looksAtOnce: number;
}

export const COLLAB_LIMITS: CollabLimits = {
  frameBytes: 256 * 1024,
  documentBytes: 1024 * 1024,
  messagesPerSecond: 500,
  burst: 4000,
  waitingBytes: 4 * 1024 * 1024,
  unsavedBytes: 8 * 1024 * 1024,
  awarenessBytes: 4096,
  newClientIds: 32,
  connectionsPerUser: 100,
  admitMs: 10_000,
  doubtMs: 3000,
  earlyBytes: 256 * 1024,
  pingMs: 12_000,
  idleMs: 30_000,
  checkpointEvery: 200,
  lookMs: 1000,
  looksAtOnce: 50,
};
