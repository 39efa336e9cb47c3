/**
 * All signs of danger, and what makes the same words harmless: fiction, news, help offered, a refusal, business. The same for both languages; the
 * words of each concept are in concepts-* and *-words-*.
 */
import { ACCIDENT_SIGNS } from './accident-signs.ts';
import { signs, type Sign } from './read-danger.ts';
import { SELF_HARM_SIGNS } from './self-harm-signs.ts';
import { THREAT_SIGNS } from './threat-signs.ts';

const FIRST_PERSON = signs('first-person', [
  ['will', 1, 'I WILL|WANT SELFKILL|DIE|KILL|BURN|EXPLODE', 2],
  ['will', 1, 'I WILL YOU|THEM KILL', 2],
  ['kin', 1, 'KIN'],
]);

const OUTSIDERS = signs('outsider', [
  ['fiction', 1, 'FICTION'],
  ['news', 1, 'NEWS'],
  ['help', 1, 'PREVENT'],
]);

const HARMLESS = signs('harmless', [
  ['title', 1, 'TITLE'],
  ['help', 1, 'COVER HARM', 12],
  ['said', 1, 'HESAID'],
  ['refused', 1, 'NOTWILL HARM', 3],
  ['figure', 1, 'STAFF WILL KILL ME', 1],
  ['figure', 1, 'SELFKILL COMM', 1],
  ['figure', 1, 'COMM SELFKILL', 0],
  ['asked', 1, 'ASK'],
  ['shopping', 1, 'WEAPON & SHOP', 2],
  ['thanked', 0.6, 'THANKED'],
  ['business', 0.5, 'BIZ'],
  ['court', 0.4, 'COURT'],
  ['joke', 0.4, 'JOKE'],
]);

export const DANGER_SIGNS: readonly Sign[] = [
  ...SELF_HARM_SIGNS,
  ...THREAT_SIGNS,
  ...ACCIDENT_SIGNS,
  ...FIRST_PERSON,
  ...OUTSIDERS,
  ...HARMLESS,
];
