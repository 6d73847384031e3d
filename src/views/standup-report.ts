import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { type StandupKey, standupRef } from '../study/standups.ts';
import { blockerLines, blockerRows, oneLine, type ShownBlocker } from './blockers.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { type About, people, standupMarker } from './standup.ts';
import { fitLines, type Person, plain, who } from './text.ts';

export type Report = About & {
  finished: readonly Person[];
  open: readonly { person: Person; left: number }[];
  answers: readonly { person: Person; next: string; isLate: boolean }[];
  /** Its own, resolved ones too, then those carried over. */
  blockers: readonly ShownBlocker[];
  nextPhase: string | null;
};

export function reportMarker(groupId: number, key: StandupKey): string {
  return customId('leaderboard', 'open', groupId, 'report', standupRef(key));
}

/**
 * What became of a phase or week: who finished it, what is left, what is next, what blocks whom. The
 * limits of its parts keep the whole below the 6,000 characters that an embed may have.
 */
export function reportMessage(language: Language, report: Report): Message {
  const words = wordsOf(language);
  const { groupId, key, finished, open, answers, blockers } = report;
  const isPhase = key.scope === 'phase';
  const more = (count: number) => words('plan.more', { count });
  const list = (lines: readonly string[], none: string, limit: number) =>
    lines.length > 0 ? fitLines(lines, limit, more) : none;
  const next = answers.flatMap((answer) => (answer.next === '' ? [] : [nextLine(words, answer)]));
  const lateOnes = answers.filter(({ isLate }) => isLate);
  const raised = blockers.filter(({ isCarried }) => !isCarried);
  const carried = blockers.filter(({ isCarried, isResolved }) => isCarried && !isResolved);
  return {
    embeds: [
      {
        color: COLOUR.standup,
        title: isPhase
          ? words('post.reportTitle', { phase: plain(cutText(report.title, 200)) })
          : words('standup.weekReportTitle', { week: key.number }),
        description: lead(words, report),
        fields: [
          {
            name: isPhase
              ? words('post.finishedBy')
              : words('standup.weekFinishedBy', { week: key.number }),
            value: people(words, finished, 'post.nobodyFinished'),
          },
          { name: words('post.stillOpen'), value: stillOpen(words, open, more) },
          { name: words('post.next'), value: list(next, words('post.answersNone'), 700) },
          {
            name: words('post.blockers'),
            value: list(blockerLines(words, blockers, raised), words('post.noBlockers'), 800),
          },
          ...(carried.length > 0
            ? [
                {
                  name: words('blocker.carried'),
                  value: list(blockerLines(words, blockers, carried), '', 600),
                },
              ]
            : []),
          ...(lateOnes.length > 0
            ? [
                {
                  name: words('standup.answeredLate'),
                  value: people(
                    words,
                    lateOnes.map(({ person }) => person),
                    'post.nobodyAnswered',
                    400,
                  ),
                },
              ]
            : []),
        ],
        footer: { text: report.group },
      },
    ],
    components: [
      buttons(
        button(reportMarker(groupId, key), words('post.showBoard')),
        button(`${standupMarker(groupId, key)}:report`, words('standup.answerLate')),
      ),
      ...blockerRows(words, groupId, blockers),
    ],
  };
}

function lead(words: Words, { key, nextPhase }: Report): string {
  if (key.scope === 'week') return words('standup.weekReportText');
  return nextPhase === null
    ? words('post.lastPhase')
    : `**${words('post.nextPhase')}** ${plain(cutText(nextPhase, 200))}`;
}

function nextLine(words: Words, { person, next, isLate }: Report['answers'][number]): string {
  const line = `${who(words, person)}: ${cutText(oneLine(next), 200)}`;
  return isLate ? `${line} · ${words('standup.late')}` : line;
}

/** Who does not want to be named is counted, their items are not told. */
function stillOpen(words: Words, open: Report['open'], more: (count: number) => string): string {
  if (open.length === 0) return words('post.nothingOpen');
  const named = open.filter(({ person }) => !person.hidden);
  const lines = named.map(({ person, left }) =>
    words('post.stillOpenLine', { member: who(words, person), left }),
  );
  const hidden = open.length - named.length;
  const unnamed = hidden === 0 ? [] : [words('standup.unnamed', { count: hidden })];
  return [fitLines(lines, 900, more), ...unnamed].filter((part) => part !== '').join('\n');
}
