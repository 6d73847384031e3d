import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { OwnPlan } from '../study/own-plan.ts';
import type { Finish, Standing } from '../study/pace.ts';
import { finishLine, type Pace, paceButtons, paceLine, planLines } from './pace.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { bar, plain, timestamp } from './text.ts';

export type Progress = {
  groupId: number;
  group: string;
  phases: readonly { title: string; done: number; total: number }[];
  standing: Standing;
  finish: Finish;
  endsAt: number;
  weeks: number;
  /** How the member walks the plan, and when that plan ends. */
  own: OwnPlan & { week: number; endsAt: number };
  pace: Pace;
};

/** Own progress by phase, and the expected finish against the group's line. */
export function progressMessage(language: Language, progress: Progress): Message {
  const words = wordsOf(language);
  const { groupId, phases, endsAt, own, weeks, pace } = progress;
  const sum = (pick: (phase: { done: number; total: number }) => number) =>
    phases.reduce((all, phase) => all + pick(phase), 0);
  const line = (done: number, total: number) =>
    words('progress.line', { bar: bar(total === 0 ? 1 : done / total), done, total });
  const ways = paceButtons(words, groupId, pace);
  const ownEnd = words('pace.ownEnds', { when: timestamp(own.endsAt, 'D') });
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
          ...planLines(words, own, weeks),
          ...(own.shiftWeeks === 0 ? [] : [ownEnd]),
          words('progress.groupEnds', { when: timestamp(endsAt, 'D') }),
        ].join('\n'),
      },
    ],
    components: [
      buttons(button(customId('done', 'open', groupId), words('done.openChecklist'), 'primary')),
      ...(ways.length > 0 ? [buttons(...ways)] : []),
    ],
  };
}

function paceLines(words: Words, { standing, finish, pace }: Progress): string[] {
  const line = finishLine(words, finish);
  return finish.kind === 'finished' ? [line] : [standingLine(words, standing, pace), line];
}

function standingLine(words: Words, standing: Standing, pace: Pace): string {
  const isOwn = pace.shiftWeeks > 0 || pace.skipOptional;
  switch (standing.kind) {
    case 'ahead':
      return words(isOwn ? 'pace.aheadOwn' : 'progress.ahead');
    case 'on-pace':
      return words(isOwn ? 'pace.onOwn' : 'progress.onPace');
    case 'behind':
      return paceLine(words, pace);
  }
}
