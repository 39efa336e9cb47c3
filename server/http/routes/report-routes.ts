/** The report of a room: what happened, in order, to read, print or take into a spreadsheet. */
import { refuse } from '@unisson/shared/domain/result';
import { reportQuery } from '@unisson/shared/wire/schemas/message';
import { reportView } from '@unisson/shared/wire/schemas/message-views';
import { instant } from '../../runtime/runtime.ts';
import { answered } from '../page-of.ts';
import { gatherReport, roomNamed } from '../report/gather-report.ts';
import { reportCsv, reportHtml } from '../report/render-report.ts';
import { member, route, type Route } from '../route.ts';

/** A page of ours that needs nothing but its own style. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

export const reportRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/report',
    tag: 'Audit',
    summary: 'What happened in the room, as JSON, as a page to print, or as CSV',
    access: member,
    query: reportQuery,
    answers: { 200: reportView },
    async handle({ edge, params, query: { format, timeZone, language } }) {
      const room = await roomNamed(edge.store, params.room);
      if (!room) return refuse({ code: 'not-found', kind: 'room', id: params.room });
      const { total } = await edge.views.stats(params.room);
      const report = await gatherReport(edge.store, room, { generatedAt: instant(edge.runtime), total });
      if (format === 'json') return answered(report);
      if (format === 'csv') {
        const headers = {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="report-${room.id}.csv"`,
        };
        return { ok: true, value: { body: reportCsv(report, { timeZone, language }), headers } };
      }
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY };
      return { ok: true, value: { body: reportHtml(report, { timeZone, language }), headers } };
    },
  }),
];
