/** A text, and whether it should be proposed as danger. */
export type DangerCase = readonly [isDanger: boolean, text: string];
