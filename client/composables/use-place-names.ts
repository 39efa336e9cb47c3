/** What a text of the message is called on the screen: "X, French", "Core, English". */
import type { Place } from '@unisson/shared/domain/phrases';
import { useFormat } from './use-format.ts';

export function usePlaceNames() {
  const { t, named, language } = useFormat();
  return ({ part, language: of, channel }: Place): string =>
    t('textPlace.in', { part: part === 'variant' ? named('channel', channel ?? '') : t(`textPlace.${part}`), language: language(of) });
}
