/** People's corrections of labels: to look at, to keep, to train from [ME5]. */
import { correctionsQuery, correctionView } from '@unisson/shared/wire/schemas/alerts';
import { listOf } from '@unisson/shared/wire/schemas/views';
import { from, pageOf } from '../page-of.ts';
import { allCorrections, correctionPage, correctionsCsv, trainingLines } from '../report/gather-corrections.ts';
import { member, route, type Route } from '../route.ts';

export const correctionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/rooms/:room/corrections',
    tag: 'Triage',
    summary: 'Corrected labels with who and when, as JSON in pages, as CSV, or as NDJSON lines {text,language,label} for training',
    access: member,
    query: correctionsQuery,
    answers: { 200: listOf(correctionView) },
    async handle({ edge, params: { room }, query }) {
      if (query.format === 'json') {
        const page = await correctionPage(edge.store, room, from(query));
        return pageOf(page, page.items);
      }
      const all = await allCorrections(edge.store, room);
      const isCsv = query.format === 'csv';
      const headers = {
        'Content-Type': isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
        'Content-Disposition': `attachment; filename="corrections.${query.format}"`,
      };
      return { ok: true, value: { body: isCsv ? correctionsCsv(all) : trainingLines(all), headers } };
    },
  }),
];
