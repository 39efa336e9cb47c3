/** Lists answer `{items,next?}`. */
import { ok, type Result } from '@unisson/shared/domain/result';
import type { Page } from '../store/store.ts';
import type { Answer } from './answer.ts';

export function pageOf<T, V>(page: Page<T>, items: readonly V[]): Result<Answer> {
  return ok({ body: { items, ...(page.next === undefined ? {} : { next: page.next }) } });
}

/** The store's way of saying where to go on. */
export function from(query: { readonly limit: number; readonly cursor?: string | undefined }): { limit: number; after?: string } {
  return { limit: query.limit, ...(query.cursor === undefined ? {} : { after: query.cursor }) };
}

export const answered = (body: unknown, status = 200): Result<Answer> => ok({ status, body });
export const done: Result<Answer> = ok({ status: 204 });
