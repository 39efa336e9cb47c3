/**
 * What happened in a room, told from its rows and its audit lines in the order it happened: for the report of a crisis. Reads only. The
 * public's own words are left out but for addresses: a report travels further than the room.
 */
import type { AuditLine } from '../../audit/line.ts';
import type { Kind, Entities } from '@unisson/shared/domain/kinds';
import { timesInForce } from '@unisson/shared/domain/stand-again';
import type { StatsTotal } from '@unisson/shared/wire/views';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { namesOf } from '../views/names-of.ts';

/** Acts that are told from the audit lines; what rows tell better is told from them. */
const TOLD_ACTS = [
  'create-room',
  'change-room',
  'set-member',
  'create-outlet',
  'set-policy',
  'set-phrases',
  'restart-draft',
  'restore-draft',
  'bring-forward',
  'end-deputy',
  'make-say-page',
  'revoke-say-page',
  'make-token',
  'revoke-token',
  'set-handling',
] as const;
export type What =
  | (typeof TOLD_ACTS)[number]
  | 'revision-frozen'
  | 'freeze-blocked'
  | 'block-settled'
  | 'suggestion-accepted'
  | 'approved'
  | 'changes-requested'
  | 'in-force'
  | 'in-force-again'
  | 'superseded'
  | 'recalled'
  | 'withdrawn'
  | 'reply-sent'
  | 'published'
  | 'acknowledged'
  | 'set-hold'
  | 'lift-hold'
  | 'set-posture'
  | 'emergency'
  | 'escalated'
  | 'holding-proposed'
  | 'deputy-named'
  | 'remedy-correct'
  | 'remedy-retract'
  | 'remedy-follow-up'
  | 'remedy-leave';

export interface Happening {
  readonly at: string;
  readonly who: string;
  readonly what: What;
  /** Number of the revision it is about or rests on. */
  readonly revision: number | null;
  readonly channel: string | null;
  /** What was said, or why. */
  readonly words: string | null;
  readonly url: string | null;
}
export interface Report {
  readonly room: { readonly id: string; readonly name: string };
  readonly generatedAt: string;
  readonly total: StatsTotal;
  readonly timeline: readonly Happening[];
}

const PAGE = 500;
/** More than this is no report any more; the audit has the rest. */
const MOST = 20_000;
const NOTHING = { revision: null, channel: null, words: null, url: null };

