/** The API document describes every route, with references that lead somewhere. */
import { describe, expect, it } from 'vitest';
import { ALL_ROUTES } from '../routes/all-routes.ts';
import { apiDocument } from './document.ts';

const document = apiDocument(ALL_ROUTES);
const text = JSON.stringify(document);

/** What the contract with the outside lists for this release. */
const PROMISED = `
POST /api/session|GET /api/session|DELETE /api/session|GET /api/users|POST /api/users|POST /api/invitations|POST /api/invitations/accept|POST /api/users/{id}/disable
GET /api/rooms|POST /api/rooms|GET /api/rooms/{room}|GET /api/rooms/{room}/members|POST /api/rooms/{room}/members|POST /api/rooms/{room}/tokens|DELETE /api/rooms/{room}/tokens/{id}
POST /api/rooms/{room}/mentions|GET /api/rooms/{room}/mentions|GET /api/rooms/{room}/mentions/{id}
POST /api/rooms/{room}/mentions/{id}/claim|POST /api/rooms/{room}/mentions/{id}/release|POST /api/rooms/{room}/mentions/{id}/assign|POST /api/rooms/{room}/mentions/{id}/status
POST /api/rooms/{room}/mentions/{id}/label|POST /api/rooms/{room}/mentions/{id}/handling|POST /api/rooms/{room}/mentions/claim-next
GET /api/rooms/{room}/stories|GET /api/rooms/{room}/stories/{id}|GET /api/rooms/{room}/stats|GET /api/rooms/{room}/message|POST /api/rooms/{room}/message/draft/restart
POST /api/rooms/{room}/message/revisions|GET /api/rooms/{room}/message/revisions|GET /api/rooms/{room}/message/revisions/{n}|GET /api/rooms/{room}/message/revisions/{n}/diff
POST /api/rooms/{room}/message/revisions/{n}/decisions|POST /api/rooms/{room}/message/revisions/{n}/recall|POST /api/rooms/{room}/message/withdraw
GET /public/{key}/message|POST /api/rooms/{room}/acknowledgements|GET /api/rooms/{room}/acknowledgements|POST /api/rooms/{room}/publications
POST /api/rooms/{room}/replies|GET /api/rooms/{room}/replies/{id}|PATCH /api/rooms/{room}/replies/{id}|POST /api/rooms/{room}/replies/{id}/decisions|POST /api/rooms/{room}/replies/{id}/send
GET /api/rooms/{room}/dispatches|POST /api/rooms/{room}/dispatches/{id}/settle|GET /api/rooms/{room}/outlets|POST /api/rooms/{room}/outlets|POST /api/rooms/{room}/hold|GET /api/rooms/{room}/audit|GET /api/rooms/{room}/report
GET /health/live|GET /health/ready|GET /metrics|GET /api/openapi.json`
  .trim()
  .split(/[\n|]/);

describe('the API document', () => {
  it.each(PROMISED)('[edge] has %s', (promise) => {
    const [method = '', path = ''] = promise.split(' ');
    expect(document.paths[path]).toHaveProperty(method.toLowerCase());
  });

  it('[edge] has every route, each under a name of its own', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBe(ALL_ROUTES.length + 5);
    const ids = operations.map((operation) => operation['operationId']).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('[edge] refers only to what it holds', () => {
    const schemas = document.components['schemas'] as Record<string, unknown>;
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !(name in schemas))).toEqual([]);
    expect(text).not.toContain('#/$defs/');
  });

  it('[edge] names every path parameter and the limits of a list', () => {
    const list = document.paths['/api/rooms/{room}/mentions']?.['get'];
    const parameters = list?.['parameters'] as { name: string; in: string; schema: unknown }[];
    expect(parameters.map(({ name }) => name)).toEqual([
      'room',
      'status',
      'label',
      'language',
      'source',
      'handling',
      'proposed',
      'speaker',
      'assignee',
      'q',
      'story',
      'topic',
      'sort',
      'limit',
      'cursor',
    ]);
    expect(parameters.find(({ name }) => name === 'limit')?.schema).toMatchObject({ maximum: 500 });
  });

  it('[edge] shows the fields of a request', () => {
    const schemas = document.components['schemas'] as Record<string, { properties: Record<string, unknown>; required: string[] }>;
    expect(Object.keys(schemas['SendReply']?.properties ?? {})).toEqual(['seenSeq', 'hash', 'undoMs', 'targets', 'waitUntil']);
    expect(schemas['SendReply']?.required).toEqual(['seenSeq', 'hash']);
  });
});
