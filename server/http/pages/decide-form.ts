/** What the page's form sent, read once: nothing beside it is looked at. Must not decide what it means. */
import { z } from 'zod';
import { hash, prose } from '@unisson/shared/wire/schemas/base';
import { verdict } from '@unisson/shared/wire/schemas/message';

const schema = z.object({ verdict, hash, password: z.string().min(1).max(1024), note: prose(4_000).default('') });

export type DecideForm = z.output<typeof schema>;

/** @returns null for anything but a whole form. */
export function readDecideForm(body: unknown): DecideForm | null {
  const read = schema.safeParse(body ?? {});
  // Forms send line ends as CRLF, whatever the text had.
  return read.success ? { ...read.data, note: read.data.note.replaceAll('\r\n', '\n') } : null;
}
