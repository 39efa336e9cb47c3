/** The API document (OpenAPI 3.1), made from the routes and the very schemas that check requests. Adds nothing of its own but the few addresses outside the API. */
import type { z } from 'zod';
import { publicQuery } from '@unisson/shared/wire/schemas/message';
import { publicMessageView } from '@unisson/shared/wire/schemas/message-views';
import { errorView } from '@unisson/shared/wire/schemas/views';
import type { Access, Route } from '../route.ts';
import { createComponents, type Components, type JsonSchema } from './components.ts';

type Operation = Record<string, unknown>;
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: Record<string, unknown>;
}

const VERSION = '0.1.0';
const DESCRIPTION =
  'Times are ISO 8601 in UTC with milliseconds. Lists answer `{items,next?}` and take `limit` and `cursor`. Every error is `{"error":{"code","message",…facts}}`. Writes with a cookie need a same-origin `Origin` or `Sec-Fetch-Site` when either is sent; any write takes `Idempotency-Key`.';

export function apiDocument(routes: readonly Route[]): ApiDocument {
  const components = createComponents();
  const paths: ApiDocument['paths'] = {};
  for (const route of routes) {
    const path = `/api${route.path}`.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operationOf(components, route);
  }
  Object.assign(paths, outside(components));
  return {
    openapi: '3.1.0',
    info: { title: 'Unisson', version: VERSION, description: DESCRIPTION },
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'unisson.sid' }, token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operationOf(components: Components, route: Route): Operation {
  const isWrite = route.method !== 'get';
  const path = [...route.path.matchAll(/:(\w+)/g)].map((match) => ({
    name: match[1],
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const key = isWrite ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 255 } }] : [];
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: operationId(route),
    parameters: [...path, ...queryOf(components, route.query), ...key],
    ...(route.body ? { requestBody: bodyOf(components, route) } : {}),
    responses: { ...answersOf(components, route), default: { description: 'Refused', content: json(components.answer(errorView)) } },
    security: securityOf(route.access),
  };
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
const securityOf = (access: Access): Record<string, string[]>[] =>
  access === 'anyone' ? [] : typeof access === 'function' ? [{ session: [] }, { token: [] }] : [{ session: [] }];
const operationId = ({ method, path }: Route): string =>
  `${method}${path.replace(/[/:-]+(\w)/g, (_all, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`;

function queryOf(components: Components, query: z.ZodType | undefined): Operation[] {
  if (!query) return [];
  const { properties = {}, required = [] } = components.inline(query);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
  }));
}

function bodyOf(components: Components, route: Route): Operation {
  const schema = route.body ? components.ask(route.body) : {};
  // What is read by hand is read from lines as well.
  const lines = route.read ? { 'application/x-ndjson': { schema: { type: 'string' } } } : {};
  return { required: route.body?.safeParse({}).success !== true, content: { ...json(schema), ...lines } };
}

function answersOf(components: Components, route: Route): Record<string, Operation> {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, schema]) => [
      status,
      { description: schema ? 'Done' : 'Done; no body', ...(schema ? { content: json(components.answer(schema)) } : {}) },
    ]),
  );
}

function outside(components: Components): ApiDocument['paths'] {
  const plain = (summary: string, type: string, others: Record<string, Operation> = {}): Record<string, Operation> => ({
    get: { tags: ['Health'], summary, security: [], responses: { 200: { description: 'As asked', content: { [type]: {} } }, ...others } },
  });
  const key = { name: 'key', in: 'path', required: true, schema: { type: 'string' } };
  return {
    '/health/live': plain('The process runs', 'application/json'),
    '/health/ready': plain('It can work', 'application/json', {
      503: { description: 'A needed part is away', content: { 'application/json': {} } },
    }),
    '/metrics': plain('Figures for Prometheus', 'text/plain'),
    '/api/openapi.json': plain('This document', 'application/json'),
    '/public/{key}/message': {
      get: {
        tags: ['Public'],
        summary: 'The revision in force, for websites and press pages',
        security: [],
        parameters: [key, ...queryOf(components, publicQuery)],
        responses: {
          200: {
            description: 'In force',
            content: { ...json(components.answer(publicMessageView)), 'text/plain': { schema: { type: 'string' } } },
          },
          304: { description: 'As the ETag that was sent' },
          404: { description: 'Whatever is missing', content: json(components.answer(errorView)) },
        },
      },
    },
  };
}
