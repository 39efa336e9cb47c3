/**
 * The bytes a revision's hash is made of [MS2]: RFC 8785 JSON with empty parts absent. Both sides make it here, so that a decision names
 * what was read. Must not hash (that needs a platform) and must not change a word.
 */
import canonicalize from 'canonicalize';
import type { RoomId } from '../domain/entity.ts';
import type { MessageContent } from '../domain/message.ts';

/** Empty at any depth: '' and a record all of whose parts are empty. */
function withoutEmpty(value: unknown): unknown {
  if (value === '') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    const inner = withoutEmpty(part);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/**
 * RFC 8785 JSON of `{v:1,room,texts,short,variants,answers,facts,sources,gesture}`; SHA-256 of its UTF-8 is the revision's hash.
 * @throws for half a surrogate pair or a number that is not finite: `readMessage` gives neither.
 */
export function canonicalMessage(room: RoomId, content: MessageContent): string {
  const { texts, short, variants, answers, facts, sources, gesture } = content;
  const parts = withoutEmpty({ texts, short, variants, answers, facts, sources, gesture });
  const json = canonicalize({ v: 1, room, ...(typeof parts === 'object' ? parts : {}) });
  if (json === undefined) throw new Error('a message without canonical JSON');
  return json;
}
