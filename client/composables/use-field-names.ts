/** What a field of the message's document is called on the screen: "Core text, French". */
import { messageField } from '@unisson/shared/text/fields';
import { useFormat } from './use-format.ts';

export function useFieldNames() {
  const { t, named, language } = useFormat();
  return (name: string): string => {
    const field = messageField(name);
    if (field === null) return name;
    switch (field.is) {
      case 'core':
      case 'short':
      case 'question':
      case 'answer':
        return `${t(`part.${field.is}`)}, ${language(field.language)}`;
      case 'variant':
        return `${t('part.variant')} ${named('channel', field.channel)}, ${language(field.language)}`;
      case 'facts':
      case 'sources':
        return t('draft.parts.facts');
      case 'gesture':
        return t('draft.parts.gesture');
      case 'answers':
        return t('draft.parts.answers');
    }
  };
}
