/**
 * Remembers what a pure function made of the texts it met last: in a storm every third text is one that was just here, word for word.
 * Changes no answer. Bounded in number and, because long texts are not remembered, in memory.
 */
const MOST_LETTERS = 1_000;

/** @param read pure; what it answers is shared between callers, who must not change it. @param most texts remembered at least. */
export function remembered<T>(read: (text: string) => T, most: number): (text: string) => T {
  let recent = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = recent.get(text);
    if (known !== undefined) return known;
    const answer = older.get(text) ?? read(text);
    if (text.length > MOST_LETTERS) return answer;
    if (recent.size >= most) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, answer);
    return answer;
  };
}
