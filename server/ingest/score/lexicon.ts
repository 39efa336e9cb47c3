// Owns looking up how good or bad a single word sounds on its own, by the hash of its letters. The valences come with
// the weights (learned from what lexicons say) and from the `sentiment` package (English words, emoji).
// Must not read files of lexicons: those are for training only.

export interface Lexicon {
  keys: Int32Array;
  /** -100 to 100; 0 marks a free slot. */
  valences: Int8Array;
  mask: number;
}

const slotOf = (key: number, mask: number): number => (Math.imul(key, 0x9e3779b1) >>> 11) & mask;

/** A table of these valences; words of valence 0 say nothing and are left out. */
export function newLexicon(entries: ReadonlyMap<number, number>): Lexicon {
  const size = 1 << Math.ceil(Math.log2(entries.size * 2 + 2));
  const lexicon = { keys: new Int32Array(size), valences: new Int8Array(size), mask: size - 1 };
  for (const [key, valence] of entries) {
    const rounded = Math.max(-100, Math.min(100, Math.round(valence)));
    if (rounded === 0) continue;
    let slot = slotOf(key, lexicon.mask);
    while (lexicon.valences[slot] !== 0 && lexicon.keys[slot] !== key) slot = (slot + 1) & lexicon.mask;
    lexicon.keys[slot] = key;
    lexicon.valences[slot] = rounded;
  }
  return lexicon;
}

/** How the word sounds, -100 to 100; 0 if it is not known. */
export function valenceOf(lexicon: Lexicon, key: number): number {
  let slot = slotOf(key, lexicon.mask);
  for (;;) {
    const valence = lexicon.valences[slot] ?? 0;
    if (valence === 0 || lexicon.keys[slot] === key) return valence;
    slot = (slot + 1) & lexicon.mask;
  }
}
