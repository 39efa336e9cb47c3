/**
 * Remembers what was read in a text for the next who asks: the same approved words are compared with every opening. Bounded, oldest out
 * first; the answer depends on the text alone, so nothing can go stale. Must not be used for answers that are changed afterwards.
 */
const MOST = 400;
/** A longer text is read anew: a few of them would hold more memory than they save time. */
const LONGEST = 20_000;
/** Of all texts together: what was read in one takes many times its room. */
const MOST_UNITS = 400_000;

/** `read` of a text and what frames it (language, key); pure. */
export function remembering<T>(read: (text: string, frame: string) => T, most: number = MOST): (text: string, frame: string) => T {
  const known = new Map<string, T>();
  let units = 0;
  return (text, frame) => {
    if (text.length > LONGEST) return read(text, frame);
    const key = `${frame}\n${text}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const fresh = read(text, frame);
    known.set(key, fresh);
    units += key.length;
    for (const oldest of known.keys()) {
      if (known.size <= most && units <= MOST_UNITS) break;
      known.delete(oldest);
      units -= oldest.length;
    }
    return fresh;
  };
}
