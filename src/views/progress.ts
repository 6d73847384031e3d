import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Finish, Standing } from '../study/pace.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { bar, plain, timestamp } from './text.ts';

export type Progress = {
  groupId: number;
  group: string;
  phases: readonly { title: string; done: number; total: number }[];
  standing: Standing;
  finish: Finish;
  endsAt: number;
};

/** Own progress by phase, and the expected finish against the group's line. */
export function progressMessage(language: Language, progress: Progress): Message {
  const words = wordsOf(language);
  const { phases, endsAt } = progress;
  const sum = (pick: (phase: { done: number; total: number }) => number) =>
    phases.reduce((all, phase) => all + pick(phase), 0);
  const line = (done: number, total: number) =>
    words('progress.line', { bar: bar(total === 0 ? 1 : done / total), done, total });
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('progress.title', { group: plain(progress.group) }),
        description: [
          `**${words('progress.all')}**`,
          line(
            sum(({ done }) => done),
            sum(({ total }) => total),
          ),
          '',
          ...phases.flatMap(({ title, done, total }) => [`**${plain(title)}**`, line(done, total)]),
          '',
          ...paceLines(words, progress),
          words('progress.groupEnds', { when: timestamp(endsAt, 'D') }),
        ].join('\n'),
      },
    ],
    components: [
      buttons(
        button(customId('done', 'open', progress.groupId), words('done.openChecklist'), 'primary'),
      ),
    ],
  };
}

function paceLines(words: Words, { standing, finish }: Progress): string[] {
  switch (finish.kind) {
    case 'finished':
      return [words('progress.finished')];
    case 'unknown':
      return [paceLine(words, standing), words('progress.finishUnknown')];
    case 'at':
      return [
        paceLine(words, standing),
        words('progress.finish', { when: timestamp(finish.at, 'D') }),
      ];
  }
}

function paceLine(words: Words, standing: Standing): string {
  switch (standing.kind) {
    case 'ahead':
      return words('progress.ahead');
    case 'on-pace':
      return words('progress.onPace');
    case 'behind':
      return words('progress.behind', { items: standing.expected - standing.done });
  }
}
