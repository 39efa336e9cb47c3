/**
 * What was made of the texts met last: in a storm every third text is one that was just here, word for word. Bounded in number and,
 * because long texts are not kept, in memory. Knows nothing of what it keeps.
 */
const MOST_LETTERS = 1_000;

export class RecentTexts<T> {
  private readonly most: number;
  private recent = new Map<string, T>();
  private older = new Map<string, T>();

  /** @param most texts kept at least. */
  constructor(most: number) {
    this.most = most;
  }

  get(text: string): T | undefined {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    const old = this.older.get(text);
    if (old !== undefined) this.keep(text, old);
    return old;
  }

  keep(text: string, made: T): void {
    if (text.length > MOST_LETTERS) return;
    if (this.recent.size >= this.most) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(text, made);
  }
}
