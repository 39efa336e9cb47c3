/** What the HTTP edge asks of the telling: which ways there are, the key browsers subscribe with, and the demo's mail. Sends nothing. */
import type { LoggedMail, LogMail } from './log-mail.ts';
import type { Ways } from './way.ts';

export interface NoticeDesk {
  /** `log`: the demo's, shown in the console and sent nowhere. */
  readonly mail: 'smtp' | 'log' | 'off';
  /** Null: no web push on this server. */
  pushKey(): Promise<string | null>;
  /** What would have come to this address; empty where mail really leaves. */
  mailsTo(address: string): readonly LoggedMail[];
}

export function noticeDesk(ways: Ways, log: LogMail | null): NoticeDesk {
  return {
    mail: log ? 'log' : ways.mail ? 'smtp' : 'off',
    pushKey: async () => (ways.push ? ways.push.publicKey() : null),
    mailsTo: (address) => log?.mailsTo(address) ?? [],
  };
}
