/** A policy as a sentence one can read aloud, in the language at hand. Must not judge whether it is met. */
import type { Role } from '@unisson/shared/domain/actor';
import type { Policy, PolicyStep } from '@unisson/shared/domain/room';
import { useWords } from './use-words.ts';

export function usePolicyWords() {
  const { t, locale, named, say } = useWords();
  const each = (roles: readonly Role[]): string => new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(roles.map((role) => named('role', role)));

  function stepWords(step: PolicyStep): string {
    const n = step.count ?? 1;
    if ('anyOf' in step) return t(n === 1 ? 'policy.anyOf' : 'policy.anyOfMany', { n, roles: say.roles(step.anyOf) });
    return t(n === 1 ? 'policy.allOf' : 'policy.allOfMany', { n, roles: each(step.allOf) });
  }
  function sentence(policy: Pick<Policy, 'steps' | 'ordered'>): string {
    const isOrdered = policy.ordered === true && policy.steps.length > 1;
    const steps = t('policy.sentence', { steps: policy.steps.map(stepWords).join(t(isOrdered ? 'policy.then' : 'policy.and')) });
    return isOrdered ? `${steps} ${t('policy.ordered')}` : steps;
  }
  return { sentence, stepWords };
}
