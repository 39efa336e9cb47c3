/** How far behind a Socket.IO client is, and when it has caught up. The only file that looks below Socket.IO's own interface. */
interface Engine {
  readonly writeBuffer: readonly unknown[];
  once(event: 'drain' | 'close', listener: () => void): void;
}
const engine = (socket: { readonly conn: unknown }): Engine => socket.conn as Engine;

/** Packets handed to the connection that the network has not taken yet. */
export function backlog(socket: { readonly conn: unknown }): number {
  return engine(socket).writeBuffer.length;
}

/** Calls `then` once the network has taken everything; never when the connection closes first. */
export function onDrain(socket: { readonly conn: unknown }, then: () => void): void {
  const conn = engine(socket);
  const wait = () => conn.once('drain', () => (conn.writeBuffer.length === 0 ? then() : wait()));
  wait();
}
