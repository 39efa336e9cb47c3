/** The shapes of answers about the first hour: the library of holding statements, whether an emergency is one, the clock of silence. Types only. */
import type { Role } from '../domain/actor.ts';
import type { UserId } from '../domain/entity.ts';
import type { Holding } from '../domain/holding.ts';
import type { LegalSeen } from '../domain/holding-rules.ts';
import type { MessageContent } from '../domain/message.ts';
import type { SilenceFacts } from '../domain/silence.ts';
import type { DeciderView, DecisionView } from './views.ts';

export interface HoldingView {
  id: string;
  name: string;
  content: MessageContent;
  hash: string;
  status: Holding['status'];
  authors: readonly UserId[];
  decisions: readonly Omit<DecisionView, 'shown'>[];
  /** While it is proposed: who could still decide, per role the policy still misses. */
  canDecide: Partial<Record<Role, readonly DeciderView[]>>;
  createdBy: UserId;
  createdAt: string;
  approvedAt: string | null;
  /** Id of the statement it takes, or took, the place of. */
  replaces: string | null;
  retired: { by: UserId; at: string; reason: string } | null;
  version: number;
}

/** Whether an executive could put a statement in force now; `people`: legal people who are, or just were, in the room. */
export interface EmergencyView {
  open: boolean;
  people: readonly LegalSeen[];
  /** From when on, if nobody comes back. */
  until: string | null;
  /** The room's limit, in milliseconds. */
  limitMs: number;
}

export type ClockView = SilenceFacts;
