/**
 * The console's one door to the server: HTTP calls, the feed, drafts. Composed once in main.ts and handed down by injection,
 * so that a test hands down its own. Must hold nothing that a store should hold.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { io } from 'socket.io-client';
import { inject, type InjectionKey } from 'vue';
import { createApi, type Api } from './api.ts';
import type { Draft, DraftStatus } from './draft.ts';
import { enterRoom, type FeedListener, type RoomFeed } from './feed.ts';
import { createHttp } from './http.ts';

export interface Connection {
  readonly api: Api;
  enterRoom(room: string, listener: FeedListener): RoomFeed;
  /** The same name opened twice is one document; `release` lets go of it, after what was typed is saved. */
  openDraft(name: string, user: { id: string; name: string }): Promise<{ draft: Draft; release: () => void }>;
  onSessionEnd(listener: () => void): () => void;
  onDraftStatus(listener: (name: string, status: DraftStatus | null) => void): () => void;
}

export const CONNECTION: InjectionKey<Connection> = Symbol('connection');

export function useConnection(): Connection {
  const connection = inject(CONNECTION);
  if (!connection) throw new Error('no connection was provided');
  return connection;
}

export function createConnection(): Connection {
  const ended = new Set<() => void>();
  const watchers = new Set<(name: string, status: DraftStatus | null) => void>();
  const drafts = new Map<string, { draft: Draft; holders: number; stop: () => void }>();
  const onRefusal = (refusal: Refusal): void => {
    if (refusal.code === 'no-session') for (const listener of ended) listener();
  };
  const api = createApi(createHttp((input, init) => fetch(input, init), onRefusal));
  const tell = (name: string, status: DraftStatus | null): void => {
    for (const watcher of watchers) watcher(name, status);
  };
  const letGo = (name: string): void => {
    const held = drafts.get(name);
    if (!held || held.holders > 0) return;
    held.stop();
    held.draft.close();
    drafts.delete(name);
    tell(name, null);
  };

  return {
    api,
    enterRoom: (room, listener) => enterRoom(io({ transports: ['websocket'], autoConnect: false, reconnectionDelay: 300, reconnectionDelayMax: 3000 }), room, listener),
    async openDraft(name, user) {
      const { openDraft } = await import('./draft.ts');
      let held = drafts.get(name);
      if (held?.draft.status().state === 'closed') {
        held.holders = 0;
        letGo(name);
        held = undefined;
      }
      if (!held) {
        const draft = openDraft(location.origin.replace(/^http/, 'ws'), name, user);
        held = { draft, holders: 0, stop: draft.onStatus((status) => tell(name, status)) };
        drafts.set(name, held);
      }
      held.holders += 1;
      const mine = held;
      let released = false;
      return {
        draft: mine.draft,
        release() {
          if (released) return;
          released = true;
          mine.holders -= 1;
          if (mine.draft.status().state === 'closed') return letGo(name);
          void mine.draft.saved().then(() => (drafts.get(name) === mine ? letGo(name) : undefined));
        },
      };
    },
    onSessionEnd(listener) {
      ended.add(listener);
      return () => ended.delete(listener);
    },
    onDraftStatus(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
  };
}
