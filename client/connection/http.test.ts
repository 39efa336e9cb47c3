import { describe, expect, it } from 'vitest';
import { createHttp, query } from './http.ts';

const answering = (status: number, body: string) => createHttp(() => Promise.resolve(new Response(body, { status })));

describe('one HTTP call', () => {
  it('gives the value of a good answer', async () => {
    expect(await answering(200, '{"a":1}').get('/x')).toEqual({ ok: true, value: { a: 1 } });
  });
  it('gives the refusal with its facts', async () => {
    const answer = await answering(409, '{"error":{"code":"already-claimed","by":"ana","message":"m"}}').write('POST', '/x');
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'already-claimed', by: 'ana' } });
  });
  it('takes a proxy’s page for a fault, not for a crash', async () => {
    expect(await answering(503, '<html>').get('/x')).toMatchObject({ ok: false, refusal: { code: 'unavailable', part: 'server' } });
    expect(await answering(500, '').get('/x')).toMatchObject({ ok: false, refusal: { code: 'bug' } });
  });
  it('takes a dead network for a fault', async () => {
    const http = createHttp(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await http.get('/x')).toEqual({ ok: false, refusal: { code: 'unavailable', part: 'network' } });
  });
  it('takes a code it does not know for a bug', async () => {
    expect(await answering(422, '{"error":{"code":"constructor"}}').get('/x')).toMatchObject({ refusal: { code: 'bug' } });
  });
  it('leaves out what is not set and escapes the rest', () => {
    expect(query({ q: 'a&b', status: '', cursor: undefined, limit: 5 })).toBe('?q=a%26b&limit=5');
  });
});
