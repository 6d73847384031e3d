import { markOf } from '../../src/views/checklist.ts';
import { celebrationLines } from './celebrations.ts';
import {
  bar,
  boardLine,
  type Course,
  deadlineOf,
  escaped,
  percent,
  streakWeeks,
  weekAt,
} from './course.ts';
import type { CourseItem } from './course-plan.ts';
import { byPoints, fold, pointsIn, type Standing } from './oracle.ts';
import type { Phrases } from './phrases.ts';
import { NOTHING, type Shown } from './read-message.ts';
import { streakOf } from './streaks.ts';

/** What members are told in private, from what they and the others have done. */

export function standingOf(course: Course, member: string): Standing {
  const found = fold(course.facts).find((standing) => standing.member === member);
  if (found === undefined) throw new Error(`${member} never joined`);
  return found;
}

/** After a check-in of these items just now. */
export function recordedText(
  course: Course,
  phrases: Phrases,
  member: string,
  items: readonly CourseItem[],
  now: number,
): string {
  const standing = standingOf(course, member);
  const week = weekAt(course, now);
  const earned = items.reduce((sum, { points }) => sum + points, 0);
  const points = pointsIn(standing, 'all');
  const [only] = items;
  const open = course.items.filter((item) => item.week === week && !standing.ticked.has(item.id));
  const rank = byPoints(fold(course.facts), 'all').findIndex((line) => line.member === member) + 1;
  return [
    items.length === 1 && only !== undefined
      ? phrases.recorded(escaped(only.text), earned, points)
      : phrases.recordedMany(items.length, earned, points),
    ...(week >= 1 && week <= course.weeks ? [phrases.left(open.length)] : []),
    `${phrases.streak(streakOf(standing, streakWeeks(course, now)))} · ${phrases.rank(rank)}`,
    ...celebrationLines(course, phrases, member, items),
  ].join('\n');
}

/** The panel in the running week, with what just happened above it and can be undone below it. */
export function expectedChecklist(
  course: Course,
  phrases: Phrases,
  member: string,
  now: number,
  news: string,
  ticked: { interactionId: string; items: readonly CourseItem[] } | null = null,
): Shown {
  const standing = standingOf(course, member);
  const all = standing.ticked;
  const week = weekAt(course, now);
  const over = week > course.weeks;
  const { groupId, items } = course;
  const scope = over ? 'all' : 'week';
  const shown = over ? items : items.filter((item) => item.week === week);
  const part = shown.slice(0, 25);
  const openOf = (list: readonly CourseItem[]) => list.filter(({ id }) => !all.has(id)).length;
  const late = items.filter((item) => item.week < week);
  const line = ({ id, text }: CourseItem) => {
    const kind = all.get(id)?.kind;
    if (kind === 'known') return `☑️ ${escaped(text)} *(${phrases.known})*`;
    return kind === 'done' ? `✅ ~~${escaped(text)}~~` : `⬜ ${escaped(text)}`;
  };
  const end = deadlineOf(course, phrases, week, now);
  const scopes = [
    ['week', phrases.thisWeek(openOf(items.filter((item) => item.week === week)))],
    ['late', phrases.lateItems(openOf(late))],
    ['all', phrases.everything(openOf(items))],
    ['known', phrases.knownBefore([...all.values()].filter(({ kind }) => kind === 'known').length)],
  ] as const;
  const due = late.length;
  const behind = Math.max(0, due - all.size);
  const streak = phrases.streak(streakOf(standing, streakWeeks(course, now)));
  const isAnyDone = [...all.values()].some(({ kind }) => kind === 'done');
  const [only, ...more] = ticked?.items ?? [];
  const note =
    only && more.length === 0 ? `write:${groupId}:${only.id}` : `notes:${groupId}:${scope}:0`;
  const pages = Math.max(1, Math.ceil(shown.length / 25));
  const options = part.map(({ id, text }) => `[${all.has(id) ? 'x' : ' '}] ${text}`);
  return {
    ...NOTHING,
    content: news,
    title: phrases.checklistTitle(escaped(course.name)),
    body: [
      over
        ? phrases.after
        : `${phrases.week(week, course.weeks)} · ${end.paused ?? phrases.until(end.at)}`,
      `${streak} · ${phrases.points(pointsIn(standing, 'all'))}`,
      ...(behind > 0 ? [phrases.behind(behind)] : []),
      ...(part.length === 0 ? [phrases.nothingHere] : part.map(line)),
    ],
    footer: pages > 1 ? phrases.pageOf(1, pages) : '',
    buttons: [
      ...scopes.map(
        ([name, label]) =>
          `${label} -> done:scope:${groupId}:${name}${name === scope ? ' (off)' : ''}`,
      ),
      ...(pages > 1
        ? [
            `${phrases.previous} -> done:panel:${groupId}:${scope}:-1 (off)`,
            `${phrases.nextPage} -> done:panel:${groupId}:${scope}:1`,
          ]
        : []),
      ...(ticked === null
        ? []
        : [`${phrases.undo} -> done:back:${groupId}:${scope}:0:${ticked.interactionId}`]),
      ...(isAnyDone ? [`${phrases.addNote} -> done:${note}`] : []),
      ...(behind > 0
        ? [
            `${phrases.shift} -> plan:shift:${groupId}:0:1`,
            ...(over || end.paused !== undefined
              ? []
              : [`${phrases.leaveWeek} -> leave-week:take:${groupId}`]),
          ]
        : []),
    ],
    menus: part.length === 0 ? [] : [`${menuOf(course, now)}: ${options.join(' ')}`],
  };
}

/** The custom id of the menu that the panel of the running week opens with. */
export function menuOf(course: Course, now: number): string {
  const week = weekAt(course, now);
  const over = week > course.weeks;
  const items = over ? course.items : course.items.filter((item) => item.week === week);
  const part = items.slice(0, 25).map(({ id }) => ({ itemId: id }));
  return `done:tick:${course.groupId}:${over ? 'all' : 'week'}:0:${week}:${markOf(part)}`;
}

/** `/roadmap progress`: a bar for the whole and for each phase, and how that compares. */
export function expectedProgress(
  course: Course,
  phrases: Phrases,
  member: string,
  now: number,
): string[] {
  const { ticked } = standingOf(course, member);
  const week = weekAt(course, now);
  const line = (items: readonly CourseItem[]) => {
    const done = items.filter(({ id }) => ticked.has(id)).length;
    return `${bar(done / items.length)} ${done}/${items.length}`;
  };
  const due = course.items.filter((item) => item.week < week).length;
  const running = course.items.filter((item) => item.week === week).length;
  const pace = () => {
    if (ticked.size === course.items.length) return phrases.allFinished;
    if (ticked.size < due) return phrases.behind(due - ticked.size);
    return ticked.size > due + running ? phrases.ahead : phrases.onPace;
  };
  return [
    `**${phrases.inAll}**`,
    line(course.items),
    ...course.phases.flatMap(({ number, title }) => [
      `**${escaped(title)}**`,
      line(course.items.filter(({ phase }) => phase === number)),
    ]),
    pace(),
  ];
}

export type Wanted = { by: 'points' | 'share' | 'streak' | 'improved'; value: number };

export function amountOf(phrases: Phrases, { by, value }: Wanted): string {
  if (by === 'points') return phrases.points(value);
  if (by === 'improved') return phrases.improvedBy(value);
  return by === 'share' ? percent(value) : phrases.streakValue(value);
}

export function ownLine(phrases: Phrases, rank: number, wanted: Wanted): string {
  return boardLine(rank, phrases.you, amountOf(phrases, wanted));
}
