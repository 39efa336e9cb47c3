/**
 * The y-websocket protocol as frames: bytes to values and back. Knows no document and no socket. A frame is one message and nothing
 * after it; anything else is null, and whoever sent it is not speaking this protocol.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
/** Ours: varUint n, echoed once all that the connection sent before is on disk. */
const SAVED = 5;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type Frame =
  | { readonly is: 'step-1'; readonly stateVector: Uint8Array }
  /** `full`: the answer to our step 1, everything the peer has that we had not. */
  | { readonly is: 'update'; readonly full: boolean; readonly update: Uint8Array }
  | { readonly is: 'awareness'; readonly update: Uint8Array }
  | { readonly is: 'query-awareness' }
  | { readonly is: 'saved'; readonly n: number };

export type UpdateFrame = Extract<Frame, { is: 'update' }>;

function readSync(decoder: decoding.Decoder): Frame | null {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === STEP_1) return { is: 'step-1', stateVector: bytes };
  if (step === STEP_2 || step === UPDATE) return { is: 'update', full: step === STEP_2, update: bytes };
  return null;
}

function readBody(decoder: decoding.Decoder): Frame | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { is: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case QUERY_AWARENESS:
      return { is: 'query-awareness' };
    case SAVED:
      return { is: 'saved', n: decoding.readVarUint(decoder) };
    default:
      return null;
  }
}

/** Null for bytes that are no frame. The parts are views on `bytes`. */
export function readFrame(bytes: Uint8Array): Frame | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    const frame = readBody(decoder);
    return decoding.hasContent(decoder) ? null : frame;
  } catch {
    return null;
  }
}

function write(type: number, ...rest: readonly (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  for (const part of rest) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => write(SYNC, STEP_1, stateVector);
export const step2Frame = (update: Uint8Array): Uint8Array => write(SYNC, STEP_2, update);
export const updateFrame = (update: Uint8Array): Uint8Array => write(SYNC, UPDATE, update);
export const awarenessFrame = (update: Uint8Array): Uint8Array => write(AWARENESS, update);
export const queryAwarenessFrame = (): Uint8Array => write(QUERY_AWARENESS);
export const savedFrame = (n: number): Uint8Array => write(SAVED, n);
/** Says nothing and is no ping of the socket's own: y-websocket counts only messages as signs of life. */
export const KEEP_ALIVE: Uint8Array = awarenessFrame(new Uint8Array([0]));