export async function gatherReport(
  store: Store,
  room: { id: string; name: string },
  now: { generatedAt: string; total: StatsTotal },
): Promise<Report> {
  const [revisions, reviews, decisions, dispatches, acknowledgements, comments, others, lines] = await Promise.all([
    all(store, 'revision', room.id),
    all(store, 'review', room.id),
    all(store, 'decision', room.id),
    all(store, 'dispatch', room.id),
    all(store, 'acknowledgement', room.id),
    all(store, 'comment', room.id),
    aside(store, room.id),
    toldLines(store, room.id),
  ]);
  const happenings: Happening[] = [
    ...revisions.map((r) => ({ ...NOTHING, at: r.frozenAt, who: r.frozenBy, what: 'revision-frozen' as const, revision: r.n })),
    ...decisions.map((d) => ({
      ...NOTHING,
      at: d.at,
      who: d.userId,
      what: d.verdict === 'approve' ? ('approved' as const) : ('changes-requested' as const),
      revision: d.n,
      words: d.note,
    })),
    ...reviews.flatMap(endings),
    ...dispatches.flatMap(sayings),
    ...comments.flatMap(remarks),
    ...acknowledgements.map((a) => ({
      ...NOTHING,
      at: a.at,
      who: a.by,
      what: 'acknowledged' as const,
      revision: a.n,
      channel: a.channel,
      words: [a.site, a.seat].filter(Boolean).join(' ') || null,
    })),
    ...others,
    ...lines,
  ];
  const nameOf = await namesOf(
    store,
    happenings.map(({ who }) => who),
  );
  const timeline = happenings.map((one) => ({ ...one, who: nameOf(one.who) })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { room, ...now, timeline };
}

/** Stands of the whole room, deputies, the library, and what was done about words that had left. */
async function aside(store: Store, room: string): Promise<Happening[]> {
  const [stances, deputies, holdings, remedies] = await Promise.all([
    all(store, 'stance', room),
    all(store, 'deputy', room),
    all(store, 'holding', room),
    all(store, 'remedy', room),
  ]);
  return [
    ...stances.map((s) => ({
      ...NOTHING,
      at: s.at,
      who: s.by,
      what: s.what,
      words: [s.posture, s.reason].filter(Boolean).join(': ') || null,
    })),
    ...deputies.map((d) => ({ ...NOTHING, at: d.namedAt, who: d.namedBy, what: 'deputy-named' as const, words: `${d.role}, ${d.until}` })),
    ...holdings.map((h) => ({ ...NOTHING, at: h.createdAt, who: h.createdBy, what: 'holding-proposed' as const, words: h.name })),
    ...remedies.map((r) => ({
      ...NOTHING,
      at: r.at,
      who: r.by,
      what: `remedy-${r.choice}` as const,
      revision: r.against || null,
      words: r.reason || null,
    })),
  ];
}

function endings(review: Entities['review']): Happening[] {
  const { n, withdrawn, outcome, endedAt, endedBy, reason, emergency, escalatedAt } = review;
  const told: Happening[] = [];
  for (const [i, { from, until }] of timesInForce(review).entries()) {
    told.push({ ...NOTHING, at: from, who: '', what: i === 0 ? 'in-force' : 'in-force-again', revision: n });
    // The withdrawal tells its end itself.
    if (until !== null && until !== withdrawn?.at) told.push({ ...NOTHING, at: until, who: '', what: 'superseded', revision: n });
  }
  if (escalatedAt !== null) told.push({ ...NOTHING, at: escalatedAt, who: '', what: 'escalated', revision: n });
  if (emergency) told.push({ ...NOTHING, at: emergency.at, who: emergency.by, what: 'emergency', revision: n });
  if (withdrawn !== null)
    told.push({ ...NOTHING, at: withdrawn.at, who: withdrawn.by, what: 'withdrawn', revision: n, words: withdrawn.reason });
  if (outcome === 'recalled' && endedAt !== null)
    told.push({ ...NOTHING, at: endedAt, who: endedBy ?? '', what: 'recalled', revision: n, words: reason });
  return told;
}

/** Of what was said beside the draft, only what held a freeze up and what became part of the text. */
function remarks({ blocking, at, by, text, suggestion, resolved }: Entities['comment']): Happening[] {
  const told: Happening[] = [];
  if (blocking) told.push({ ...NOTHING, at, who: by, what: 'freeze-blocked', words: text || suggestion });
  if (resolved?.outcome === 'accepted')
    told.push({ ...NOTHING, at: resolved.at, who: resolved.by, what: 'suggestion-accepted', words: suggestion });
  else if (resolved && blocking) told.push({ ...NOTHING, at: resolved.at, who: resolved.by, what: 'block-settled', words: resolved.note });
  return told;
}

function sayings(dispatch: Entities['dispatch']): Happening[] {
  const { sentAt, createdBy, revision, channel, text, url, replyId, inReplyTo } = dispatch;
  if (sentAt === null) return [];
  return [
    {
      at: sentAt,
      who: createdBy,
      what: replyId === null ? 'published' : 'reply-sent',
      revision,
      channel,
      words: text,
      url: url ?? inReplyTo?.url ?? null,
    },
  ];
}

async function toldLines(store: Store, room: string): Promise<Happening[]> {
  const told: Happening[] = [];
  let after = 0;
  for (
    let lines: readonly AuditLine[] = await store.auditLines(room, after, PAGE);
    lines.length > 0 && told.length < MOST;
    lines = await store.auditLines(room, after, PAGE)
  ) {
    for (const { at, actor, act } of lines) {
      const what = TOLD_ACTS.find((name) => name === act);
      if (what) told.push({ ...NOTHING, at, who: actor, what });
    }
    after = lines.at(-1)?.n ?? after;
  }
  return told;
}

async function all<K extends Kind>(store: Store, kind: K, scope: string): Promise<Entities[K][]> {
  const rows: Entities[K][] = [];
  let after: string | undefined;
  do {
    const page = await store.list(kind, { scope, order: { by: 'id' }, limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.items);
    after = page.next;
  } while (after !== undefined && rows.length < MOST);
  return rows;
}

export async function roomNamed(store: Store, id: string): Promise<{ id: string; name: string } | null> {
  const room = await store.get('room', INSTALLATION, id);
  return room && { id, name: room.name };
}
