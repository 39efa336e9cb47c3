/**
 * The channel board: per channel what is live there, since when, who has confirmed it and who is late. Gathers rows; what they mean is the
 * domain's (board-rules.ts). Reads only.
 */
import {
  channelStanding,
  kindOfChannel,
  ON_ITS_WAY,
  OUT_THERE,
  spokenStanding,
  type SpokenStanding,
} from '@unisson/shared/domain/board-rules';
import type { Acknowledgement, Dispatch, DispatchState } from '@unisson/shared/domain/dispatch';
import type { Texts } from '@unisson/shared/domain/message';
import { fullText, languagesOf } from '@unisson/shared/domain/reply-text';
import type { Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Channel, type Control, type Room } from '@unisson/shared/domain/room';
import { sayPageState, type SayPage } from '@unisson/shared/domain/say-page';
import type { BoardChannelView, BoardView, ConfirmationView, PublicationView, SayPageView, SpokenView } from '@unisson/shared/wire/board';
import { everyAcknowledgement } from '../../commands/say/every-acknowledgement.ts';
import { everySayPage } from '../../commands/say/every-say-page.ts';
import { makerOf } from '../../commands/say/find-say-page.ts';
import { instant, type Runtime } from '../../runtime/runtime.ts';
import { INSTALLATION, type Store } from '../../store/store.ts';
import { lastContacts } from '../pages/say-contact.ts';
import { namesOf } from './names-of.ts';

/** The newest of a site: all are in the list of acknowledgements. */
const MOST_CONFIRMATIONS = 200;

interface BoardDeps {
  readonly store: Store;
  readonly runtime: Runtime;
}
interface Facts {
  readonly room: Room;
  readonly control: Control;
  readonly revision: Revision | null;
  readonly pages: readonly SayPageView[];
}

/** Null: no such room. */
export async function boardView(deps: BoardDeps, id: string): Promise<BoardView | null> {
  const { store } = deps;
  const [room, control] = await Promise.all([store.get('room', INSTALLATION, id), store.get('control', id, CONTROL)]);
  if (!room || !control) return null;
  const { inForce } = control;
  const [revision, pages] = await Promise.all([
    inForce === null ? null : store.get('revision', id, String(inForce)),
    everySayPage(deps.store, id, instant(deps.runtime)).then((rows) => sayPageViews(deps, id, rows)),
  ]);
  const channels = await Promise.all(room.channels.map((channel) => channelView(store, channel, { room, control, revision, pages })));
  return { at: instant(deps.runtime), inForce: inForce === null ? null : { n: inForce, since: control.inForceSince ?? '' }, channels };
}

async function channelView(store: Store, channel: Channel, facts: Facts): Promise<BoardChannelView> {
  const { room, control, revision } = facts;
  const { inForce } = control;
  const { id } = channel;
  const kind = kindOfChannel(channel);
  const pages = facts.pages.filter((page) => page.channel === id);
  const acknowledgements = kind === 'spoken' ? await everyAcknowledgement(store, room.id, id) : [];
  const spoken = kind === 'spoken' ? spokenOf(id, pages, acknowledgements, inForce) : null;
  const [live, next] =
    kind === 'spoken' ? [null, null] : await Promise.all([newest(store, room.id, id, OUT_THERE), newest(store, room.id, id, ON_ITS_WAY)]);
  const texts = revision ? textsOf(revision, id) : {};
  const standing = channelStanding({ kind, inForce, hasText: Object.keys(texts).length > 0, spoken, live });
  const isServed = kind !== 'said' && standing !== 'silent' && standing !== 'no-text';
  return {
    ...{ id, kind, standing, texts },
    revision: isServed ? inForce : (live?.revision ?? null),
    since: isServed ? control.inForceSince : (live?.sentAt ?? null),
    live: live && publicationOf(live),
    onItsWay: next && (!live || next.createdAt > live.createdAt) ? publicationOf(next) : null,
    spoken: spoken && (await named(store, spoken)),
    pages: pages.filter(({ state }) => state !== 'revoked'),
  };
}

/** A page that was revoked closed its site. One that ran out by itself did not: its site is without a text, and late until somebody looks. */
function spokenOf(
  channel: string,
  pages: readonly SayPageView[],
  acknowledgements: readonly Acknowledgement[],
  inForce: number | null,
): SpokenStanding {
  const live = pages.filter(({ state }) => state === 'live');
  const hasLive = new Set(live.map(({ site }) => site));
  const ranOut = pages.filter(({ state, site }) => state !== 'live' && state !== 'revoked' && !hasLive.has(site));
  const counted = [...live, ...ranOut];
  const closedSites = pages.map(({ site }) => site).filter((site) => !counted.some((page) => page.site === site));
  return spokenStanding({ channel, pages: counted, closedSites, acknowledgements, inForce });
}

function textsOf(revision: Revision, channel: string): Texts {
  const variant = Object.hasOwn(revision.variants, channel) ? revision.variants[channel] : undefined;
  const languages = [...new Set([...languagesOf(revision.texts), ...languagesOf(variant)])].sort();
  return Object.fromEntries(languages.map((language) => [language, fullText(revision, channel, language) ?? '']));
}

/** The message itself, not a reply. */
async function newest(store: Store, room: string, channel: string, states: readonly DispatchState[]): Promise<Dispatch | null> {
  const page = await store.list('dispatch', {
    scope: room,
    where: { channel, replyId: null, state: { in: states } },
    order: { by: 'createdAt', desc: true },
    limit: 1,
  });
  return page.items[0] ?? null;
}

function publicationOf({ id, revision, language, text, state, createdAt, sentAt, url, parts }: Dispatch): PublicationView {
  return {
    dispatchId: id,
    revision,
    language,
    text,
    state,
    at: sentAt ?? createdAt,
    url: url ?? parts.find((part) => part.url !== null)?.url ?? null,
  };
}

async function named(store: Store, spoken: SpokenStanding): Promise<SpokenView> {
  const nameOf = await namesOf(store, [
    ...spoken.sites.flatMap((site) => site.confirmations.map(({ by }) => by)),
    ...(spoken.forAll ? [spoken.forAll.by] : []),
  ]);
  const view = ({ site, seat, by, at }: Omit<ConfirmationView, 'name'>): ConfirmationView => ({ site, seat, by, name: nameOf(by), at });
  return {
    ...spoken,
    sites: spoken.sites.map((site) => ({ ...site, confirmations: site.confirmations.slice(0, MOST_CONFIRMATIONS).map(view) })),
    forAll: spoken.forAll && view(spoken.forAll),
  };
}

export async function sayPageViews({ store, runtime }: BoardDeps, room: string, rows: readonly SayPage[]): Promise<readonly SayPageView[]> {
  const makers = [...new Set(rows.map(({ madeBy }) => madeBy))];
  const [contacts, may] = await Promise.all([
    lastContacts(store, room),
    Promise.all(makers.map(async (id) => [id, (await makerOf(store, room, id)) !== null] as const)),
  ]);
  const mayConfirm = new Map(may);
  const now = instant(runtime);
  return rows.map(({ hash: _secret, ...row }) => ({
    ...row,
    state: sayPageState(row, now, mayConfirm.get(row.madeBy) === true),
    lastContactAt: contacts.get(row.id) ?? null,
  }));
}
