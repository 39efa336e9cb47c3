// Owns what the score command promises: an answer a line, in order, whatever the lines and however they are cut.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { LONGEST_LINE, newLineScorer } from './score-lines.ts';
import { createScorer } from './scorer.ts';

const scorer = createScorer();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const answers = (out: string): unknown[] => out.split('\n').slice(0, -1).map((line): unknown => JSON.parse(line));

function run(...chunks: Uint8Array[]): unknown[] {
  const lines = newLineScorer(scorer);
  return answers(chunks.map((chunk) => lines.feed(chunk)).join('') + lines.end());
}

describe('[ME5] the score command', () => {
  test('[ME5] a text is answered with language, label, value and confidence, and nothing else', () => {
    const [answer] = run(bytes('{"text":"Je suis vraiment très déçue par votre service"}\n'));
    expect(answer).toEqual({ language: 'fr', label: 'negative', value: expect.any(Number) as number, confidence: expect.any(Number) as number });
    const { value, confidence } = answer as { value: number; confidence: number };
    expect(value).toBeGreaterThanOrEqual(-1);
    expect(value).toBeLessThan(0);
    expect(confidence).toBeGreaterThan(0.33);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  test('[ME5] a bad line gets an error of its own and the lines around it their answers, in order', () => {
    const found = run(bytes('{"text":"thank you"}\nnot json\n\n[]\n{"text":3}\n{"text":"hi","language":7}\nnull\n{"text":"merci"}\n'));
    expect(found.map((one) => (one as { error?: { code: string } }).error?.code)).toEqual([
      undefined, 'bad-json', 'empty-line', 'bad-request', 'bad-text', 'bad-language', 'bad-request', undefined,
    ]);
  });

  test('[ME5] a last line without its end is answered; an end of file after a line end adds nothing', () => {
    expect(run(bytes('{"text":"a"}\n{"text":"b"}'))).toHaveLength(2);
    expect(run(bytes('{"text":"a"}\n'))).toHaveLength(1);
    expect(run()).toHaveLength(0);
    expect(run(bytes('\r\n{"text":"a"}\r\n'))).toHaveLength(2);
  });

  test('[ME5] the answer does not depend on where the bytes are cut, even inside a letter', () => {
    const whole = bytes('{"text":"Déçue 😡 par ce été"}\n{"text":"naïve façade 🎉","language":"fr"}\n');
    const expected = run(whole);
    for (let at = 1; at < whole.length; at += 1) expect(run(whole.slice(0, at), whole.slice(at))).toEqual(expected);
  });

  test('[ME5] a line too long is refused without being kept, and the next is answered', () => {
    const filler = bytes('x'.repeat(LONGEST_LINE / 4));
    const found = run(bytes('{"text":"'), filler, filler, filler, filler, filler, bytes('"}\n{"text":"ok"}\n'));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ error: { code: 'line-too-long' } });
    expect(found[1]).toMatchObject({ language: 'und' });
  });

  test('[ME5] every text gets one of three labels, whatever its language or length', () => {
    const texts = ['', ' ', '😡', 'これはひどい', 'ok', '\u0000', '\ud83d', '#', '@', 'http', '!!!', 'a'.repeat(20_000), '😀'.repeat(3000), '#a'.repeat(3000)];
    const found = run(bytes(texts.map((text) => JSON.stringify({ text })).join('\n')));
    expect(found).toHaveLength(texts.length);
    for (const one of found) {
      expect(['negative', 'neutral', 'positive']).toContain((one as { label: string }).label);
      expect((one as { confidence: number }).confidence).toBeGreaterThan(0);
    }
  });

  test('[ME5] 20,000 lines go through the command in one go, to a reader that takes its time', async () => {
    const command = spawn(process.execPath, [fileURLToPath(new URL('../../bin/score.ts', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
    const input = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ text: `Deux heures d'attente, dossier ${String(i)}, toujours rien` })).join('\n');
    command.stdin.end(input);
    let count = 0;
    for await (const chunk of command.stdout) for (const byte of chunk as Uint8Array) if (byte === 10) count += 1;
    const [code] = command.exitCode === null ? await once(command, 'exit') as [number] : [command.exitCode];
    expect(code).toBe(0);
    expect(count).toBe(20_000);
  });
});
