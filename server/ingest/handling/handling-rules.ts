/**
 * The shape of the handling rules of one language, read against `plainWords`. `idioms` are taken out before anything else is looked
 * for, so that "mort de rire" never meets the rule for "mort".
 */
import type { ProtectedHandling } from '@unisson/shared/domain/handling';

export interface HandlingRule {
  readonly handling: ProtectedHandling;
  /** First part of the reason that is shown. */
  readonly code: string;
  readonly confidence: number;
  readonly pattern: RegExp;
}
export interface HandlingRules {
  readonly idioms: RegExp;
  readonly rules: readonly HandlingRule[];
}

/** Named pieces in braces are put in: `{people}`. Whole words only. */
export function handlingRules(
  pieces: Readonly<Record<string, string>>,
  written: { idioms: readonly string[]; rules: readonly (readonly [ProtectedHandling, string, number, readonly string[]])[] },
): HandlingRules {
  const filled = (source: string): string =>
    source.replace(/\{([a-z]+)\}/g, (_all, name: string) => {
      const piece = pieces[name];
      if (piece === undefined) throw new Error(`no piece named ${name}`);
      return `(?:${filled(piece)})`;
    });
  const anyOf = (sources: readonly string[]): RegExp => new RegExp(`\\b(?:${sources.map(filled).join('|')})\\b`);
  return {
    idioms: new RegExp(anyOf(written.idioms).source, 'g'),
    rules: written.rules.map(([handling, code, confidence, sources]) => ({ handling, code, confidence, pattern: anyOf(sources) })),
  };
}
