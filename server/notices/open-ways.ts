/** The ways of telling people that this server has, by its settings. Opens no connection. */
import { logMail, type LogMail } from './log-mail.ts';
import { hookWay } from './hook-way.ts';
import { pushWay } from './push-way.ts';
import { smtpMail } from './smtp-mail.ts';
import { vapidKeys } from './vapid-keys.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Store } from '../store/store.ts';
import { noticeDesk, type NoticeDesk } from './notice-desk.ts';
import type { Ways } from './way.ts';

export interface WayOptions {
  readonly store: Store;
  readonly runtime: Runtime;
  /** 32 bytes. */
  readonly secretsKey: Uint8Array;
  readonly allowHosts: readonly string[];
  readonly publicUrl: string;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly isDemo: boolean;
}

export function openWays(options: WayOptions): { readonly ways: Ways; readonly desk: NoticeDesk } {
  const { runtime, allowHosts, mail } = options;
  const log: LogMail | null = mail === null && options.isDemo ? logMail(runtime) : null;
  const ways: Ways = {
    mail: mail ? smtpMail(mail) : log,
    push: pushWay({ runtime, allowHosts, subject: subjectOf(options), keys: vapidKeys(options) }),
    hook: hookWay({ runtime, allowHosts }),
  };
  return { ways, desk: noticeDesk(ways, log) };
}

/** Whom a push service may turn to: the operator's address, else his site. */
function subjectOf({ mail, publicUrl }: WayOptions): string {
  if (mail) return `mailto:${mail.from}`;
  return publicUrl.startsWith('https:') ? publicUrl : `mailto:operator@${new URL(publicUrl).hostname.replace(/[[\]]/g, '')}`;
}
