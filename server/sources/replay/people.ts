/** Who writes in the made storm: the same number gives the same person, on one network, with a following as uneven as in life. All made up. */
import type { Chance, Chances } from './prng.ts';
import type { Voice } from './shares.ts';

export type Source = 'x' | 'bluesky' | 'mastodon' | 'facebook' | 'news';
export type Speech = 'fr' | 'en';
export interface Person {
  readonly source: Source;
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly followers: number;
  readonly verified: boolean;
  /** When the account was opened, milliseconds before the storm. */
  readonly ageMs: number;
}

const list = (words: string): readonly string[] => words.split(' ');
const FIRST: Readonly<Record<Speech, readonly string[]>> = {
  fr: list(
    'Léa Manon Chloé Camille Inès Jade Louise Zoé Nadia Fatou Aïcha Maëlle Odile Monique Sylvie Claire Hélène Élodie Karim Mehdi Hugo Lucas Théo Louis Gabriel Rayan Yanis Bruno Gérard Didier Thierry Mathieu Antoine Baptiste Loïc Erwan Samir Moussa Jean Paul Aurélie Solène Bérénice Kévin Jordan',
  ),
  en: list(
    'Emma Olivia Amelia Grace Sophie Niamh Aoife Priya Zainab Chloe Hannah Megan Ruth Carol Denise Linda Jack Harry Oliver George Liam Connor Callum Rhys Imran Dev Kwame Tom Ben Sam Alex Gary Kevin Nigel Colin Stuart Ewan Hamish Siobhan Bethan Tariq Femi Molly Poppy Dean',
  ),
};
const LAST: Readonly<Record<Speech, readonly string[]>> = {
  fr: list(
    'Martin Bernard Petit Durand Moreau Garnier Faure Rousseau Blanchet Chevalier Guérin Boucher Lemoine Perrot Marchand Dufour Besson Carpentier Haddad Benali Diallo Traoré Nguyen Da-Silva Lopez Le-Goff Kerjean Morvan Castaing Bouvier Rolland Texier Pascal Vasseur Delmas Hamon Prigent Belkacem Roy Colin',
  ),
  en: list(
    'Smith Jones Taylor Brown Walker Wright Hughes Green Clarke Patel Khan Ahmed Murphy Kelly Byrne Campbell Stewart Morgan Price Bennett Cooper Ward Foster Gray Shaw Mills Holt Barker Dixon Nolan Quinn Okafor Mensah Singh Begum Fraser Lloyd Parry Frost Cole',
  ),
};
const NICK: Readonly<Record<Speech, readonly string[]>> = {
  fr: list(
    'la_souris le_grincheux tata_fripouille cafe_noir velo_rouge pas_content mouette_rieuse chti_gars breizh_cat prof_en_colere infirmiere_de_nuit papi_geek la_marmotte bobine galette_saucisse train_train plume_et_encre citron_vert ours_mal_leche',
  ),
  en: list(
    'grumpy_badger tea_and_biscuits night_nurse red_bicycle not_impressed cardigan_dave seaside_sal northern_soul plain_jane angry_teacher crisp_sandwich train_delayed inky_fingers lemon_drizzle old_boot wet_weekend biscuit_tin slow_lane',
  ),
};
const PAPERS: Readonly<Record<Speech, readonly string[]>> = {
  fr: [
    'La Gazette du Littoral',
    'Le Courrier des Places',
    "L'Éclair du Soir",
    'Radio Estuaire',
    'La Feuille économique',
    'Le Matin des Ports',
    'Télé Marées',
    'Cote et Bourse',
  ],
  en: [
    'The Harbour Gazette',
    'The Exchange Courier',
    'Evening Beacon',
    'Estuary Radio',
    'The Ledger Weekly',
    'Ports Morning Post',
    'Tideline TV',
    'Market and Quay',
  ],
};
const PURPOSE = 23;
const CAMPAIGN = 29;
const DAY_MS = 86_400_000;
/** Accounts that push a few texts together; about half of them were opened in the days before. */
export const RECRUITS = 40;
const NETWORKS: readonly (readonly [Source, number])[] = [['x', 0.66], ['bluesky', 0.79], ['mastodon', 0.86], ['facebook', 1]]; // prettier-ignore

export interface People {
  /** One of those that push a text together. @param n below RECRUITS. */
  recruit(which: { speech: Speech; source: Source; n: number }): Person;
  /** @param n number of the person among those of this voice and language. */
  person(voice: Voice, speech: Speech, n: number): Person;
}

