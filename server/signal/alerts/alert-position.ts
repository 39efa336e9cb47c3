/** Where a room's alert worker stands: the last minute it has settled and what its watches have learned. Plain JSON; unreadable means start over. */
import type { Json, Kept } from '../../store/store.ts';
import { NEW_SHARE_WATCH, type ShareWatch } from './share-watch.ts';
import { NEW_VOLUME_WATCH, type VolumeWatch } from './volume-watch.ts';

export interface Watches {
  readonly volume: VolumeWatch;
  readonly share: ShareWatch;
}
export interface AlertPosition {
  /** Epoch minute settled last; null before the first look. */
  readonly minute: number | null;
  /** Events up to here are read. */
  readonly seq: number;
  /** Mentions up to this number have been looked at for danger. */
  readonly danger: number;
  readonly room: Watches;
  readonly topics: Readonly<Record<string, Watches>>;
}

export const NEW_WATCHES: Watches = { volume: NEW_VOLUME_WATCH, share: NEW_SHARE_WATCH };
const START: AlertPosition = { minute: null, seq: 0, danger: 0, room: NEW_WATCHES, topics: {} };
/** Changes with the shape: what an older version learned is learned again. */
const SHAPE = 1;

export const alertPositionKey = (room: string): string => `alerts:${room}`;

export const alertPositionJson = (position: AlertPosition): Json => JSON.parse(JSON.stringify({ shape: SHAPE, ...position })) as Json;

export function readAlertPosition(kept: Kept | null): AlertPosition {
  const value = kept?.value;
  if (value === null || value === undefined || typeof value !== 'object' || !('shape' in value) || value['shape'] !== SHAPE) return START;
  // written by this very shape, and by nobody else: the store's positions are the house's own
  return value as unknown as AlertPosition;
}
