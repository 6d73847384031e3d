import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Counts, ReportEntry } from '../roadmap/import/import-report.ts';
import type { Roadmap } from '../roadmap/roadmap.ts';
import { reportLines } from './import-report.ts';
import { pageAt, paginate } from './pages.ts';
import { button, buttons, COLOUR } from './parts.ts';
import { phaseName, topicTitle } from './roadmap.ts';
import { bare, plain } from './text.ts';
import { pageFooter, turnButtons } from './turn-pages.ts';

/** What of a trial reading is looked at. */
export const SIDES = ['contents', 'report'] as const;
export type Side = (typeof SIDES)[number];

export type TrialReading = {
  draftId: string;
  roadmap: Roadmap;
  counts: Counts;
  /** That a group would need; 0 when nothing is open. */
  weeks: number;
  report: readonly ReportEntry[];
  side: Side;
  page: number;
};

/** Of an embed's description. */
const PAGE = 3600;

/** What was read of a document, before anything is saved. */
export function trialMessage(language: Language, trial: TrialReading): Message {
  const words = wordsOf(language);
  const { draftId, roadmap, report, side } = trial;
  const lines =
    side === 'contents'
      ? [...summaryLines(words, trial), ...contentLines(words, roadmap)]
      : reportLines(words, report);
  const pages = paginate(lines, PAGE);
  const { text, page } = pageAt(pages, trial.page);
  const go = (to: Side, number: number) => customId('roadmap.import', 'page', draftId, to, number);
  const other =
    side === 'contents'
      ? button(go('report', 0), words('import.showReport', { count: report.length }))
      : button(go('contents', 0), words('import.showContents'));
  const turns = turnButtons(words, page, pages.length, (to) => go(side, to));
  return {
    content: words('import.notSaved'),
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('import.title', { title: plain(roadmap.title) }),
        description: text,
        ...pageFooter(words, page, pages.length),
      },
    ],
    components: [
      buttons(
        button(customId('roadmap.import', 'save', draftId), words('import.save'), 'success'),
        button(customId('roadmap.import', 'cancel', draftId), words('import.cancel')),
        other,
      ),
      ...(turns.length > 0 ? [buttons(...turns)] : []),
    ],
  };
}

function summaryLines(words: Words, { roadmap, counts, weeks, report }: TrialReading): string[] {
  const { phases, topics, items, leaves, done } = counts;
  const links = [roadmap, ...roadmap.phases.flatMap((phase) => phase.topics)].reduce(
    (sum, { resources }) => sum + resources.filter(({ url }) => url !== null).length,
    0,
  );
  const of = (kind: ReportEntry['kind']) => report.filter((entry) => entry.kind === kind).length;
  return [
    words('import.counts', { phases, topics, items }),
    words('import.leaves', { leaves, done }),
    words('import.weeks', { weeks }),
    words('import.weekPlan', { rows: roadmap.weekPlan.length }),
    words('import.resources', { resources: links }),
    words('import.language', { language: bare(roadmap.language) }),
    words('import.decided', { leftOut: of('left-out'), ambiguous: of('ambiguous') }),
  ].map((line) => `- ${line}`);
}

/** Everything that would be saved, phase by phase, and the week plan. */
function contentLines(words: Words, roadmap: Roadmap): string[] {
  const phases = roadmap.phases.flatMap((phase) => [
    '',
    `__**${plain(phaseName(words, phase))}**__`,
    ...phase.topics.flatMap((topic) => [
      ...(topic.implicit ? [] : [topicTitle(words, topic)]),
      ...topic.items.map(({ text, done }) => `${done ? '✅' : '⬜'} ${plain(text)}`),
    ]),
  ]);
  const rows = roadmap.weekPlan.map(({ from, to, goal, task }) =>
    words('import.weekRow', {
      weeks: from === to ? `${from}` : `${from}–${to}`,
      goal: plain([goal, task].filter((text) => text !== '').join(' · ')),
    }),
  );
  const plan = rows.length === 0 ? [] : ['', `__**${words('import.weekPlanTitle')}**__`, ...rows];
  return [...phases, ...plan];
}
