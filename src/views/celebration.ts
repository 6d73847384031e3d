import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import { button, buttons } from './parts.ts';
import { type Person, plain, who } from './text.ts';

/** The custom id that only this celebration has; nobody is named in it, who may go by an alias. */
export function celebrationMarker(groupId: number, number: number, dueAt: number): string {
  return customId('leaderboard', 'open', groupId, `phase-${number}`, dueAt.toString(36));
}

/** A line for the channel; `phase` null: the whole roadmap. */
export function celebrationMessage(
  language: Language,
  celebration: {
    groupId: number;
    number: number;
    dueAt: number;
    person: Person;
    phase: string | null;
  },
): Message {
  const words = wordsOf(language);
  const { groupId, number, dueAt, person, phase } = celebration;
  const member = who(words, person);
  return {
    content:
      phase === null
        ? words('celebrate.roadmap', { member })
        : words('celebrate.phase', { member, phase: plain(phase) }),
    components: [
      buttons(button(celebrationMarker(groupId, number, dueAt), words('post.showBoard'))),
    ],
  };
}

/** What the member hears in private, whoever else does. */
export function celebrationLines(language: Language, phases: readonly (string | null)[]): string[] {
  const words = wordsOf(language);
  return phases.map((phase) =>
    phase === null
      ? words('celebrate.yourRoadmap')
      : words('celebrate.yourPhase', { phase: plain(phase) }),
  );
}
