import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { cutText } from '../discord/seal.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { deadline, fitLines, mention, plain } from './text.ts';

export type Answer = { memberId: string; finished: string; next: string; blockers: string };

export type Standup = {
  groupId: number;
  group: string;
  phase: number;
  title: string;
  closesAt: number;
  answered: readonly string[];
  /** Set once it is closed: the report's message. */
  reportLink: string | null;
};

export function standupMarker(groupId: number, phase: number): string {
  return customId('standup', 'open', groupId, phase);
}

/** The post that opens a standup, and tells who has answered. */
export function standupMessage(language: Language, standup: Standup): Message {
  const words = wordsOf(language);
  const { answered, reportLink } = standup;
  return {
    embeds: [
      {
        color: reportLink === null ? COLOUR.standup : COLOUR.quiet,
        title: words('post.standupTitle', { phase: plain(standup.title) }),
        description:
          reportLink === null
            ? words('post.standupText')
            : words('post.standupClosed', { link: reportLink }),
        fields: [
          {
            name: words('post.answered', { count: answered.length }),
            value: answered.length > 0 ? mentions(words, answered) : words('post.nobodyAnswered'),
          },
          ...(reportLink === null
            ? [{ name: words('post.closes'), value: deadline(standup.closesAt) }]
            : []),
        ],
        footer: { text: standup.group },
      },
    ],
    components: [
      buttons(
        button(
          standupMarker(standup.groupId, standup.phase),
          words('post.answer'),
          'primary',
          reportLink !== null,
        ),
      ),
    ],
  };
}

/** One member's answer, in the standup's thread. */
export function answerMessage(language: Language, answer: Answer, marker: string): Message {
  const words = wordsOf(language);
  const part = (name: string, text: string) =>
    text === '' ? [] : [{ name, value: cutText(plainLines(text), 1024) }];
  return {
    content: mention(answer.memberId),
    embeds: [
      {
        color: COLOUR.standup,
        fields: [
          ...part(words('post.finished'), answer.finished),
          ...part(words('post.next'), answer.next),
          {
            name: words('post.blockers'),
            value: cutText(plainLines(answer.blockers), 1024) || words('post.noBlockers'),
          },
        ],
      },
    ],
    components: [buttons(button(marker, words('post.answer')))],
  };
}

export type Report = {
  groupId: number;
  group: string;
  phase: number;
  title: string;
  finished: readonly string[];
  open: readonly { memberId: string; left: number }[];
  answers: readonly Answer[];
  nextPhase: string | null;
};

export function reportMarker(groupId: number, phase: number): string {
  return customId('leaderboard', 'open', groupId, 'report', phase);
}

/** What became of a phase: who finished it, what is left, what is next, what blocks whom. */
export function reportMessage(language: Language, report: Report): Message {
  const words = wordsOf(language);
  const { finished, open, answers, nextPhase } = report;
  const more = (count: number) => words('plan.more', { count });
  const quoted = (pick: (answer: Answer) => string) =>
    answers
      .filter((answer) => pick(answer) !== '')
      .map((answer) => `${mention(answer.memberId)}: ${cutText(oneLine(pick(answer)), 200)}`);
  const next = quoted((answer) => answer.next);
  const blockers = quoted((answer) => answer.blockers);
  const left = open.map(({ memberId, left }) =>
    words('post.stillOpenLine', { member: mention(memberId), left }),
  );
  const list = (lines: readonly string[], none: string) =>
    lines.length > 0 ? fitLines(lines, 1000, more) : none;
  return {
    embeds: [
      {
        color: COLOUR.standup,
        title: words('post.reportTitle', { phase: plain(report.title) }),
        description:
          nextPhase === null
            ? words('post.lastPhase')
            : `**${words('post.nextPhase')}** ${plain(nextPhase)}`,
        fields: [
          {
            name: words('post.finishedBy'),
            value: finished.length > 0 ? mentions(words, finished) : words('post.nobodyFinished'),
          },
          { name: words('post.stillOpen'), value: list(left, words('post.nothingOpen')) },
          { name: words('post.next'), value: list(next, words('post.answersNone')) },
          { name: words('post.blockers'), value: list(blockers, words('post.noBlockers')) },
        ],
        footer: { text: report.group },
      },
    ],
    components: [
      buttons(button(reportMarker(report.groupId, report.phase), words('post.showBoard'))),
    ],
  };
}

function mentions(words: Words, memberIds: readonly string[]): string {
  const shown = memberIds.slice(0, 40).map(mention).join(' ');
  const hidden = memberIds.length - 40;
  return hidden > 0 ? `${shown} ${words('plan.more', { count: hidden })}` : shown;
}

/** Somebody's text without markup, line by line; their list marks stay. */
function plainLines(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line))
    .join('\n');
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => plain(line.replace(/^\s*(?:[-*]\s+|•\s*)/, '')))
    .filter((line) => line !== '')
    .join('; ');
}
