// Owns the command's conversation: bytes in, one answer a line out, in order; a bad line gets an error of its own and
// stops nothing. Must not know where the bytes come from nor hold more than the line it is in.
import type { BestScorer } from './scorer.ts';

/** A post is never that long; a line that is must not fill the memory. */
export const LONGEST_LINE = 1 << 20;

export interface LineScorer {
  /** The answers to the lines that end in these bytes. */
  feed(bytes: Uint8Array): string;
  /** The answer to a last line without its end, if there is one. */
  end(): string;
}

interface Request { text: string; language: string | undefined }
interface BadLine { error: { code: string; message: string } }

const bad = (code: string, message: string): BadLine => ({ error: { code, message } });

function parse(line: string): Request | BadLine {
  if (line.trim() === '') return bad('empty-line', 'The line is empty; a JSON object with "text" is expected.');
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    return bad('bad-json', 'The line is not JSON.');
  }
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return bad('bad-request', 'A JSON object with "text" is expected.');
  const text = 'text' in found ? found.text : undefined;
  if (typeof text !== 'string') return bad('bad-text', '"text" must be a string.');
  const language = 'language' in found ? found.language : undefined;
  if (language !== undefined && language !== null && typeof language !== 'string') return bad('bad-language', '"language" must be a string.');
  return { text, language: language ?? undefined };
}

/** Answers lines with this scorer. */
export function newLineScorer(scorer: BestScorer): LineScorer {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let isTooLong = false;

  const answer = (bytes: Uint8Array): string => {
    if (isTooLong) return JSON.stringify(bad('line-too-long', `The line is longer than ${String(LONGEST_LINE)} bytes.`)) + '\n';
    const asked = parse(decoder.decode(bytes));
    if ('error' in asked) return JSON.stringify(asked) + '\n';
    const { language, label, value, confidence } = scorer.best(asked.text, asked.language);
    return JSON.stringify({ language, label, value, confidence }) + '\n';
  };

  const hold = (bytes: Uint8Array): void => {
    if (isTooLong) return;
    heldBytes += bytes.length;
    if (heldBytes > LONGEST_LINE) { isTooLong = true; held = []; return; }
    held.push(bytes);
  };

  const take = (last: Uint8Array): string => {
    hold(last);
    const [first] = held;
    const line = held.length === 1 && first !== undefined ? first : Buffer.concat(held);
    const out = answer(line);
    held = [];
    heldBytes = 0;
    isTooLong = false;
    return out;
  };

  return {
    feed(bytes) {
      let out = '';
      let from = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
        out += take(bytes.subarray(from, end));
        from = end + 1;
      }
      if (from < bytes.length) hold(bytes.slice(from));
      return out;
    },
    end: () => (heldBytes > 0 ? take(new Uint8Array(0)) : ''),
  };
}
