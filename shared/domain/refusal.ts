/**
 * Every "no" the house can say, in one closed union: a code and its facts. A code without an HTTP status (shared/wire/errors.ts)
 * or without a sentence (client/words) does not compile. Must hold no sentences and no personal data beyond ids and names shown anyway.
 */
import type { Role } from './actor.ts';
import type { PhraseFault } from './phrases.ts';
import type { Because } from './reply.ts';

export type Refusal =
  // 400 malformed
  | { code: 'malformed'; detail?: string; issues?: { path: string; message: string }[] }
  // 401 / 403
  | { code: 'no-session' }
  | { code: 'wrong-credentials' }
  | { code: 'account-disabled' }
  | { code: 'foreign-origin' }
  | { code: 'not-a-member' }
  | { code: 'role-required'; roles: Role[] }
  | { code: 'administrator-required' }
  | { code: 'scope-required'; scope: string }
  // 404
  | { code: 'not-found'; kind: string; id?: string }
  // 409 conflict
  | { code: 'conflict' }
  | { code: 'already-exists'; kind: string; id?: string }
  | { code: 'already-claimed'; by: string; name?: string }
  | { code: 'already-under-review'; n: number }
  | { code: 'hash-mismatch'; expected: string; given: string }
  | { code: 'recalled'; n: number }
  | { code: 'not-under-review'; status: string }
  /** `by`: the deputy, or the person himself, who has spoken in this place. */
  | { code: 'already-decided'; n: number; by?: string }
  | { code: 'already-resolved'; outcome: string; by: string }
  | { code: 'passage-changed'; reads: string }
  | { code: 'not-scheduled'; status: string }
  | { code: 'policy-completes-review'; n: number }
  | { code: 'already-on-hold'; by: string }
  | { code: 'not-on-hold' }
  | { code: 'someone-answered'; replyId: string; by: string; name?: string; text: string; at: string }
  | { code: 'mention-gone'; mentionId: string }
  | { code: 'reply-not-open'; status: string }
  | { code: 'not-settleable'; state: string; until?: string }
  | { code: 'not-cancellable'; state: string }
  | { code: 'start-over' }
  | { code: 'idempotency-in-progress' }
  /** It was done, once; what it came to cannot be told any more. */
  | { code: 'answer-lost' }
  | { code: 'idempotency-key-reused' }
  | { code: 'nothing-to-claim' }
  | { code: 'already-in-force'; n: number }
  | { code: 'holding-not-proposed'; status: string }
  | { code: 'holding-not-approved'; status: string }
  | { code: 'not-emergency'; n: number; reviewed: boolean }
  | { code: 'invitation-spent' }
  | { code: 'room-exists'; id: string }
  // 413 / 422 refused by a rule
  | { code: 'too-large'; limit: number; unit: 'bytes' | 'items' | 'characters' }
  | { code: 'nothing-to-freeze' }
  | { code: 'blocking-comments'; ids: string[] }
  | { code: 'passage-not-found'; field: string; found: number }
  | { code: 'not-a-suggestion' }
  | { code: 'accept-or-refuse' }
  | { code: 'author-may-not-decide' }
  | { code: 'role-not-in-policy'; roles: Role[] }
  /** Roles whose turn it is, in a policy that has an order. */
  | { code: 'not-your-turn'; roles: Role[] }
  /** Roles that today's policy still wants of what was approved under an older one. */
  | { code: 'policy-not-met'; roles: Role[] }
  | { code: 'time-has-passed'; at: string }
  | { code: 'not-yourself' }
  /** Reads only, or has no part in the message. */
  | { code: 'may-not-stand-in'; userId: string }
  | { code: 'role-not-held'; role: Role; userId: string }
  | { code: 'not-a-period'; longestDays: number }
  | { code: 'note-required' }
  | { code: 'reason-required' }
  | { code: 'owner-required' }
  | { code: 'not-owner'; owner: string | null }
  | { code: 'may-not-recall' }
  /** `until`: from when on an emergency is one, where nobody who could decide is there now. */
  | { code: 'legal-present'; people: { userId: string; name: string; present: boolean; lastSeenAt: string | null }[]; until: string | null }
  | { code: 'may-not-stand-again'; n: number; status: string }
  | { code: 'phrases'; faults: PhraseFault[] }
  | { code: 'not-in-force' }
  | { code: 'no-text-for-language'; available: string[] }
  | { code: 'no-such-answer'; answerId: string | null }
  | { code: 'needs-decision'; because: Because[] }
  | { code: 'courtesy-says-too-much'; because: Because[] }
  | { code: 'decision-not-needed' }
  | { code: 'on-hold'; reason: string; by: string }
  | { code: 'posture'; posture: string; until: string | null }
  | { code: 'protected'; handling: string; owner: string | null }
  | { code: 'too-long'; length: number; limit: number; fits: string[] }
  | { code: 'nothing-to-send' }
  | { code: 'not-said-under-old'; state: string; revision: number }
  | { code: 'too-many-targets'; limit: number }
  | { code: 'not-in-story'; mentionId: string }
  | { code: 'not-later'; until: string }
  | { code: 'not-waiting'; status: string }
  | { code: 'no-outlet'; channel: string }
  | { code: 'channel-not-in-room'; channel: string }
  | { code: 'too-many-say-pages'; limit: number }
  | { code: 'address-not-allowed'; host: string }
  | { code: 'unsupported'; what: string }
  | { code: 'last-administrator' }
  // 429
  | { code: 'too-many'; retryAfterMs: number }
  // a fault of the world (503): try again
  | { code: 'unavailable'; part: string }
  // a bug (500): an apology with a reference
  | { code: 'bug'; reference: string };

export type RefusalCode = Refusal['code'];
