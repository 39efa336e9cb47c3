/** What a decision answers: a value, or a refusal that is itself a value. Exceptions are for bugs and for the world failing. */
import type { Refusal } from './refusal.ts';

export type Result<T, R = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const refuse = <R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } => ({ ok: false, refusal });
