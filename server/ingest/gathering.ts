/**
 * Lets a commit that is ready wait for those that are still being prepared, so that they go to the disk together and share one flush: a
 * flush costs as much for four hundred rows as for a hundred. Waits only while somebody is on his way, and never long. Knows nothing of
 * what is stored.
 */

/** Rows from which waiting for more gains less than it costs to let who writes stand idle. */
const ENOUGH_ROWS = 200;
/** What an acknowledgement may lose by it. */
const LONGEST_MS = 30;

export interface Arrival {
  /** What was expected has come, or will not come; the second time says nothing. */
  came(): void;
}

export class Gathering {
  private readonly longestMs: number;
  private expected = 0;
  private rows = 0;
  private held: (() => void)[] = [];
  private late: NodeJS.Timeout | null = null;

  constructor(longestMs = LONGEST_MS) {
    this.longestMs = longestMs;
  }

  /** Somebody's rows are being prepared: those that are ready may wait for them until he has come. */
  expect(): Arrival {
    this.expected += 1;
    let isComing = true;
    return {
      came: () => {
        if (!isComing) return;
        isComing = false;
        this.expected -= 1;
        this.look();
      },
    };
  }

  /**
   * Resolves when so many rows are to be committed: with all the others that wait, in one turn.
   * @param last whose they are, where he brings no more
   */
  turn(rows: number, last?: Arrival): Promise<void> {
    return new Promise((resolve) => {
      this.rows += rows;
      this.held.push(resolve);
      last?.came();
      this.look();
      if (this.held.length > 0) this.late ??= setTimeout(() => this.release(), this.longestMs);
    });
  }

  private look(): void {
    if (this.expected === 0 || this.rows >= ENOUGH_ROWS) this.release();
  }

  private release(): void {
    if (this.late !== null) clearTimeout(this.late);
    this.late = null;
    this.rows = 0;
    for (const go of this.held.splice(0)) go();
  }
}
