import type { Refusal } from '../discord/dispatch.ts';
import type { Message } from '../discord/message.ts';
import { optionName } from '../i18n/command-words.ts';
import type { Language } from '../i18n/language.ts';
import { say } from './parts.ts';

const FAILED = {
  no: 'refuse.notSaved',
  unknown: 'refuse.maybeSaved',
  untold: 'refuse.failed',
} as const;

/** What no command answers: an unknown command, an old button, a bad option, trouble of our own. */
export function refusalMessage(refusal: Refusal, language: Language): Message {
  switch (refusal.kind) {
    case 'unknown-command':
      return say(language, 'refuse.unknownCommand');
    case 'outdated':
      return say(language, 'refuse.outdated');
    case 'too-slow':
      return say(language, 'refuse.tooSlow');
    case 'limited':
      return say(language, 'refuse.limited', { seconds: Math.ceil(refusal.wait / 1000) });
    case 'no-server':
      return say(language, 'refuse.noServer');
    case 'failed':
      return say(language, FAILED[refusal.saved ?? 'untold'], { reference: refusal.reference });
    case 'missing':
      return say(language, 'refuse.missing', {
        option: optionName(language, refusal.path, refusal.option),
      });
    case 'out-of-range':
      return say(language, 'refuse.outOfRange', {
        option: optionName(language, refusal.path, refusal.option),
      });
    case 'too-long':
      return say(language, 'refuse.tooLong', {
        option: optionName(language, refusal.path, refusal.option),
        limit: refusal.limit,
      });
  }
}
