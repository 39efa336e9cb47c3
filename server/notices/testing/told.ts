/** Test support: ways that remember what they were asked to tell, and answer as they are told. */
import type { Hook, Mail, Push, WayOutcome, Ways } from '../way.ts';

export interface ToldWays extends Ways {
  readonly mails: Mail[];
  readonly pushes: Push[];
  readonly hooks: Hook[];
  /** What every way answers from now on. */
  answer(outcome: WayOutcome): void;
}

export function toldWays(): ToldWays {
  const [mails, pushes, hooks]: [Mail[], Push[], Hook[]] = [[], [], []];
  let outcome: WayOutcome = { kind: 'sent', url: null };
  const remember =
    <T>(list: T[]) =>
    async (told: T) => {
      list.push(told);
      return outcome;
    };
  return {
    ...{ mails, pushes, hooks },
    mail: { send: remember(mails) },
    push: { publicKey: async () => 'key', send: remember(pushes) },
    hook: { send: remember(hooks) },
    answer: (next) => void (outcome = next),
  };
}
