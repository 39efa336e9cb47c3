/** What a handler answers, and how an answer or a refusal is written to the wire. Every error of the API is written here. */
import type { Response } from 'express';
import type { Refusal } from '@unisson/shared/domain/refusal';
import { STATUS_OF, type ErrorBody } from '@unisson/shared/wire/errors';

export interface Answer {
  /** 200 where none is given; 204 sends no body. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** English, for logs and scripts; the console has its own sentences. */
function messageOf(refusal: Refusal): string {
  if (refusal.code === 'malformed')
    return refusal.detail ?? (refusal.issues ?? []).map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  if (refusal.code === 'bug') return `Something went wrong on our side. Reference: ${refusal.reference}`;
  return refusal.code.replaceAll('-', ' ');
}

export function refusalBody(refusal: Refusal): ErrorBody {
  return { error: { ...refusal, message: messageOf(refusal) } };
}

export function writeAnswer(res: Response, answer: Answer): void {
  if (res.headersSent || res.destroyed) return;
  res.status(answer.status ?? (answer.body === undefined ? 204 : 200));
  // Answers hold people's words and rights of this moment: no cache may keep them.
  res.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(answer.headers ?? {})) res.setHeader(name, value);
  if (answer.body === undefined) res.end();
  else if (typeof answer.body === 'string') res.end(answer.body);
  else res.json(answer.body);
}

export function writeRefusal(res: Response, refusal: Refusal): void {
  const headers = refusal.code === 'too-many' ? { 'Retry-After': String(Math.max(1, Math.ceil(refusal.retryAfterMs / 1000))) } : {};
  writeAnswer(res, { status: STATUS_OF[refusal.code], body: refusalBody(refusal), headers });
}
