/** What can be done about an alert: see what it is about, say that one has seen it; and what it says, in words. */
import type { AlertView } from '@unisson/shared/wire/views';
import { useConnection } from '../connection/connection.ts';
import { useAlerts } from '../stores/alerts.ts';
import { useRoomContext } from './room-context.ts';
import { useAct } from './use-act.ts';
import { useMentionView } from './use-mention-view.ts';
import { useReasons } from './use-reasons.ts';
import { useWords } from './use-words.ts';

export function useAlertActs() {
  const { api } = useConnection();
  const context = useRoomContext();
  const alerts = useAlerts();
  const showMentions = useMentionView();
  const { act, isBusy } = useAct();
  const { t, number, percent, lasting } = useWords();
  const { ofProposal, withFigures } = useReasons();

  async function acknowledge(alert: AlertView): Promise<void> {
    const seen = await act(api.alerts.acknowledge(context.id, alert.id));
    if (seen && 'about' in seen) alerts.set({ ...seen, title: seen.title ?? alert.title, protocol: seen.protocol ?? alert.protocol });
  }
  function go(alert: AlertView): void {
    const { kind, id } = alert.about;
    if (kind === 'danger') context.openMention(id);
    else if (kind === 'story') context.openStory(id);
    else if (kind === 'topic') showMentions({ topic: id });
    else if (kind === 'review') {
      context.messageTab.value = 'review';
      context.showPanel('message');
    } else {
      context.figuresTab.value = 'figures';
      context.showPanel('figures');
    }
  }
  /** What it is about, in the words that are shown anywhere else. */
  function about({ about: { kind, id }, title }: AlertView): string {
    if (kind === 'room') return t('alert.about.room');
    if (kind === 'topic' || kind === 'review') return t(`alert.about.${kind}`, { title: title ?? id });
    return title ?? t(`alert.about.${kind}`);
  }
  /** A figure of the alert as its measure counts it. */
  function figure(alert: AlertView, value: number): string {
    if (alert.measure === 'negative-share') return percent(value);
    if (alert.measure === 'waiting') return lasting(value);
    return alert.measure === 'volume' ? t('alert.perMinute', { n: number(Math.round(value * 10) / 10) }) : number(value);
  }
  /** Why it was raised, a sentence each. */
  function why({ measure, because }: AlertView): string[] {
    if (measure === 'danger') return ofProposal(because);
    return withFigures('alertBecause', because.map((reason) => inWords(reason, measure)));
  }
  return { isBusy, acknowledge, go, about, figure, why };
}

/** Shares become hundredths and milliseconds minutes, each under a code of its own. */
function inWords(reason: string, measure: AlertView['measure']): string {
  const [code = '', figure = ''] = reason.split(':');
  const value = Number(figure);
  if (measure === 'negative-share' && (code === 'share' || code === 'expected')) return `${code === 'share' ? 'share' : 'usual'}:${Math.round(value * 100)}`;
  if (code === 'waited-ms' || code === 'limit-ms') return `${code === 'waited-ms' ? 'waited' : 'limit'}:${Math.max(1, Math.round(value / 60_000))}`;
  return reason;
}
