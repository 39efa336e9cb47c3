// Owns the bytes of a weights file: a JSON header, the dense weights, the learned valences and the hashed weights: two
// experts (one that learned from tweets, one from complaints) as two bytes a bucket each, negative and positive against
// neutral, and the gate between them as one. Zeros are left out. Must stay free of Node and of learning.
import { BUCKETS, DENSE, GROUPS } from './features.ts';

/** Columns of a bucket: tweets negative, positive; complaints negative, positive; gate. */
export const COLUMNS = 5;
const parts = [[0, 1], [2, 3], [4]] as const;

export interface WeightsHeader {
  version: 2;
  language: 'fr' | 'en';
  scales: number[];
  denseScale: number;
  /** What one step of a stored byte is worth: tweets, complaints, gate. */
  steps: number[];
  /** Added to the gate: above 0, complaints are given the benefit of the doubt. */
  gateShift: number;
  /** Divides the logits, so that confidence means what it says. */
  temperature: number;
  unsureBelow: number;
}

export interface WeightsFile {
  header: WeightsHeader;
  /** DENSE x COLUMNS. */
  dense: Float32Array;
  valences: Map<number, number>;
  /** BUCKETS x COLUMNS bytes. */
  hashed: Int8Array;
}

const MAGIC = 0x31575355;

class Writer {
  #bytes = new Uint8Array(1 << 20);
  #at = 0;
  byte(value: number): void {
    if (this.#at === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#at] = value & 255;
    this.#at += 1;
  }
  whole(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte(value >>> shift);
  }
  small(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) { this.byte((rest & 127) | 128); rest >>>= 7; }
    this.byte(rest);
  }
  bytes(values: Uint8Array): void {
    for (const value of values) this.byte(value);
  }
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }
}

/** The file's bytes. Like parts lie together (all gaps, then all values), which is what makes it compress. */
export function encodeWeights(file: WeightsFile): Uint8Array {
  const out = new Writer();
  out.whole(MAGIC);
  const header = new TextEncoder().encode(JSON.stringify(file.header));
  out.small(header.length);
  out.bytes(header);
  out.bytes(new Uint8Array(file.dense.buffer, file.dense.byteOffset, file.dense.byteLength));
  const words = [...file.valences].filter(([, valence]) => Math.round(valence) !== 0).sort(([a], [b]) => (a >>> 0) - (b >>> 0));
  out.small(words.length);
  let before = 0;
  for (const [key] of words) { out.small((key >>> 0) - before); before = key >>> 0; }
  for (const [, valence] of words) out.byte(Math.max(-100, Math.min(100, Math.round(valence))));
  for (const columns of parts) {
    const used: number[] = [];
    for (let i = 0; i < BUCKETS; i += 1) if (columns.some((c) => file.hashed[i * COLUMNS + c] !== 0)) used.push(i);
    out.small(used.length);
    before = 0;
    for (const i of used) { out.small(i - before); before = i; }
    for (const c of columns) for (const i of used) out.byte(file.hashed[i * COLUMNS + c] ?? 0);
  }
  return out.done();
}

function isHeader(value: unknown): value is WeightsHeader {
  if (typeof value !== 'object' || value === null) return false;
  return 'version' in value && value.version === 2 && 'language' in value && 'scales' in value && Array.isArray(value.scales) && value.scales.length === GROUPS;
}

/** @throws if the bytes are not a weights file of this version: train again. */
export function decodeWeights(bytes: Uint8Array): WeightsFile {
  let at = 0;
  const byte = (): number => bytes[at++] ?? 0;
  const small = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
  };
  const signed = (): number => (byte() << 24) >> 24;
  const magic = byte() | (byte() << 8) | (byte() << 16) | (byte() << 24);
  if (magic !== MAGIC) throw new Error('not a weights file');
  const long = small();
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(at, at + long)));
  at += long;
  if (!isHeader(header)) throw new Error('a weights file of another version');
  const dense = new Float32Array(new Uint8Array(bytes.subarray(at, at + DENSE * COLUMNS * 4)).buffer);
  at += DENSE * COLUMNS * 4;
  const keys: number[] = [];
  const words = small();
  let before = 0;
  for (let i = 0; i < words; i += 1) { before = (before + small()) >>> 0; keys.push(before | 0); }
  const valences = new Map(keys.map((key) => [key, signed()] as const));
  const hashed = new Int8Array(BUCKETS * COLUMNS);
  for (const columns of parts) {
    const used = new Int32Array(small());
    before = 0;
    for (let i = 0; i < used.length; i += 1) { before += small(); used[i] = before; }
    for (const c of columns) for (const i of used) hashed[i * COLUMNS + c] = signed();
  }
  return { header, dense, valences, hashed };
}
