/** Words of the public and of the team stay words in a report. */
import { expect, it } from 'vitest';
import type { Report } from './gather-report.ts';
import { reportCsv, reportHtml } from './render-report.ts';

const report: Report = {
  room: { id: 'r', name: 'R' },
  generatedAt: '2026-07-01T10:00:00.000Z',
  total: { mentions: 1, stories: 1, negative: 1, neutral: 0, positive: 0, unsure: 0, reach: 9 },
  timeline: [
    { at: '2026-07-01T10:00:00.000Z', who: '=cmd()', what: 'reply-sent', revision: 2, channel: 'x', words: 'a "b",\n<i>c</i>', url: null },
  ],
};

it('[edge] a cell that begins like a formula is text, quotes and line breaks hold together', () => {
  const [, row] = reportCsv(report, { timeZone: 'Europe/Paris', language: 'en' }).split('\r\n');
  expect(row).toBe(`2026-07-01T10:00:00.000Z,"01/07/2026, 12:00:00",'=cmd(),Reply sent,2,x,"a ""b"",\n<i>c</i>",`);
});

it('[edge] markup is shown, not carried out', () => {
  expect(reportHtml(report, { timeZone: 'UTC', language: 'fr' })).toContain('a &quot;b&quot;,\n&lt;i&gt;c&lt;/i&gt;');
});
