/**
 * What a say page shows at this moment: the text of its channel and language under the revision in force, the answers, and a hold. Reads
 * only; approved words and nothing about the room, its people or its reasons.
 */
import { createHash } from 'node:crypto';
import { fullText } from '@unisson/shared/domain/reply-text';
import type { Revision } from '@unisson/shared/domain/revision';
import { CONTROL, type Control } from '@unisson/shared/domain/room';
import type { SayPage } from '@unisson/shared/domain/say-page';
import type { Store } from '../../store/store.ts';

export interface SayState {
  readonly page: Pick<SayPage, 'id' | 'channel' | 'language' | 'site'>;
  /** Null: nothing to say, for the reason in `why`. */
  readonly said: {
    readonly n: number;
    readonly since: string;
    readonly text: string;
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
  } | null;
  readonly why: 'in-force' | 'nothing' | 'no-text';
  readonly heldSince: string | null;
  /** What the say page looks at again while somebody waits (say-watch.ts). */
  readonly mark: string;
  /** Changes with anything above. */
  readonly etag: string;
}

/** @throws when the room is not there. */
export async function sayState(store: Store, room: string, page: SayPage): Promise<SayState> {
  const control = await store.get('control', room, CONTROL);
  if (!control) throw new Error(`a say page of a room that is not there: ${room}`);
  const revision = control.inForce === null ? null : await store.get('revision', room, String(control.inForce));
  const said = revision ? saidOf(revision, control, page) : null;
  const { id, channel, language, site } = page;
  const shown = {
    page: { id, channel, language, site },
    said,
    why: said ? ('in-force' as const) : revision ? ('no-text' as const) : ('nothing' as const),
    heldSince: control.hold?.at ?? null,
  };
  return {
    ...shown,
    mark: controlMark(control),
    etag: `"${createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)}"`,
  };
}

/** Two rows with the same mark are shown the same. */
export const controlMark = (control: Pick<Control, 'inForce' | 'inForceSince' | 'hold'>): string =>
  `${control.inForce} ${control.inForceSince} ${control.hold?.at ?? ''}`;

function saidOf(revision: Revision, control: Control, { channel, language }: SayPage): SayState['said'] {
  const text = fullText(revision, channel, language);
  if (text === undefined) return null;
  const answers = Object.values(revision.answers)
    .sort((a, b) => a.order - b.order)
    .flatMap(({ question, answer }) => {
      const [asked, said] = [own(question, language), own(answer, language)];
      return asked && said ? [{ question: asked, answer: said }] : [];
    });
  return { n: revision.n, since: control.inForceSince ?? revision.frozenAt, text, answers };
}

const own = (texts: Readonly<Record<string, string>>, language: string): string =>
  Object.hasOwn(texts, language) ? (texts[language] ?? '').trim() : '';
