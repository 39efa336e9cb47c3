/** The demo's mail: goes nowhere; the newest are kept in memory, so that the console can show to each person what would have come. */
import type { Mail, MailWay } from './way.ts';

export interface LoggedMail extends Mail {
  readonly at: string;
}
export interface LogMail extends MailWay {
  /** To this address, the newest first. */
  mailsTo(address: string): readonly LoggedMail[];
}

const MOST = 200;

export function logMail(runtime: { now(): Date }): LogMail {
  const kept: LoggedMail[] = [];
  return {
    async send(mail) {
      // Told again after a crash, a mail program would show it once.
      const before = kept.findIndex(({ key, to }) => key === mail.key && to === mail.to);
      if (before >= 0) kept.splice(before, 1);
      kept.unshift({ ...mail, at: runtime.now().toISOString() });
      kept.splice(MOST);
      return { kind: 'sent', url: null };
    },
    mailsTo: (address) => kept.filter(({ to }) => to === address),
  };
}
