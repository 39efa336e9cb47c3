/** Every migration in order. A released one is never edited or taken out; a store is carried forward, never back. */
import { firstShape } from './0001-first-shape.ts';
import { statusByPublication } from './0002-status-by-publication.ts';
import { speakersProposalsAlerts } from './0003-speakers-proposals-alerts.ts';
import { rulingsAndExclusions } from './0004-rulings-and-exclusions.ts';
import { oneMessageEverywhere } from './0005-one-message-everywhere.ts';
import { stances } from './0006-stances.ts';

export const MIGRATIONS: readonly string[] = [
  firstShape,
  statusByPublication,
  speakersProposalsAlerts,
  rulingsAndExclusions,
  oneMessageEverywhere,
  stances,
];