export function makePeople(chances: Chances): People {
  return {
    recruit({ speech, source, n }) {
      const chance = chances(CAMPAIGN + (speech === 'fr' ? 0 : 1), n);
      const [handle, name] = names(chance, speech);
      const person = { source, id: numberText(chance, 11), handle, name, followers: chance.below(60), verified: false };
      return { ...person, ageMs: Math.floor((n % 2 === 0 ? 0.5 + 4 * chance.next() : 12 + 300 * chance.next()) * DAY_MS) };
    },
    person(voice, speech, n) {
      const chance = chances(PURPOSE + voice.length * 64 + voice.charCodeAt(0) + (speech === 'fr' ? 0 : 4096), n);
      if (voice === 'bankPost')
        return {
          source: 'x',
          id: '100200300',
          handle: 'BanqueRivage',
          name: 'Banque Rivage',
          followers: 412_000,
          verified: true,
          ageMs: 4_700 * DAY_MS,
        };
      if (voice === 'press' || voice === 'journalist') return paper(chance, speech, voice);
      const source = networkOf(chance);
      const [handle, name] = names(chance, speech);
      // a log-normal following: half have under 190, one in a thousand over 20,000
      const followers = Math.floor(Math.exp(5.2 + 1.55 * bell(chance)));
      const id = numberText(chance, 10);
      const verified = chance.happens(followers > 20_000 ? 0.5 : 0.012);
      return { source, id, handle, name, followers, verified, ageMs: ageOf(chance) };
    },
  };
}

function paper(chance: Chance, speech: Speech, voice: 'press' | 'journalist'): Person {
  const title = chance.pick(PAPERS[speech]);
  const onNews = voice === 'press' && chance.happens(0.45);
  const [handle, name] = names(chance, speech);
  const isDesk = onNews || chance.happens(0.4);
  return {
    source: onNews ? 'news' : chance.happens(0.8) ? 'x' : 'bluesky',
    id: numberText(chance, 9),
    handle: isDesk ? plain(title).replace(/[^a-z]/g, '') : handle,
    name: isDesk ? title : `${name} (${title})`,
    followers: Math.floor(Math.exp((isDesk ? 11.2 : 8.6) + 0.9 * bell(chance))),
    verified: chance.happens(0.85),
    ageMs: ageOf(chance),
  };
}

/** Between a month and fourteen years, most of them years; one in two hundred is new. */
const ageOf = (chance: Chance): number =>
  Math.floor((chance.happens(0.005) ? 1 + 6 * chance.next() : 30 + 5_000 * chance.next() ** 0.8) * DAY_MS);

function networkOf(chance: Chance): Source {
  const at = chance.next();
  return NETWORKS.find(([, upTo]) => at < upTo)?.[0] ?? 'x';
}

function names(chance: Chance, speech: Speech): [handle: string, name: string] {
  const first = chance.pick(FIRST[speech]);
  const last = chance.pick(LAST[speech]).replace('-', ' ');
  const tail = chance.between(1, 999);
  const joined = (text: string) => plain(text).replace(/[^a-z]/g, '');
  switch (chance.below(6)) {
    case 0:
      return [`${joined(first)}_${joined(last)}${tail % 100}`, `${first} ${last}`];
    case 1:
      return [`${joined(first).slice(0, 1)}${joined(last)}${tail}`, `${first} ${last.slice(0, 1)}.`];
    case 2:
      return [`${chance.pick(NICK[speech])}${tail}`, first];
    case 3:
      return [
        `${joined(last)}${joined(first).slice(0, 3)}${tail}`,
        `${first} ${last} ${chance.pick(['🌱', '🇫🇷', '🇪🇺', '🐈', '☕', '✊', '📚', '🎸', '🏉'])}`,
      ];
    case 4:
      return [`${chance.pick(NICK[speech])}_${tail}`, chance.pick(NICK[speech]).replaceAll('_', ' ')];
    default:
      return [`${joined(first)}${1958 + (tail % 50)}`, `${first} ${last}`];
  }
}

export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** Roughly normal, mean 0, deviation 1. */
function bell(chance: Chance): number {
  return (chance.next() + chance.next() + chance.next() + chance.next() - 2) * Math.sqrt(3);
}

export function numberText(chance: Chance, digits: number): string {
  let text = String(chance.between(1, 9));
  while (text.length < digits) text += chance.below(10);
  return text;
}
