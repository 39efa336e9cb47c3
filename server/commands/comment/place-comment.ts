/**
 * Where a remark is to stand, told by positions, by quoted words or by a field alone; the server reads the quote off its own stored draft, so
 * nobody can put words into the text's mouth. Reads only.
 */
import type * as Y from 'yjs';
import type { Anchor } from '@unisson/shared/domain/comment';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { anchorOf, isTextField, isWhole, locate, occurrences, wholeField } from '@unisson/shared/text/passage';
import { messageField } from '@unisson/shared/text/fields';

export interface AskedPlace {
  readonly field: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly quote?: string | undefined;
}
export interface Place {
  readonly anchor: Anchor;
  readonly quote: string;
}

/** @param forWords a suggestion for the passage comes with it: it must read as whoever made it saw it. */
export function placeComment(doc: Y.Doc, asked: AskedPlace, forWords: boolean): Result<Place> {
  const { field } = asked;
  if (messageField(field) === null) return refuse({ code: 'passage-not-found', field, found: 0 });
  if (!isTextField(field))
    return forWords ? refuse({ code: 'passage-not-found', field, found: 0 }) : ok({ anchor: wholeField(field), quote: '' });
  const anchor = { field, from: asked.from ?? '', to: asked.to ?? '' };
  const isPointed = !isWhole(anchor);
  const passage = isPointed ? locate(doc, anchor) : null;
  // Its ends may lie in words that are not on disk yet: then what it quotes says where it belongs.
  // Half a character at an end could not be quoted, and replacing it would spoil the other half.
  if (passage !== null && passage.reads !== '' && passage.reads.isWellFormed())
    return settled({ anchor, quote: passage.reads }, asked, forWords);
  if (asked.quote) return quoted(doc, field, asked.quote);
  if (isPointed) return refuse({ code: 'passage-not-found', field, found: 0 });
  return settled({ anchor, quote: locate(doc, anchor)?.reads ?? '' }, asked, forWords);
}

function settled(place: Place, { quote }: AskedPlace, forWords: boolean): Result<Place> {
  return forWords && quote !== undefined && quote !== place.quote ? refuse({ code: 'passage-changed', reads: place.quote }) : ok(place);
}

function quoted(doc: Y.Doc, field: string, quote: string): Result<Place> {
  const [at, ...more] = occurrences(doc, field, quote);
  if (at === undefined || more.length > 0)
    return refuse({ code: 'passage-not-found', field, found: more.length + (at === undefined ? 0 : 1) });
  return ok({ anchor: anchorOf(doc, field, at, at + quote.length), quote });
}
