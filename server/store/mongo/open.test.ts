/** What the MongoDB store refuses to start on. The rest of it is the contract suite, run where MONGODB_URI is set. */
import { expect, it } from 'vitest';
import { systemRuntime } from '../../runtime/runtime.ts';
import { openMongoStore, requireReplicaSet } from './open.ts';

it('a server that is no replica set is refused with a sentence that says what to do', () => {
  expect(() => requireReplicaSet({ isWritablePrimary: true })).toThrow('no replica set');
  expect(() => requireReplicaSet({ setName: '' })).toThrow('--replSet rs0');
  expect(() => requireReplicaSet({ setName: 'any name' })).not.toThrow();
});

it('an address where nobody answers is an error that does not tell the password', async () => {
  const uri = 'mongodb://user:hunter2@127.0.0.1:1/unisson';
  const failing = openMongoStore({ uri, auditKey: new Uint8Array(32), runtime: systemRuntime, findServerMs: 50 });
  await expect(failing).rejects.toThrow('ECONNREFUSED');
  await expect(failing).rejects.not.toThrow('hunter2');
});
