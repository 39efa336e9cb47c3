/**
 * Who may open which document, decided before a single frame is read: who are you, is there such a document, may you, load it. Rights that
 * change meanwhile are asked for again. Must not know the socket.
 */
import { CLOSE } from '@unisson/shared/wire/close-codes';
import { draftKind, type DraftKind } from './field-rules.ts';
import type { LiveDraft } from './live-draft.ts';

export interface Identity {
  readonly userId: string;
  readonly name: string;
  /** Number of the person's colour, shown with his caret. */
  readonly color: number;
  readonly sessionId: string | null;
}
export type Right = 'write' | 'read' | 'none' | 'missing';

export interface AdmitDeps {
  readonly identify: () => Promise<Identity | null>;
  readonly access: (userId: string, doc: string) => Promise<Right>;
  /** Loads the document and holds it loaded until released. */
  readonly open: (doc: string, kind: DraftKind) => Promise<LiveDraft>;
  readonly epoch: () => number;
  /** Why nobody is let in any more, or null. */
  readonly closed: () => { readonly code: number; readonly reason: string } | null;
  readonly fault: (error: unknown) => void;
  readonly deadlineMs: number;
}
type Refused = { readonly ok: false; readonly code: number; readonly reason: string };
type Entitled = { readonly identity: Identity; readonly right: 'write' | 'read'; readonly kind: DraftKind };
export type Admitted = { readonly ok: true; readonly identity: Identity; readonly right: 'write' | 'read'; readonly draft: LiveDraft } | Refused;

const PREFIX = '/collab/';
const refused = (code: number, reason: string): Refused => ({ ok: false, code, reason });
const UNAVAILABLE = refused(CLOSE.draining, 'unavailable');
const EPOCHS_AWAITED = 5;

/** The document a request is for; null where the path is none of ours or names nothing that could be. */
export function documentName(url: string): string | null {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith(PREFIX)) return null;
  try {
    const name = decodeURIComponent(path.slice(PREFIX.length));
    return draftKind(name) === null ? null : name;
  } catch {
    return null;
  }
}

async function entitle(name: string | null, deps: AdmitDeps): Promise<Entitled | Refused> {
  const identity = await deps.identify();
  if (identity === null) return refused(CLOSE.noSession, 'no-session');
  const kind = name === null ? null : draftKind(name);
  if (name === null || kind === null) return refused(CLOSE.noDocument, 'no-such-document');
  const right = await deps.access(identity.userId, name);
  if (right === 'missing') return refused(CLOSE.noDocument, 'no-such-document');
  if (right === 'none') return refused(CLOSE.noRight, 'no-right');
  return { identity, right, kind };
}

async function openEntitled(name: string | null, deps: AdmitDeps): Promise<Admitted> {
  for (let tries = 0; tries < EPOCHS_AWAITED; tries += 1) {
    const closed = deps.closed();
    if (closed) return refused(closed.code, closed.reason);
    const epoch = deps.epoch();
    const entitled = await entitle(name, deps);
    if ('ok' in entitled) return entitled;
    if (epoch !== deps.epoch()) continue;
    const { identity, right, kind } = entitled;
    const draft = await deps.open(name ?? '', kind);
    const late = deps.closed();
    if (!late && epoch === deps.epoch() && !draft.dead) return { ok: true, identity, right, draft };
    draft.holds -= 1;
  }
  return UNAVAILABLE;
}

/** Never throws: a fault of the world sends the peer away to come back. A document that opens after the deadline is let go again. */
export async function admit(name: string | null, deps: AdmitDeps): Promise<Admitted> {
  let late = false;
  const opening = openEntitled(name, deps).catch((error: unknown) => {
    deps.fault(error);
    return UNAVAILABLE;
  });
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<Refused>((resolve) => {
    timer = setTimeout(() => {
      late = true;
      resolve(UNAVAILABLE);
    }, deps.deadlineMs);
  });
  void opening.then((admitted) => {
    if (late && admitted.ok) admitted.draft.holds -= 1;
  });
  const admitted = await Promise.race([opening, deadline]);
  clearTimeout(timer);
  return admitted;
}
