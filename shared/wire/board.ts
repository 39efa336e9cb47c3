/** The shapes of the channel board and of say pages, as HTTP answers carry them. Types only; made in server/http/views/board-view.ts. */
import type { ChannelKind, ChannelStanding } from '../domain/board-rules.ts';
import type { DispatchState } from '../domain/dispatch.ts';
import type { Texts } from '../domain/message.ts';
import type { SayPage, SayPageState } from '../domain/say-page.ts';

/** Without the secret and its hash. `lastContactAt`: when somebody last had it open. */
export interface SayPageView extends Omit<SayPage, 'hash'> {
  state: SayPageState;
  lastContactAt: string | null;
}
export interface ConfirmationView {
  /** Empty: not named. */
  site: string;
  seat: string;
  by: string;
  name: string;
  at: string;
}
export interface SiteView {
  site: string;
  seats: number;
  confirmed: number;
  lateSeats: readonly string[];
  confirmations: readonly ConfirmationView[];
}
export interface SpokenView {
  seats: number;
  confirmed: number;
  late: readonly string[];
  sites: readonly SiteView[];
  forAll: ConfirmationView | null;
}
export interface PublicationView {
  dispatchId: string;
  revision: number;
  language: string;
  text: string;
  state: DispatchState;
  at: string;
  url: string | null;
}
export interface BoardChannelView {
  id: string;
  kind: ChannelKind;
  standing: ChannelStanding;
  /** What the revision in force says there, per language. */
  texts: Texts;
  /** Number of what is live there, and since when. */
  revision: number | null;
  since: string | null;
  live: PublicationView | null;
  /** A newer publication that is not out yet, or failed. */
  onItsWay: PublicationView | null;
  spoken: SpokenView | null;
  /** Those not revoked. */
  pages: readonly SayPageView[];
}
export interface BoardView {
  at: string;
  inForce: { n: number; since: string } | null;
  channels: readonly BoardChannelView[];
}
