/**
 * Makes the page that one site reads the message from. Its secret is shown once and stored as SHA-256; the page acts for its maker. Decides
 * nothing about what the page shows.
 */
import type { Actor } from '@unisson/shared/domain/actor';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { MOST_SAY_PAGES, isOpenPage, sayPageExpiry, type SayPage } from '@unisson/shared/domain/say-page';
import { instant } from '../../runtime/runtime.ts';
import { attempt, type Deps } from '../attempt.ts';
import { expectRoom, loadRoom } from '../message/load-message.ts';
import { lineOf } from '../people/line-of.ts';
import { hashSecret, newSecret } from '../people/secret.ts';
import { everySayPage } from './every-say-page.ts';

export interface MakeSayPage {
  readonly room: string;
  readonly channel: string;
  readonly language: string;
  readonly site: string;
  readonly seats: number;
  readonly expiresAt?: string | undefined;
}

/** The secret names its room, so that it is looked up where it lies: `<room>.<secret>`. */
export async function makeSayPage(deps: Deps, actor: Actor, input: MakeSayPage): Promise<Result<{ page: SayPage; token: string }>> {
  const id = deps.runtime.id();
  const token = `${input.room}.${newSecret(deps.runtime)}`;
  return attempt(deps, async () => {
    const refusal = refuseAct(actor, 'acknowledge');
    if (refusal) return refuse(refusal);
    const state = await loadRoom(deps.store, input.room);
    if (!state.ok) return state;
    const { room } = state.value;
    if (!room.channels.some((known) => known.id === input.channel)) return refuse({ code: 'channel-not-in-room', channel: input.channel });
    if (!room.languages.includes(input.language)) return refuse({ code: 'no-text-for-language', available: [...room.languages] });
    const at = instant(deps.runtime);
    const expiresAt = sayPageExpiry(input.expiresAt ?? null, at);
    if (expiresAt === null)
      return refuse({ code: 'malformed', issues: [{ path: 'expiresAt', message: 'lies in the past or too far ahead' }] });
    const open = (await everySayPage(deps.store, input.room, at)).filter((page) => isOpenPage(page, at));
    if (open.length >= MOST_SAY_PAGES) return refuse({ code: 'too-many-say-pages', limit: MOST_SAY_PAGES });
    const { channel, language, site, seats } = input;
    const entity: SayPage = {
      ...{ id, version: 1, hash: hashSecret(token), channel, language, site, seats },
      ...{ madeBy: actor.userId, createdAt: at, expiresAt, revokedAt: null },
    };
    return ok({
      value: { page: entity, token },
      batch: {
        scope: input.room,
        expect: [expectRoom(room)],
        puts: [{ kind: 'say-page' as const, entity }],
        events: [{ type: 'row.changed' as const, kind: 'say-page' as const, id, version: 1 }],
        audit: lineOf(actor, 'make-say-page', { kind: 'say-page', id }),
        at,
      },
    });
  });
}

/** The room that a say page's secret names; null for anything that cannot be one. */
export function roomOfSayToken(token: string): string | null {
  const at = token.lastIndexOf('.');
  return at > 0 && token.length <= 200 && token.isWellFormed() && !token.includes('\u0000') ? token.slice(0, at) : null;
}
