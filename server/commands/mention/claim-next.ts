/** Takes the most urgent mention nobody has, of those a view shows, so that ten people who press the same key get ten mentions. */
import type { Actor } from '@unisson/shared/domain/actor';
import type { Mention } from '@unisson/shared/domain/mention';
import { refuse, type Result } from '@unisson/shared/domain/result';
import { refuseAct } from '@unisson/shared/domain/rights';
import { topicSearch } from '../../ingest/topics.ts';
import { instant } from '../../runtime/runtime.ts';
import type { Query } from '../../store/store.ts';
import { attempt, type Deps } from '../attempt.ts';
import { planOf } from './change-mention.ts';
import { rulingOnClaim } from './triage-rules.ts';

/** The filters of `GET …/mentions`; `status` is `new` where none is given. */
export interface ClaimView {
  readonly status?: string | undefined;
  readonly label?: string | undefined;
  readonly language?: string | undefined;
  readonly source?: string | undefined;
  readonly handling?: string | undefined;
  readonly speaker?: string | undefined;
  /** Any of these handlings, proposed and not yet judged. */
  readonly proposed?: readonly string[] | undefined;
  readonly q?: string | undefined;
  /** A story's id. */
  readonly story?: string | undefined;
  /** A watch term of the room. */
  readonly topic?: string | undefined;
}

/** Enough to pass those deleted at the source; each is a candidate, the first is taken. */
const CANDIDATES = 20;
/** The search finds what may hold a topic; so many pages of it are looked through. */
const MOST_PAGES = 50;

export async function claimNext(deps: Deps, actor: Actor, input: { room: string; view?: ClaimView | undefined }): Promise<Result<Mention>> {
  const { room, view = {} } = input;
  const refusal = refuseAct(actor, 'triage');
  if (refusal) return refuse(refusal);
  return attempt(deps, async () => {
    const query = await queryOf(deps, room, view);
    const mention = query === null ? null : await firstOf(deps, query, view.topic);
    if (!mention) return refuse({ code: 'nothing-to-claim' });
    return planOf(deps, actor, {
      change: { act: 'claim-next', room },
      mention,
      ruled: { ruling: rulingOnClaim(mention, actor.userId, instant(deps.runtime)) },
    });
  });
}

async function firstOf({ store }: Deps, query: Query, topic: string | undefined): Promise<Mention | null> {
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await store.list('mention', { ...query, ...(after === undefined ? {} : { after }) });
    const found = page.items.find((one) => one.deletedAt === null && (topic === undefined || one.topics?.includes(topic)));
    if (found) return found;
    if (page.next === undefined) return null;
    after = page.next;
  }
  return null;
}

async function queryOf(deps: Deps, room: string, view: ClaimView): Promise<Query | null> {
  const story = view.story === undefined ? null : await deps.store.get('story', room, view.story);
  if (view.story !== undefined && !story) return null;
  const { label, language, source, handling, speaker } = view;
  const wanted = Object.entries({ label, language, source, handling, speaker }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const text = [view.q?.trim(), view.topic === undefined ? '' : topicSearch(view.topic)].filter(Boolean).join(' ');
  return {
    scope: room,
    where: {
      assignee: null,
      status: view.status ?? 'new',
      ...Object.fromEntries(wanted),
      ...(view.proposed === undefined ? {} : { proposed: { in: view.proposed } }),
      ...(story ? { storyKey: { in: story.keys } } : {}),
    },
    ...(text === '' ? {} : { text }),
    order: { by: 'rank', desc: true },
    limit: CANDIDATES,
  };
}
