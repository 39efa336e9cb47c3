/** How far behind a Socket.IO client is, and when it has caught up. The only file that looks below Socket.IO's own interface. */
interface Engine {
  readonly writeBuffer: readonly { readonly data?: unknown }[];
  readonly transport: { readonly socket?: { readonly bufferedAmount?: number } };
  once(event: 'drain' | 'close', listener: () => void): void;
}
const engine = (socket: { readonly conn: unknown }): Engine => socket.conn as Engine;

/** Bytes handed to the connection that the network has not taken yet (characters of text count as one). */
export function backlog(socket: { readonly conn: unknown }): number {
  const { writeBuffer, transport } = engine(socket);
  let waiting = transport.socket?.bufferedAmount ?? 0;
  for (const { data } of writeBuffer) waiting += typeof data === 'string' ? data.length : 64;
  return waiting;
}

/** Calls `then` once nothing waits behind the connection any more; never when it closes first. (What the kernel holds still counts in `backlog`.) */
export function onDrain(socket: { readonly conn: unknown }, then: () => void): void {
  const conn = engine(socket);
  const wait = () => conn.once('drain', () => (conn.writeBuffer.length === 0 ? then() : wait()));
  wait();
}
