/** Alerts with the words they are about, looked up at the moment of showing, and the room's protocol card where a person may be in danger. */
import type { Alert } from '@unisson/shared/domain/alert';
import type { Texts } from '@unisson/shared/domain/message';
import type { AlertView } from '@unisson/shared/wire/views';
import { INSTALLATION, type Store } from '../../store/store.ts';
import type { ViewDeps } from './view-deps.ts';

const TITLE_LETTERS = 140;

export async function alertViews(deps: Pick<ViewDeps, 'store'>, room: string, rows: readonly Alert[]): Promise<readonly AlertView[]> {
  if (rows.length === 0) return [];
  const [titles, card] = await Promise.all([titlesOf(deps.store, room, rows), dangerCard(deps.store, room, rows)]);
  return rows.map((alert) => ({
    ...alert,
    title: titles.get(`${alert.about.kind}/${alert.about.id}`) ?? null,
    protocol: alert.about.kind === 'danger' ? card : null,
  }));
}

async function titlesOf(store: Store, room: string, rows: readonly Alert[]): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: Alert['about']['kind']) => [
    ...new Set(rows.filter(({ about }) => about.kind === kind).map(({ about }) => about.id)),
  ];
  const [stories, mentions] = await Promise.all([
    store.getMany('story', room, idsOf('story')),
    store.getMany('mention', room, idsOf('danger')),
  ]);
  return new Map([
    ...idsOf('topic').map((id) => [`topic/${id}`, id] as const),
    ...stories.map(({ id, sample }) => [`story/${id}`, cut(sample)] as const),
    ...mentions.map(({ id, text }) => [`danger/${id}`, cut(text)] as const),
  ]);
}

async function dangerCard(store: Store, room: string, rows: readonly Alert[]): Promise<Texts | null> {
  if (!rows.some(({ about }) => about.kind === 'danger')) return null;
  return (await store.get('room', INSTALLATION, room))?.protocols?.danger ?? null;
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length <= TITLE_LETTERS ? text : `${letters.slice(0, TITLE_LETTERS - 1).join('')}…`;
}
