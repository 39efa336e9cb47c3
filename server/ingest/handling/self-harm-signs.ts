/**
 * Which concepts are a sign that somebody may harm himself, or that somebody near him may, and how much each weighs: 0.75 is enough alone, lighter
 * ones add up across matters. `A & B`: in either order. The words are in concepts-* and self-harm-words-*.
 */
import { signs } from './read-danger.ts';

/** Said, or as good as said. */
const OUTRIGHT = signs('self-harm', [
  ['act', 0.8, 'WANT DIE', 2],
  ['act', 0.9, 'SELFKILL'],
  ['act', 0.9, 'REFLEXIVE JUMP OVER', 3],
  ['act', 0.9, 'JUMP REFLEXIVE OVER', 2],
  ['act', 0.8, 'TAKE PILLS', 3],
  ['act', 0.8, 'PILLS TAKE', 4],
  ['act', 0.8, 'PILLS ATHAND', 4],
  ['act', 0.8, 'FOOLISH PILLS', 5],
  ['act', 0.55, 'STAND PILLS|GUN', 4],
  ['act', 0.8, 'GUN ATHAND', 5],
  ['act', 0.8, 'ATHAND GUN', 3],
  ['act', 0.9, 'HOWMANY PILLS WAKENOT', 9],
  ['act', 0.8, 'HOWMANY WAKENOT PILLS', 9],
  ['act', 0.8, 'ATTEMPT'],
  ['act', 0.8, 'EDGED & MYBODY', 3],
  ['act', 0.8, 'TAKE CABINET', 8],
  ['act', 0.8, 'ENGINE & SHUTIN', 6],
  ['stored', 0.5, 'STORED'],
  ['stored', 0.8, 'STORED & MEDS', 8],
  ['meds', 0.35, 'MEDS'],
  ['thought', 0.9, 'THINKDEATH'],
  ['thought', 0.35, 'FOOLISH'],
  ['wish', 0.8, 'DONTWANT LIVE', 2],
  ['wish', 0.8, 'LIFE EMPTY', 4],
  ['only', 0.9, 'ONLY DEATH', 6],
  ['burden', 0.9, 'BURDEN'],
  ['burden', 0.6, 'USELESS'],
  ['burden', 0.8, 'MYKIN & USELESS', 5],
  ['burden', 0.8, 'DEADKIN & THAN', 5],
  ['exit', 0.8, 'EXITME'],
  ['exit', 0.8, 'EXITV THISLIFE', 2],
  ['exit', 0.8, 'NOTFORME'],
]);

/** Where, and with what. */
const PLACES = signs('self-harm', [
  ['place', 0.55, 'EDGE'],
  ['place', 0.8, 'I EDGE', 4],
  ['place', 0.8, 'STAND HIGHPLACE', 2],
  ['place', 0.5, 'STAND DROP', 3],
  ['place', 0.8, 'GOOFF OFFIT HIGHPLACE|DROP', 2],
  ['tempted', 0.5, 'TEMPT'],
  ['tempted', 0.8, 'TEMPT & HIGHPLACE|DROP|TREE', 8],
]);

/** What is left behind, and what will not be seen again. */
const LEAVING = signs('self-harm', [
  ['farewell', 0.4, 'FAREWELL'],
  ['farewell', 0.8, 'LETTER'],
  ['farewell', 0.35, 'THANKALL'],
  ['care', 0.55, 'CARE'],
  ['farewell', 0.8, 'FAREWELL|THANKALL MYKIN', 2],
  ['found', 0.9, 'FOUNDME'],
  ['arranged', 0.55, 'ARRANGED'],
  ['given', 0.6, 'GIVEAWAY'],
  ['decided', 0.6, 'DECIDED'],
  ['last', 0.35, 'LASTME'],
  ['last', 0.8, 'LASTME & DROP|HIGHPLACE', 4],
  ['gone', 0.5, 'GONE'],
  ['gone', 0.8, 'TIME I GONE', 2],
  ['gone', 0.8, 'GONE TIME', 1],
  ['gone', 0.8, 'NOTSEE DATE', 1],
  ['gone', 0.6, 'NODAY'],
  ['nobody', 0.6, 'NOBODYLEFT'],
  ['death', 0.6, 'MYDEATH'],
  ['death', 0.6, 'HEIRS'],
  ['insured', 0.5, 'INSURANCE & PAYOUT', 3],
  ['insured', 0.8, 'MYKIN PAYOUT INSURANCE', 3],
  ['hours', 0.35, 'HOURSLEFT'],
]);

/** Light alone. */
const STATES = signs('self-harm', [
  // no wording of its own: death spoken of near oneself, and something that says it is meant
  ['loose', 0.5, 'I & DEATHY', 4],
  ['joined', 0.6, 'JOINED'],
  ['quits', 0.8, 'QUITS & LIFEWORD', 8],
  ['tired', 0.3, 'TIRED'],
  ['sorry', 0.35, 'SORRYME'],
  ['stops', 0.4, 'STOPS'],
  ['when', 0.2, 'TIME'],
  ['hopeless', 0.4, 'HOPELESS'],
  ['stop', 0.4, 'STOP'],
  ['stop', 0.35, 'UNPLUG'],
  ['forever', 0.2, 'FORGOOD'],
  ['hate', 0.35, 'SELFHATE'],
  ['numb', 0.3, 'NUMB'],
  ['cry', 0.4, 'DONTCRY'],
  ['again', 0.4, 'TRYAGAIN'],
  ['kept', 0.5, 'KEEPSME'],
  ['kept', 0.8, 'KEEPSME & PET|MYKIN', 4],
  ['living', 0.5, 'CARRYON'],
  ['blame', 0.3, 'BLAME'],
  ['known', 0.3, 'SHOULDKNOW'],
]);

/** Of somebody else. */
const OTHERS = signs('self-harm', [
  ['act', 0.9, 'KIN ACTED', 6],
  ['other', 0.85, 'PERSON SELFACT', 7],
  ['other', 0.8, 'PERSON STAND HIGHPLACE', 5],
  ['other', 0.8, 'KIN ARMS', 8],
  ['missing', 0.4, 'MISSING'],
  ['worried', 0.25, 'WORRIED'],
  ['strange', 0.3, 'STRANGETEXT'],
]);

export const SELF_HARM_SIGNS = [...OUTRIGHT, ...PLACES, ...LEAVING, ...STATES, ...OTHERS];
