/**
 * Whose client ids are whose in one document [CO4]: on disk for ever once somebody wrote with them, by word of mouth while he is only present.
 * Must not judge updates.
 */
import type { UserId } from '@unisson/shared/domain/entity';
import type { Store } from '../store/store.ts';

/** More than a client that changes its id ever shows; without a bound a peer could fill the memory with ids. */
const CLAIMS_PER_CONNECTION = 8;

export class ClientIds {
  readonly #store: Store;
  readonly #name: string;
  #bound: ReadonlyMap<number, UserId>;
  /** Ids of people who are present but have not written; nobody else may take one meanwhile. */
  readonly #claimed = new Map<number, { readonly user: UserId; readonly by: object }>();

  constructor(store: Store, name: string, bound: ReadonlyMap<number, UserId>) {
    this.#store = store;
    this.#name = name;
    this.#bound = bound;
  }

  ownerOf(id: number): UserId | undefined {
    return this.#bound.get(id) ?? this.#claimed.get(id)?.user;
  }
  isBound(id: number): boolean {
    return this.#bound.has(id);
  }
  /** The connection that shows itself under this id. */
  claimant(id: number): object | undefined {
    return this.#claimed.get(id)?.by;
  }

  /** False when the id is another's, or one too many for this connection. */
  claim(id: number, user: UserId, by: object): boolean {
    const owner = this.ownerOf(id);
    if (owner !== undefined && owner !== user) return false;
    if (this.#claimed.get(id)?.by !== by && [...this.#claimed.values()].filter((claim) => claim.by === by).length >= CLAIMS_PER_CONNECTION) return false;
    this.#claimed.set(id, { user, by });
    return true;
  }
  release(by: object): void {
    for (const [id, claim] of this.#claimed) if (claim.by === by) this.#claimed.delete(id);
  }

  /** Another server has bound ids too. */
  async reload(): Promise<void> {
    this.#bound = await this.#store.draftClients(this.#name);
  }

  /** Writes the ids down as the user's. Where another server was first, the owners are read anew and the caller looks again. */
  async bind(ids: readonly number[], user: UserId): Promise<void> {
    const result = await this.#store.keep(ids.map((clientId) => ({ op: 'bind', doc: this.#name, clientId, user })));
    if (result.ok) this.#bound = new Map([...this.#bound, ...ids.map((id) => [id, user] as const)]);
    else await this.reload();
  }
}
