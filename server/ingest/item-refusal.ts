/**
 * Why one item of a batch was not taken: a code from a closed list and an English sentence for whoever runs the sender [ME6].
 * Not a domain refusal: it stands inside a 200 answer, beside what was accepted.
 */
export const ITEM_CODES = [
  'unreadable',
  'not-an-object',
  'missing-field',
  'wrong-type',
  'bad-characters',
  'too-long',
  'bad-date',
  'in-the-future',
  'too-old',
] as const;
export type ItemCode = (typeof ITEM_CODES)[number];

export interface ItemRefusal {
  readonly code: ItemCode;
  readonly message: string;
}

/** Stands in a batch for a line that was no JSON, so that it keeps its index and the other lines are taken. */
export class Unreadable {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Thrown and caught inside the checker only. */
export class ItemFault extends Error implements ItemRefusal {
  readonly code: ItemCode;
  constructor(code: ItemCode, message: string) {
    super(message);
    this.code = code;
  }
}
