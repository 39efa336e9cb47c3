/** Why the server closes a WebSocket, for the co-editing end point and its clients (CONTRACT "Co-editing"). */
export const CLOSE = {
  /** The server drains: come back. */
  draining: 1012,
  /** Bytes that are not the protocol, or an update the rules refuse (a forged client id). */
  refused: 4400,
  noSession: 4401,
  noRight: 4403,
  noDocument: 4404,
  tooLarge: 4413,
  tooFast: 4429,
} as const;
