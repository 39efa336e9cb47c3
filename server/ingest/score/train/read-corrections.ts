// Owns reading corrections as a room exports them: NDJSON {"text","language","label"}. A bad line is told by its number and stops
// the training: weights learned from half a file would look like any others. Never reads the network.
import type { ClassNumber, Labelled } from './data.ts';

const CLASSES: Readonly<Record<string, ClassNumber>> = { negative: 0, neutral: 1, positive: 2 };

export interface Corrected extends Labelled {
  readonly language: string;
}

/** @throws Error naming the line that is no correction. */
export function readCorrections(ndjson: string): Corrected[] {
  return ndjson.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = parsed(line);
    const label = typeof read?.['label'] === 'string' && Object.hasOwn(CLASSES, read['label']) ? CLASSES[read['label']] : undefined;
    if (typeof read?.['text'] !== 'string' || typeof read['language'] !== 'string' || label === undefined)
      throw new Error(`line ${String(i + 1)} is no correction: {"text","language","label":"negative"|"neutral"|"positive"}`);
    return [{ text: read['text'], language: read['language'], label, weight: 1 }];
  });
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
