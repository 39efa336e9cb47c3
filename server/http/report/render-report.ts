/** A report as a page to print, and as a table for a spreadsheet. Everything said or written by anybody is text here: escaped in the page, no formula in the table. */
import type { Happening, Report } from './gather-report.ts';
import { REPORT_WORDS, type ReportLanguage } from './report-words.ts';

export interface ReportStyle {
  /** IANA name. */
  readonly timeZone: string;
  readonly language: ReportLanguage;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function clock({ timeZone, language }: ReportStyle): (at: string) => string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (at) => format.format(new Date(at));
}

const cellsOf = (one: Happening): readonly string[] => [
  one.who,
  '',
  one.revision === null ? '' : String(one.revision),
  one.channel ?? '',
  one.words ?? '',
  one.url ?? '',
];

/** RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8. */
export function reportCsv(report: Report, style: ReportStyle): string {
  const words = REPORT_WORDS[style.language];
  const at = clock(style);
  const head = ['UTC', words.when, words.who, words.what, words.revision, words.channel, words.words, words.address];
  const rows = report.timeline.map((one) => {
    const [who = '', , ...rest] = cellsOf(one);
    return [one.at, at(one.at), who, words[one.what], ...rest];
  });
  return `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula would be carried out by a spreadsheet. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const CSS =
  'body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1b1f24;background:#fff}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d5dae0}' +
  'td.w{white-space:pre-wrap;overflow-wrap:anywhere}dl{display:flex;gap:2rem;flex-wrap:wrap}dt{color:#57606a}dd{margin:0;font-size:1.4rem}tr{break-inside:avoid}';

export function reportHtml(report: Report, style: ReportStyle): string {
  const words = REPORT_WORDS[style.language];
  const at = clock(style);
  const { total } = report;
  const figures = (['mentions', 'stories', 'negative', 'reach'] as const)
    .map((name) => `<div><dt>${words[name]}</dt><dd>${total[name].toLocaleString(style.language)}</dd></div>`)
    .join('');
  const head = [words.when, words.who, words.what, words.revision, words.channel, words.words, words.address]
    .map((word) => `<th scope="col">${word}</th>`)
    .join('');
  const rows = report.timeline.map((one) => {
    const [who = '', , revision = '', channel = '', said = '', url = ''] = cellsOf(one).map(escaped);
    return `<tr><td><time datetime="${one.at}">${at(one.at)}</time></td><td>${who}</td><td>${words[one.what]}</td><td>${revision}</td><td>${channel}</td><td class="w">${said}</td><td class="w">${url}</td></tr>`;
  });
  const title = `${words.title} · ${escaped(report.room.name)}`;
  return `<!doctype html>
<html lang="${style.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${CSS}</style></head>
<body><h1>${title}</h1><p>${words.generated}: ${at(report.generatedAt)} (${escaped(style.timeZone)})</p><dl>${figures}</dl>
<table><thead><tr>${head}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></body></html>
`;
}
