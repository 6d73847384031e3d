import type { Topic } from '../../src/roadmap/roadmap.ts';
import { type Celebration, celebrationsUntil, expectedCelebration } from './celebrations.ts';
import {
  bar,
  boardLine,
  type Course,
  escaped,
  percent,
  resumesIn,
  startsAt,
  when,
} from './course.ts';
import type { CoursePhase } from './course-plan.ts';
import { expectedReport, expectedStandup } from './expected-standup.ts';
import { forgetErased, nameOf } from './names.ts';
import { byPoints, fold, groupShare, mostImproved, weekResult } from './oracle.ts';
import { NOTHING, type Shown } from './read-message.ts';

/** A post: since when it stands in the channel, and what it says at a later instant. */
type Post =
  | { at: number; kind: 'report' | 'board' | 'assignment' | 'standup'; number: number }
  | Celebration;

/** All that must stand in a group's channel at an instant, in order, as it must read then. */
export function expectedChannel(course: Course, now: number): Shown[] {
  const posts: Post[] = [...postsUntil(course, now), ...celebrationsUntil(course, now)].sort(
    (a, b) => a.at - b.at,
  );
  const shown = posts.map((each) => {
    if (each.kind === 'celebration') return expectedCelebration(course, each);
    const { kind, number, at } = each;
    const phase = course.phases[number - 1];
    if (kind === 'assignment') return expectedAssignment(course, number, at, now);
    if (kind === 'board') return expectedBoard(course, number, at);
    if (phase === undefined) throw new Error(`no phase ${number}`);
    if (kind === 'report') return expectedReport(course, phase, at);
    const closed = posts.findIndex((post) => post.kind === 'report' && post.number === number);
    return expectedStandup(course, phase, { at, now, report: closed === -1 ? null : closed });
  });
  return shown.map((each) => forgetErased(course, each, now));
}

/** At a week's start: what closes with the week before, its board, the week, what opens with it. */
export function postsUntil(course: Course, now: number): Post[] {
  return startsAt(course, now).flatMap((at, before): Post[] => {
    if (at > now) return [];
    const ending = (week: number) => course.phases.filter(({ lastWeek }) => lastWeek === week);
    const ofPhase = (kind: 'report' | 'standup') => (phase: CoursePhase) => {
      return { at, kind, number: phase.number };
    };
    return [
      ...(before === 0 ? [] : ending(before).map(ofPhase('report'))),
      ...(before === 0 ? [] : [{ at, kind: 'board' as const, number: before }]),
      ...(before === course.weeks ? [] : [{ at, kind: 'assignment' as const, number: before + 1 }]),
      ...(before === course.weeks ? [] : ending(before + 1).map(ofPhase('standup'))),
    ];
  });
}

function expectedAssignment(course: Course, week: number, postedAt: number, now: number): Shown {
  const { phrases, groupId } = course;
  const end = startsAt(course, now)[week] ?? 0;
  const over = end <= now;
  const written = resumesIn(course, postedAt, Math.min(end, now + 1)).at(-1) ?? postedAt;
  const all = fold(course.facts, over ? end : written);
  const members = all.filter(({ active }) => active).length;
  const { items, met } = weekResult(all, week, course.target);
  const deadline = startsAt(course, written)[week] ?? 0;
  const links = course.roadmap.resources
    .filter(({ url }) => url !== null)
    .map(({ title, url }) => `[${escaped(title)}](${url})`);
  return {
    ...NOTHING,
    title: `${phrases.week(week, course.weeks)} · ${escaped(course.aims[week - 1]?.goal ?? phaseTitles(course, week))}`,
    body: [...aimLines(course, week), ...itemLines(course, week)],
    fields: [
      ...(links.length === 0 ? [] : [`${phrases.resources}: ${links.join(' · ')}`]),
      `${phrases.progress}: ${progressLine(course, over ? end : written)}`,
      over
        ? `${phrases.result}: ${phrases.resultLine(items, met, members)}`
        : `${phrases.deadline}: ${when(deadline)}`,
    ],
    footer: course.name,
    buttons: [
      `${phrases.checkIn} -> done:open:${groupId}:${week}`,
      `${phrases.myPlan} -> plan:open:${groupId}:${week}`,
    ],
    thread: { name: phrases.weekThread(week), messages: [] },
  };
}

function phaseTitles({ items, phases }: Course, week: number): string {
  return phases
    .filter(({ number }) => items.some((item) => item.week === week && item.phase === number))
    .map(({ title }) => title)
    .join(' / ');
}

function aimLines(course: Course, week: number): string[] {
  const { phrases, aims } = course;
  const aim = aims[week - 1];
  if (aim === undefined) return [];
  return [
    `**${phrases.phase}** ${escaped(phaseTitles(course, week))}`,
    `**${phrases.goal}** ${escaped(aim.goal)}`,
    `**${phrases.task}** ${escaped(aim.task)}`,
  ];
}

function itemLines(course: Course, week: number): string[] {
  const topics = course.roadmap.phases.flatMap((phase) => phase.topics);
  return topics.flatMap((topic) => {
    const texts = course.items
      .filter((item) => item.week === week)
      .filter(({ id }) => id === topic.id || topic.items.some((item) => item.id === id))
      .map(({ text }) => `▫️ ${escaped(text)}`);
    if (texts.length === 0) return [];
    const quoted = (text?: string) => (text === undefined ? [] : [`> ${escaped(text)}`]);
    const alone = topic.items.length === 0;
    return [
      ...(topic.implicit === true ? [] : [topicLine(course, topic)]),
      ...quoted(topic.summary),
      ...(alone ? [...quoted(topic.goal), ...quoted(topic.practice)] : texts),
    ];
  });
}

function topicLine({ phrases }: Course, { title, number, stars, days, onDemand }: Topic): string {
  const name = `**${number === undefined ? '' : `${number}. `}${escaped(title)}**`;
  const effort =
    days === undefined ? (onDemand === true ? phrases.onDemand : '') : phrases.days(days);
  const facts = [stars === undefined ? '' : '⭐'.repeat(stars), effort].filter(Boolean);
  return [name, facts.join(' · ')].filter(Boolean).join(' ');
}

function progressLine({ phrases, facts, items }: Course, before: number): string {
  const all = fold(facts, before);
  const members = all.filter(({ active }) => active).length;
  if (members === 0) return phrases.nobody;
  const share = groupShare(all, items.length);
  return phrases.progressLine(bar(share), percent(share), members);
}

function expectedBoard(course: Course, week: number, at: number): Shown {
  const { phrases, groupId } = course;
  const all = fold(course.facts, at);
  const lines = byPoints(all, 'all')
    .slice(0, 10)
    .map(({ member, value }, place) =>
      boardLine(place + 1, nameOf(course, member, at), phrases.points(value)),
    );
  const best = mostImproved(all, week);
  const { items, met } = weekResult(all, week, course.target);
  const members = all.filter(({ active }) => active).length;
  return {
    ...NOTHING,
    title: phrases.boardTitle(week),
    body: [`**${phrases.topTen}**`, ...(lines.length === 0 ? [phrases.boardEmpty] : lines)],
    fields: [
      ...(best === null
        ? []
        : [
            `${phrases.improved}: ${phrases.improvedLine(nameOf(course, best.member, at), best.before, best.after)}`,
          ]),
      `${phrases.result}: ${phrases.resultLine(items, met, members)}`,
      `${phrases.progress}: ${progressLine(course, at)}`,
    ],
    footer: course.name,
    buttons: [`${phrases.showBoard} -> leaderboard:open:${groupId}:${week}`],
  };
}
