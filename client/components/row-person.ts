/** Somebody as a row of the list shows them. */
export interface RowPerson {
  readonly userId: string;
  readonly name: string;
  /** 0..11 */
  readonly color: number;
  readonly writing: boolean;
}
