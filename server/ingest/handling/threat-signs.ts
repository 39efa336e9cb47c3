/**
 * Which concepts are a sign that somebody is threatened, and how much each weighs: 0.75 is enough alone, lighter ones add up across matters.
 * `A & B`: in either order. The words are in concepts-* and threat-words-*.
 */
import { signs } from './read-danger.ts';

/** Violence announced, wished or counted on. */
const VIOLENCE = signs('threat', [
  ['harm', 0.9, 'WILL YOU|THEM KILL', 2],
  ['harm', 0.9, 'WILL KILL YOU|STAFF|FAMILY', 3],
  ['harm', 0.8, 'I YOU KILL|KILLWILL', 1],
  ['harm', 0.9, 'KILLWILL YOU|STAFF|FAMILY', 3],
  ['harm', 0.8, 'YOU|SUBJECT|STAFF KILLWILL', 1],
  ['harm', 0.9, 'KILLWILL|HURT YOURS|THEM|YOU|STAFF BODY', 3],
  ['harm', 0.9, 'WILL HURT BODY', 3],
  ['harm', 0.8, 'STAFF|FAMILY I WILL KILL|HURT', 3],
  ['harm', 0.8, 'STAFF|FAMILY WILL BEKILLED', 3],
  ['harm', 0.9, 'FATE BODY', 2],
  ['harm', 0.8, 'INTENT SLANG TARGET', 1],
  ['harm', 0.8, 'GETTING HISBODY HURTED', 1],
  ['harm', 0.8, 'GETTING HURTED HISBODY', 1],
  ['harm', 0.6, 'BEATEN'],
  ['harm', 0.9, 'RAPE'],
  ['harm', 0.8, 'KILLIF'],
  ['harm', 0.8, 'GUNTO'],
  ['harm', 0.8, 'GETSHOT ROUND', 2],
  ['harm', 0.8, 'SHOOTAT'],
  ['harm', 0.8, 'FATE VIOLENT', 3],
  ['doom', 0.8, 'SUBJECT WILL CREVE', 2],
  ['doom', 0.9, 'FATE CREVE', 3],
  ['doom', 0.8, 'CREVE INSULT', 2],
  ['doom', 0.8, 'FUTUREEND GRIMPLACE', 2],
  ['doom', 0.8, 'UNREC'],
  ['doom', 0.8, 'DESTROYYOU'],
  ['end', 0.8, 'TOWARD ENDOFYOU', 3],
  ['pay', 0.9, 'PAY DEADLY', 2],
  ['blood', 0.9, 'COMING BLOOD', 2],
  ['blood', 0.9, 'BLOOD COMING', 6],
  ['blood', 0.8, 'TIME BLOOD', 5],
  ['with', 0.8, 'TAKEWITH'],
  // no wording of its own: violence near a target, and something that says it is meant
  ['loose', 0.45, 'VIOLENT & YOU|YOUR|STAFF|PLACE|FAMILY', 5],
]);

/** With what, and where. */
const MEANS = signs('threat', [
  ['fire', 0.9, 'WILL BURN|EXPLODE PLACE|STAFF', 4],
  ['fire', 0.9, 'PLACE WILL BURN|EXPLODE', 3],
  ['fire', 0.8, 'YOURS PLACE BURN|EXPLODE', 3],
  ['fire', 0.8, 'BURN & INSIDE', 5],
  ['fire', 0.45, 'ARSON'],
  ['fire', 0.8, 'FIREBOMB'],
  ['bomb', 0.9, 'BOMB HIDDEN', 6],
  ['bomb', 0.9, 'HIDDEN BOMB', 3],
  ['bomb', 0.4, 'BOOM'],
  ['parcel', 0.4, 'PARCEL'],
  ['parcel', 0.8, 'POWDER & MAILED', 8],
  ['parcel', 0.8, 'POISON & INTOFOOD', 6],
  ['evacuate', 0.45, 'EVAC'],
  ['weapon', 0.9, 'BRING WEAPON', 4],
  ['weapon', 0.9, 'WEAPON MEET', 4],
  ['weapon', 0.4, 'XWEAPON'],
  ['weapon', 0.35, 'WEAPON'],
  ['weapon', 0.5, 'HAVE WEAPON', 2],
  ['weapon', 0.8, 'NAMEYOU & WEAPON', 8],
  ['weapon', 0.8, 'XWEAPON & YOU|YOUR|STAFF|PLACE|TIME|TARGET', 8],
  ['ram', 0.9, 'SHOOTUP'],
  ['ram', 0.8, 'RAM VEHICLE', 3],
  ['ram', 0.8, 'RAM PLACE VEHICLE', 3],
  ['ram', 0.8, 'RAMBY & RAMIN', 6],
  ['car', 0.8, 'LOOKAT & CARTRAP', 3],
  ['vest', 0.5, 'VEST'],
]);

/** Somebody is known, watched or waited for. */
const WATCH = signs('threat', [
  ['watch', 0.8, 'KNOW WHEREABOUTS', 3],
  ['watch', 0.5, 'HAVE WHEREABOUTS', 4],
  ['watch', 0.5, 'KNOW LEAVING', 3],
  ['watch', 0.4, 'YOUDO'],
  ['watch', 0.8, 'KNOW|NAMEYOU YOUDO', 4],
  ['watch', 0.8, 'KIDSAIM YOUDO', 4],
  ['named', 0.3, 'NAMEYOU'],
  ['kids', 0.25, 'KIDSAIM'],
  ['visit', 0.3, 'VISIT'],
  ['visit', 0.4, 'VISITV'],
  ['visit', 0.8, 'SHAMEIF HAPPEN', 5],
  ['address', 0.45, 'DOXCALL HOMEADDR', 4],
  ['lurk', 0.45, 'LURK'],
  ['lurk', 0.8, 'LURK TIMEPLACE', 4],
  ['lurk', 0.8, 'LURK COMEOUT', 6],
  ['warn', 0.8, 'WATCHOUT EXPOSED', 3],
  ['deal', 0.6, 'WILL DEAL YOU|STAFF|YOURS', 3],
  ['deal', 0.8, 'DEAL YOURS|YOU STAFF|FAMILY', 2],
]);

/** Others are called upon, examples are named. */
const CALLS = signs('threat', [
  ['fewer', 0.8, 'FEWER & STAFF', 1],
  ['call', 0.45, 'CALL ATTACKV', 4],
  ['call', 0.8, 'CALL ATTACKV STAFF|PLACE|TARGET|THEM', 3],
  ['ally', 0.8, 'ALLUDE & ALLUDETO', 4],
  ['cheer', 0.4, 'CHEER'],
]);

/** Light alone. */
const HINTS = signs('threat', [
  ['lesson', 0.35, 'MEET'],
  ['lesson', 0.35, 'LESSON'],
  ['lesson', 0.4, 'NOTEMPTY'],
  ['prison', 0.35, 'PRISON'],
  ['mob', 0.4, 'MOB'],
  ['even', 0.5, 'EVEN'],
  ['snap', 0.35, 'SNAP'],
  ['advice', 0.35, 'ADVICE'],
  ['meant', 0.2, 'WILL|FATE'],
  ['meant', 0.2, 'TIME'],
  ['literal', 0.3, 'PHYS'],
  ['insult', 0.15, 'INSULT'],
]);

export const THREAT_SIGNS = [...VIOLENCE, ...MEANS, ...WATCH, ...CALLS, ...HINTS];
