/** Test support: a mail server on 127.0.0.1 that takes mail and remembers it word for word, or answers a command as it is told. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they came, lines ended by CRLF. */
  readonly raw: string;
}
export interface SmtpSink {
  readonly url: string;
  readonly mails: readonly SunkMail[];
  /** The answer to every RCPT, or to the body's end; null: as a mail server should. */
  answer(to: { readonly rcpt?: string | null; readonly data?: string | null }): void;
  /** Resolves when that many mails are there. */
  has(count: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SunkMail[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  const sockets = new Set<Socket>();
  const answers: { rcpt: string | null; data: string | null } = { rcpt: null, data: null };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const session = { from: '', to: [] as string[], body: null as string | null, rest: '' };
    const say = (line: string) => socket.write(`${line}\r\n`);
    const endOfBody = (raw: string): void => {
      session.body = null;
      if (answers.data !== null) return void say(answers.data);
      mails.push({ from: session.from, to: session.to, raw });
      session.to = [];
      for (const { count, done } of waiting) if (mails.length >= count) done();
      say('250 taken');
    };
    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return void say('250 sink');
      if (verb === 'MAIL') session.from = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'RCPT') {
        if (answers.rcpt !== null) return void say(answers.rcpt);
        session.to.push(/<(.*)>/.exec(line)?.[1] ?? '');
      }
      if (verb === 'DATA') {
        session.body = '';
        return void say('354 go on');
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      say('250 ok');
    };
    socket.on('data', (chunk: Buffer) => {
      session.rest += chunk.toString('utf8');
      for (let at = session.rest.indexOf('\r\n'); at >= 0; at = session.rest.indexOf('\r\n')) {
        const line = session.rest.slice(0, at);
        session.rest = session.rest.slice(at + 2);
        if (session.body === null) command(line);
        else if (line === '.') endOfBody(session.body);
        else session.body += `${line.startsWith('.') ? line.slice(1) : line}\r\n`;
      }
    });
    say('220 sink');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    answer: ({ rcpt = null, data = null }) => void Object.assign(answers, { rcpt, data }),
    has: (count) => (mails.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done }))),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The body as a person reads it: quoted-printable undone. */
export function readable({ raw }: SunkMail): { readonly head: string; readonly text: string } {
  const at = raw.indexOf('\r\n\r\n');
  const bytes = raw
    .slice(at + 4)
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { head: raw.slice(0, at).replace(/\r\n[ \t]+/g, ' '), text: Buffer.from(bytes, 'latin1').toString('utf8') };
}
