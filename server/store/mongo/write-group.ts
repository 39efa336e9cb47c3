/**
 * Group commit on MongoDB: one majority transaction for as many writes as were waiting. Repeats on the labels the server gives and on
 * nothing else. A unique field that is taken undoes the whole transaction, so the group is then written one by one.
 */
import { MongoServerError, type ClientSession, type MongoClient } from 'mongodb';
import { Conflict } from '../conflict.ts';
import type { EncodedBatch } from '../encode-batch.ts';
import type { CommitResult, KeepOp, KeepResult } from '../store.ts';
import { applyBatch } from './apply-batch.ts';
import { applyKept } from './apply-kept.ts';
import type { Collections } from './collections.ts';
import type { GroupState } from './group-state.ts';
import { loadGroup } from './load-group.ts';
import { sendGroup } from './send-group.ts';

export type MongoWrite =
  | { readonly do: 'commit'; readonly batch: EncodedBatch; readonly now: number }
  | { readonly do: 'keep'; readonly ops: readonly KeepOp[]; readonly now: number };
export type MongoWritten = CommitResult | KeepResult;

export interface MongoWriter {
  readonly client: MongoClient;
  readonly all: Collections;
  readonly auditKey: Uint8Array;
}

/** Two servers made the same new document at once: read again, it is there now. More often than this it is something else. */
const MOST_REPEATS = 20;

export async function writeGroup(writer: MongoWriter, writes: readonly MongoWrite[]): Promise<readonly (MongoWritten | Error)[]> {
  try {
    return await inTransaction(writer, writes);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const answers: (MongoWritten | Error)[] = [];
  for (const write of writes) answers.push(await writeAlone(writer, write));
  return answers;
}

async function writeAlone(writer: MongoWriter, write: MongoWrite): Promise<MongoWritten | Error> {
  for (let repeat = 0; ; repeat += 1) {
    try {
      const [answer] = await inTransaction(writer, [write]);
      return answer ?? new Error('a write was left unanswered');
    } catch (error) {
      if (!isDuplicate(error)) return error as Error;
      if (isDeclaredUnique(error)) return { ok: false, conflict: 'a unique field is taken' };
      if (repeat >= MOST_REPEATS) return error;
    }
  }
}

async function inTransaction(writer: MongoWriter, writes: readonly MongoWrite[]): Promise<readonly (MongoWritten | Error)[]> {
  return writer.client.withSession((session) =>
    session.withTransaction((inside) => attempt(writer, inside, writes), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
    }),
  );
}

/** May be called again by the driver: everything it does is worked out anew. */
async function attempt(
  writer: MongoWriter,
  session: ClientSession,
  writes: readonly MongoWrite[],
): Promise<readonly (MongoWritten | Error)[]> {
  const state = await loadGroup(writer.all, session, writes);
  const answers = writes.map((write) => work(writer, state, write));
  await sendGroup(writer.all, session, state);
  return answers;
}

function work(writer: MongoWriter, state: GroupState, write: MongoWrite): MongoWritten | Error {
  try {
    const answer: MongoWritten =
      write.do === 'commit'
        ? applyBatch(state, write.batch, writer.auditKey, write.now)
        : { ok: true, heads: applyKept(state, write.ops, write.now) };
    state.keep();
    return answer;
  } catch (error) {
    state.drop();
    if (error instanceof Conflict) return { ok: false, conflict: error.message };
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isDuplicate(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === 11000;
}

/** Fields of rows lie under `f.`; any other unique key is one of ours, taken by a race. A bulk's error carries the index's name only. */
function isDeclaredUnique(error: MongoServerError): boolean {
  const pattern = error['keyPattern'] as object | undefined;
  if (pattern !== undefined) return Object.keys(pattern).some((field) => field.startsWith('f.'));
  const index = / index: (\S+)/.exec(error.message)?.[1] ?? '';
  return /(^|_)f\./.test(index);
}
