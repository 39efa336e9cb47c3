/**
 * One HTTP call to the house: JSON in, a value or a refusal out. Never throws for what the server or the network says.
 * Must not know stores, words or what a call is for.
 */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { ok, refuse, type Result } from '@unisson/shared/domain/result';
import { STATUS_OF } from '@unisson/shared/wire/errors';

export interface Http {
  get<T>(path: string): Promise<Result<T>>;
  write<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Result<T>>;
}

type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export function createHttp(fetcher: Fetch, onRefusal: (refusal: Refusal) => void = () => undefined): Http {
  async function call<T>(path: string, init: RequestInit): Promise<Result<T>> {
    const answer = await send<T>(fetcher, path, init);
    if (!answer.ok) onRefusal(answer.refusal);
    return answer;
  }
  return {
    get: (path) => call(path, { method: 'GET', headers: { accept: 'application/json' } }),
    write: (method, path, body) =>
      call(path, {
        method,
        headers: { accept: 'application/json', 'idempotency-key': freshKey(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

async function send<T>(fetcher: Fetch, path: string, init: RequestInit): Promise<Result<T>> {
  let response: Response;
  try {
    response = await fetcher(path, { ...init, credentials: 'same-origin' });
  } catch {
    return refuse({ code: 'unavailable', part: 'network' });
  }
  const body = await readJson(response);
  if (response.ok) return ok(body as T);
  return refuse(asRefusal(body) ?? { code: response.status === 503 ? 'unavailable' : 'bug', part: 'server', reference: response.headers.get('x-request-id') ?? String(response.status) });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** The refusal inside an error answer, or null where the body is none we know (a proxy's page, a newer server's code). */
export function asRefusal(body: unknown): Refusal | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null;
  return Object.hasOwn(STATUS_OF, error.code) ? (error as Refusal) : null;
}

/** Keys make a repeated click the same act; without a secure context the browser offers no randomUUID. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `?a=1&b=2` of what is set; empty string for nothing. */
export function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
}
