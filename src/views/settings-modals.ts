import { customId, type Modal } from '../discord/command.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { textModal } from './modals.ts';

export function zoneModal(language: Language, zone: string | null): Modal {
  const words = wordsOf(language);
  return textModal(customId('me.settings', 'zone'), words('settings.zone'), [
    {
      id: 'zone',
      label: words('settings.zone'),
      hint: words('settings.zoneHint'),
      value: zone ?? '',
      maxLength: 60,
    },
  ]);
}

export function quietModal(language: Language, from: string, to: string): Modal {
  const words = wordsOf(language);
  const none = from === to;
  const field = (id: string, label: string, value: string) => {
    return { id, label, hint: words('settings.quietHint'), value: none ? '' : value, maxLength: 5 };
  };
  return textModal(customId('me.settings', 'quiet'), words('settings.quiet'), [
    field('from', words('settings.quietFrom'), from),
    field('to', words('settings.quietTo'), to),
  ]);
}

export function aliasModal(language: Language, alias: string | null): Modal {
  const words = wordsOf(language);
  return textModal(customId('me.settings', 'alias'), words('settings.aliasTitle'), [
    {
      id: 'alias',
      label: words('settings.aliasLabel'),
      hint: words('settings.aliasHint'),
      value: alias ?? '',
      required: true,
      maxLength: 64,
    },
  ]);
}
