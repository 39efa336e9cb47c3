/**
 * Mail by the operator's own SMTP server. Plain text to one bare address, names in no header: nothing that people type can add a header or
 * a recipient. Must not log what it sends.
 */
import { createTransport } from 'nodemailer';
import type { Mail, MailWay, WayOutcome } from './way.ts';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly url: string;
  /** A bare address. */
  readonly from: string;
}

/** Of what an account may be called, the part that every mail server takes for one single address. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]{1,64}@[^\s@<>()[\]\\,;:"\u0000-\u001f\u007f]{1,255}$/;
const CONNECT_MS = 4_000;
const SILENCE_MS = 8_000;

export const isMailable = (address: string): boolean => ADDRESS.test(address);

export function smtpMail({ url, from }: SmtpOptions): MailWay {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Nothing that a notice says makes us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send(mail, deadline): Promise<WayOutcome> {
      if (!isMailable(mail.to)) return { kind: 'failed', error: 'no address that mail can be sent to' };
      if (deadline.nowMs() > deadline.startByMs) return { kind: 'retry', afterMs: null, error: 'it was too late to begin' };
      try {
        await inTime(transport.sendMail(messageOf(mail, from, host)), deadline.endByMs - deadline.nowMs());
        return { kind: 'sent', url: null };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

function messageOf({ to, subject, text, key }: Mail, from: string, host: string) {
  return {
    from: { name: 'Unisson', address: from },
    to: { name: '', address: to },
    envelope: { from, to: [to] },
    subject: subject.replace(/\s+/g, ' '),
    text,
    messageId: `<${key}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // Links must arrive as they are, in every program.
    textEncoding: 'quoted-printable' as const,
  };
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server took too long')), Math.max(0, ms));
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Only what the server says of this very mail is for good; its own troubles pass. Its words may hold addresses: they are not repeated. */
function outcomeOf(error: unknown): WayOutcome {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const answered = typeof responseCode === 'number' ? responseCode : null;
  const reason =
    answered === null ? `no mail could be sent (${typeof code === 'string' ? code : 'too slow'})` : `the mail server answered ${answered}`;
  const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isOfThisMail && (answered === null || answered >= 500)) return { kind: 'failed', error: reason };
  return { kind: 'retry', afterMs: null, error: reason };
}
