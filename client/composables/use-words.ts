/** What use-format gives, and sentences that name people: for views. Must hold no words itself. */
import type { Refusal } from '@unisson/shared/domain/refusal';
import { useRoom } from '../stores/room.ts';
import { refusalsEn } from '../words/refusals-en.ts';
import { refusalsFr } from '../words/refusals-fr.ts';
import { sentenceFor, type Say } from '../words/say.ts';
import { useFormat } from './use-format.ts';

export function useWords() {
  const format = useFormat();
  const { t, te, locale, formats, named, clock, language } = format;
  const room = useRoom();
  const say: Say = {
    person: (id) => room.nameOf(id),
    roles: (roles) => formats.value.anyOf.format(roles.map((role) => named('role', role))),
    list: (items) => formats.value.anyOf.format(items),
    time: clock,
    language,
    channel: (id) => named('channel', id),
    form: (form) => named('form', form),
    status(status) {
      const list = ['revisionStatus', 'dispatchState', 'replyStatus'].find((candidate) => te(`${candidate}.${status}`));
      return list ? t(`${list}.${status}`) : status;
    },
  };
  const sentence = (refusal: Refusal): string => sentenceFor(locale.value === 'fr' ? refusalsFr : refusalsEn, refusal, say);
  return { ...format, say, sentence };
}
