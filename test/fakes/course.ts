import type { Roadmap } from '../../src/roadmap/roadmap.ts';
import { type CourseItem, type CoursePhase, phasesOf } from './course-plan.ts';
import type { Fact } from './oracle.ts';
import { english, type Phrases } from './phrases.ts';
import { chinese } from './phrases-zh.ts';
import type { Weeks } from './streaks.ts';

/** What a test knows of a group that walks a roadmap: what was agreed, and what happened since. */
export type Course = {
  groupId: string;
  name: string;
  roadmap: Roadmap;
  items: readonly CourseItem[];
  phases: readonly CoursePhase[];
  weeks: number;
  /** Items that make a week count. */
  target: number;
  /** A week's goal and task, where the roadmap has a week plan of its own. */
  aims: readonly { goal: string; task: string }[];
  /** The language of the posts. */
  phrases: Phrases;
  /** The starts of all weeks and the end of the last, as they were held from an instant on. */
  calendars: { from: number; starts: readonly number[] }[];
  facts: Fact[];
};

export function newCourse(
  about: Pick<Course, 'name' | 'roadmap' | 'items'> & { starts: readonly number[] },
): Course {
  const { roadmap, items, starts } = about;
  const weeks = starts.length - 1;
  return {
    ...about,
    groupId: '',
    phases: phasesOf(roadmap, items),
    weeks,
    target: 1,
    aims: roadmap.weekPlan.flatMap(({ from, to, goal, task }) =>
      Array.from({ length: to - from + 1 }, () => ({ goal, task })),
    ),
    phrases: phrasesOf(roadmap.language),
    calendars: [{ from: Number.NEGATIVE_INFINITY, starts }],
    facts: [],
  };
}

export function phrasesOf(language: string): Phrases {
  return language.startsWith('zh') ? chinese : english;
}

/** The starts of the weeks as they were held at an instant. */
export function startsAt({ calendars }: Course, at: number): readonly number[] {
  return calendars.findLast(({ from }) => from <= at)?.starts ?? [];
}

/** The instants in between at which the group went on after a pause: open posts were edited then. */
export function resumesIn({ calendars }: Course, after: number, before: number): number[] {
  return calendars
    .filter(({ starts }) => starts.every(Number.isFinite))
    .map(({ from }) => from)
    .filter((from) => from > after && from < before);
}

/** The group's week: 0 before the first, one more than the last at the end. */
export function weekAt(course: Course, at: number): number {
  const starts = startsAt(course, at);
  return starts.findIndex((start) => start > at) === -1
    ? starts.length
    : starts.findIndex((start) => start > at);
}

/** The weeks in which streaks are counted at an instant. */
export function streakWeeks(course: Course, at: number): Weeks {
  const { weeks: last, items, target } = course;
  return { current: weekAt(course, at), last, planned: items.length, target };
}

/** Text as it must be written so that Discord shows it as it is. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\*_~`|<>[\]#@]/g, (mark) => `\\${mark}`);
}

export function bar(share: number): string {
  const full = share >= 1 ? 10 : Math.floor(share * 10);
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)}`;
}

export function percent(share: number): string {
  return new Intl.NumberFormat('en', { style: 'percent' }).format(share);
}

/** An instant as Discord's clients show it: in full, and how far away. */
export function when(at: number): string {
  return `<t:${at / 1000}:F> (<t:${at / 1000}:R>)`;
}

/** Until when a week runs; while the group is paused nobody knows, and its calendar is endless. */
export function deadlineOf(
  course: Course,
  phrases: Phrases,
  week: number,
  now: number,
): { at: string; paused?: never } | { paused: string; at?: never } {
  const end = startsAt(course, now)[week] ?? 0;
  return end === Number.POSITIVE_INFINITY ? { paused: phrases.paused } : { at: when(end) };
}

export function boardLine(rank: number, who: string, amount: string): string {
  return `${{ 1: '🥇', 2: '🥈', 3: '🥉' }[rank] ?? `**${rank}.**`} ${who} · ${amount}`;
}
