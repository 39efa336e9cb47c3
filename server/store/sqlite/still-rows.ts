/**
 * Rows of the kinds that every request asks for and hardly anybody writes: rooms, people, their parts, tokens. Remembered as text until a row
 * of their kind is written, so that a read sees exactly what the file would have told. Only where this process alone writes the file.
 */
import type { Kind } from '@unisson/shared/domain/kinds';

const STILL: ReadonlySet<Kind> = new Set<Kind>(['room', 'user', 'member', 'token', 'exclusion']);
/** Beyond this all is forgotten: who tries tokens must not fill the memory. */
const MOST_ANSWERS = 1_000;
/** A long answer is read again. */
const MOST_LETTERS = 64 * 1024;

/** Bodies of the rows, and where the next page begins. */
export interface Answered {
  readonly bodies: readonly string[];
  readonly next?: string;
}

export class StillRows {
  private readonly answers = new Map<Kind, Map<string, Answered>>();
  /** How often each kind was written; while a write is under way nobody remembers or is reminded. */
  private readonly writes = new Map<Kind, number>();
  private readonly underWay = new Map<Kind, number>();

  holds(kind: Kind): boolean {
    return STILL.has(kind);
  }

  async read(kind: Kind, key: string, ask: () => Promise<Answered>): Promise<Answered> {
    if (this.isWritten(kind)) return ask();
    const known = this.answers.get(kind)?.get(key);
    if (known) return known;
    const before = this.writes.get(kind) ?? 0;
    const answer = await ask();
    // what was written meanwhile may or may not be in it
    if (before === (this.writes.get(kind) ?? 0)) this.remember(kind, key, answer);
    return answer;
  }

  /** Forgets the kinds that are written, from before the write is asked for until it is answered, however. */
  async writing<T>(kinds: readonly Kind[], write: () => Promise<T>): Promise<T> {
    const own = [...new Set(kinds)].filter((kind) => STILL.has(kind));
    for (const kind of own) this.begin(kind);
    try {
      return await write();
    } finally {
      for (const kind of own) this.underWay.set(kind, (this.underWay.get(kind) ?? 1) - 1);
    }
  }

  private begin(kind: Kind): void {
    this.underWay.set(kind, (this.underWay.get(kind) ?? 0) + 1);
    this.writes.set(kind, (this.writes.get(kind) ?? 0) + 1);
    this.answers.delete(kind);
  }

  private isWritten(kind: Kind): boolean {
    return (this.underWay.get(kind) ?? 0) > 0;
  }

  private remember(kind: Kind, key: string, answer: Answered): void {
    if (this.isWritten(kind) || answer.bodies.reduce((sum, body) => sum + body.length, key.length) > MOST_LETTERS) return;
    const known = this.answers.get(kind) ?? new Map<string, Answered>();
    if (known.size >= MOST_ANSWERS) known.clear();
    known.set(key, answer);
    this.answers.set(kind, known);
  }
}
