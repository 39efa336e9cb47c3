/**
 * The live copies of this server: each document is loaded once, however many arrive together, and let go only when nobody has it open and
 * nothing of it is unsaved. Must not know connections.
 */
import type { DraftKind } from './field-rules.ts';
import { LiveDraft, type LiveDraftDeps } from './live-draft.ts';

type Deps = Omit<LiveDraftDeps, 'ended'>;

export class OpenDrafts {
  readonly #deps: LiveDraftDeps;
  readonly #open = new Map<string, LiveDraft>();
  readonly #loading = new Map<string, Promise<LiveDraft>>();
  /** Where the last look at the logs left off. */
  #lookedAt = 0;

  constructor(deps: Deps) {
    this.#deps = {
      ...deps,
      ended: (draft) => {
        if (this.#open.get(draft.name) === draft) this.#open.delete(draft.name);
      },
    };
  }

  /** Loads the document, or takes the one that is there or just being loaded, and keeps it until `release`. */
  async hold(name: string, kind: DraftKind): Promise<LiveDraft> {
    const open = this.#open.get(name);
    if (open) {
      open.holds += 1;
      return open;
    }
    let loading = this.#loading.get(name);
    if (!loading) {
      loading = this.#load(name, kind);
      this.#loading.set(name, loading);
    }
    const draft = await loading;
    // It cannot have been let go since: that needs a turn of its own, after this one.
    draft.holds += 1;
    return draft;
  }

  async #load(name: string, kind: DraftKind): Promise<LiveDraft> {
    try {
      const draft = await LiveDraft.load(name, kind, this.#deps);
      this.#open.set(name, draft);
      // Something may have been appended, and nudged in vain, while it was loading.
      void draft.look();
      return draft;
    } finally {
      this.#loading.delete(name);
    }
  }

  release(draft: LiveDraft): void {
    draft.holds -= 1;
  }

  nudge(name: string): void {
    void this.#open.get(name)?.look();
  }

  /** Now and then: looks at some logs without a nudge, lets idle documents rest and forsaken ones go. */
  sweep(): void {
    const { limits } = this.#deps;
    const drafts = [...this.#open.values()];
    for (let i = 0; i < Math.min(limits.looksAtOnce, drafts.length); i += 1) {
      this.#lookedAt = (this.#lookedAt + 1) % drafts.length;
      const draft = drafts[this.#lookedAt];
      if (draft && draft.peers.size > 0) void draft.look();
    }
    for (const draft of drafts) {
      if (draft.idleMs() < limits.idleMs) continue;
      draft.rest();
      if (draft.forsaken) this.#open.delete(draft.name);
    }
  }

  /** Resolves when everything accepted by now is on disk, or its document was dropped. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map((draft) => draft.settled()));
  }

  stop(): void {
    this.#open.clear();
  }
}
