import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { bare } from '../views/text.ts';
import type { BoardFacts, BoardPlace, BurnUpFacts, ProfileFacts } from './facts.ts';
import { progressOf } from './progress-of.ts';

/** Of an attachment's description: https://docs.discord.com/developers/resources/message */
const MOST = 1024;

type Separator = { item: string; sentence: string };
const SEPARATORS: Partial<Record<Language, Separator>> = { 'zh-CN': { item: '、', sentence: '' } };
const USUAL: Separator = { item: '; ', sentence: ' ' };
const separatorOf = (language: Language) => SEPARATORS[language] ?? USUAL;

export function describeProfile(language: Language, facts: ProfileFacts): string {
  const words = wordsOf(language);
  const { item } = separatorOf(language);
  const phases = facts.phases.map(({ title, done, total }) =>
    words('picture.alt.phase', { title: oneLine(title), done, total }),
  );
  return paragraph(language, [
    words('picture.alt.profile', { name: oneLine(facts.name), group: oneLine(facts.group) }),
    words('picture.alt.points', { points: facts.points }),
    ...(facts.rank === null ? [] : [words('picture.alt.place', facts.rank)]),
    words('picture.alt.streak', facts.streak),
    words('picture.alt.phases', { share: progressOf(facts.phases), phases: phases.join(item) }),
    words('picture.alt.weeks', { weeks: weekRuns(words, facts.weeks).join(item) }),
  ]);
}

export function describeBoard(language: Language, facts: BoardFacts): string {
  const words = wordsOf(language);
  const { item } = separatorOf(language);
  const value = ({ value }: BoardPlace) => words(`picture.by.${facts.by}`, { value });
  const lines = facts.lines.map((line) =>
    words('picture.alt.boardLine', {
      place: line.place,
      name: oneLine(line.name),
      value: value(line),
    }),
  );
  const { own, subtitle } = facts;
  return paragraph(language, [
    ...(own === null ? [] : [words('picture.alt.own', { place: own.place, value: value(own) })]),
    lines.length === 0
      ? words('picture.boardEmpty')
      : words('picture.alt.board', {
          group: oneLine(facts.group),
          subtitle: oneLine(subtitle),
          lines: lines.join(item),
        }),
  ]);
}

export function describeBurnUp(language: Language, facts: BurnUpFacts): string {
  const words = wordsOf(language);
  const { total, forecast } = facts;
  const week = facts.done.length;
  return paragraph(language, [
    words('picture.alt.burnUp', {
      group: oneLine(facts.group),
      week,
      weeks: facts.planned.length,
      done: (facts.done.at(-1) ?? 0) / total,
      planned: plannedBy(facts, week) / total,
    }),
    ...(forecast === null ? [] : [words('picture.alt.forecast', { week: Math.ceil(forecast) })]),
  ]);
}

/** What is planned by the end of a week, 0 before the first and all of it past the last. */
export function plannedBy({ planned }: BurnUpFacts, week: number): number {
  return week < 1 ? 0 : (planned[week - 1] ?? planned.at(-1) ?? 0);
}

/** A name as it stands in a sentence. */
function oneLine(text: string): string {
  return bare(text.toWellFormed().replace(/\s+/gu, ' '));
}

function paragraph(language: Language, sentences: readonly string[]): string {
  return cutText(sentences.join(separatorOf(language).sentence), MOST);
}

/** Weeks in a row with the same state are told together. */
function weekRuns(words: Words, weeks: ProfileFacts['weeks']): string[] {
  const runs: { first: number; last: number; state: ProfileFacts['weeks'][number]['state'] }[] = [];
  for (const { number, state } of weeks) {
    const run = runs.at(-1);
    if (run?.state === state) run.last = number;
    else runs.push({ first: number, last: number, state });
  }
  return runs.map(({ first, last, state: key }) => {
    const state = words(`picture.week.${key}`);
    return first === last
      ? words('picture.alt.week', { week: first, state })
      : words('picture.alt.weekRun', { first, last, state });
  });
}
