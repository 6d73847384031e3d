import { bar, boardLine, type Course, deadlineOf, escaped, percent, weekAt } from './course.ts';
import type { CourseItem } from './course-plan.ts';
import { byPoints, fold, pointsIn, type Standing, streakOf } from './oracle.ts';
import type { Phrases } from './phrases.ts';
import { NOTHING, type Shown } from './read-message.ts';

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
    `${phrases.streak(streakOf(standing, week, course.weeks))} · ${phrases.rank(rank)}`,
  ].join('\n');
}

/** The checklist of the running week, with what just happened above it. */
export function expectedChecklist(
  course: Course,
  phrases: Phrases,
  member: string,
  now: number,
  news: string,
): Shown {
  const { ticked } = standingOf(course, member);
  const week = weekAt(course, now);
  const over = week > course.weeks;
  const { groupId, items } = course;
  const scope = over ? 'all' : 'week';
  const shown = over ? items : items.filter((item) => item.week === week);
  const part = shown.slice(0, 25);
  const openOf = (list: readonly CourseItem[]) => list.filter(({ id }) => !ticked.has(id)).length;
  const late = items.filter((item) => item.week < week);
  const line = ({ id, text }: CourseItem) => {
    const kind = ticked.get(id)?.kind;
    if (kind === 'known') return `☑️ ${escaped(text)} *(${phrases.known})*`;
    return kind === 'done' ? `✅ ~~${escaped(text)}~~` : `⬜ ${escaped(text)}`;
  };
  const end = deadlineOf(course, phrases, week, now);
  const scopes = [
    ['week', phrases.thisWeek(openOf(items.filter((item) => item.week === week)))],
    ['late', phrases.lateItems(openOf(late))],
    ['all', phrases.everything(openOf(items))],
  ] as const;
  const pages = Math.max(1, Math.ceil(shown.length / 25));
  const options = part.map(({ id, text }) => `[${ticked.has(id) ? 'x' : ' '}] ${text}`);
  return {
    ...NOTHING,
    content: news,
    title: phrases.checklistTitle(escaped(course.name)),
    body: [
      over
        ? phrases.after
        : `${phrases.week(week, course.weeks)} · ${end.paused ?? phrases.until(end.at)}`,
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
    ],
    menus: part.length === 0 ? [] : [`done:tick:${groupId}:${scope}:0: ${options.join(' ')}`],
  };
}

/** `/plan`: what is open this week, what is late, until when. */
export function expectedPlan(course: Course, phrases: Phrases, member: string, now: number): Shown {
  const { ticked } = standingOf(course, member);
  const week = weekAt(course, now);
  const running = week <= course.weeks;
  const open = course.items.filter((item) => !ticked.has(item.id));
  const list = (items: CourseItem[]) => {
    const lines = items.map(({ text }) => `⬜ ${escaped(text)}`);
    for (let kept = lines.length; kept >= 0; kept -= 1) {
      const more = kept < lines.length ? [phrases.more(lines.length - kept)] : [];
      const text = [...lines.slice(0, kept), ...more].join('\n');
      if (text.length <= 1000) return text;
    }
    return '';
  };
  const end = deadlineOf(course, phrases, week, now);
  const late = open.filter((item) => item.week < week);
  const own = open.filter((item) => item.week === week);
  return {
    ...NOTHING,
    title: phrases.planTitle(escaped(course.name)),
    body: [running ? phrases.week(week, course.weeks) : phrases.after],
    fields: [
      ...(running ? [`${phrases.planOpen}: ${own.length > 0 ? list(own) : phrases.planDone}`] : []),
      ...(late.length > 0 ? [`${phrases.planLate} · ${late.length}: ${list(late)}`] : []),
      ...(running ? [`${phrases.deadline}: ${end.paused ?? end.at}`] : []),
    ],
    buttons: [`${phrases.checklist} -> done:open:${course.groupId}`],
  };
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

export type Wanted = { by: 'points' | 'share' | 'streak'; value: number };

export function amountOf(phrases: Phrases, { by, value }: Wanted): string {
  if (by === 'points') return phrases.points(value);
  return by === 'share' ? percent(value) : phrases.streakValue(value);
}

export function ownLine(phrases: Phrases, rank: number, wanted: Wanted): string {
  return boardLine(rank, phrases.you, amountOf(phrases, wanted));
}
