/**
 * One question to the server: has what is shown changed? Waits there until it has. Anything but this very page or a clear "not modified" is
 * no contact: a hotel's sign-in page must not count as one.
 */
export type Heard =
  | { readonly is: 'same' }
  | { readonly is: 'new'; readonly page: Document; readonly etag: string }
  | { readonly is: 'gone' }
  | { readonly is: 'lost' };

/** Longer than the server lets anybody wait. */
const TIMEOUT_MS = 30_000;

export async function askServer(ask: {
  readonly address: string;
  readonly pageId: string;
  readonly etag: string;
  /** False: answered at once, as after a loss. */
  readonly mayWait: boolean;
  readonly signal: AbortSignal;
}): Promise<Heard> {
  const over = new AbortController();
  const end = (): void => over.abort();
  const timer = setTimeout(end, TIMEOUT_MS);
  ask.signal.addEventListener('abort', end);
  try {
    const answer = await fetch(ask.address, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      headers: { 'if-none-match': ask.etag, ...(ask.mayWait ? { prefer: 'wait=20' } : {}) },
      signal: over.signal,
    });
    if (answer.status === 304) return { is: 'same' };
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.status === 404 && page.body.dataset['page'] === '') return { is: 'gone' };
    if (!answer.ok || page.body.dataset['page'] !== ask.pageId) return { is: 'lost' };
    return { is: 'new', page, etag: answer.headers.get('etag') ?? '' };
  } catch {
    return { is: 'lost' };
  } finally {
    clearTimeout(timer);
    ask.signal.removeEventListener('abort', end);
  }
}
