import { type Language, ownLanguage } from '../../i18n/language.ts';
import type { Key, Params } from '../../i18n/words.ts';
import { leavesOf, type Roadmap } from '../../roadmap/roadmap.ts';
import type { GroupItem } from '../../store/groups.ts';
import { addDays, weekdayOf } from '../../study/anchor.ts';
import { numberedPhases } from '../../study/phases.ts';
import { makePlan, type Pace, type Plan } from '../../study/plan.ts';
import type { Rest } from '../../study/rests.ts';
import {
  isZone,
  localDate,
  newRhythm,
  parseDate,
  parseTime,
  type Rhythm,
  weekStart,
  weekStarts,
} from '../../study/schedule.ts';

const YEAR = 366 * 86_400_000;

/** What an organiser asked for, as text. */
export type Wish = {
  firstDay: string | null;
  weekday: number | null;
  time: string | null;
  zone: string;
  weeks: number | null;
  pace: Pace | null;
};

export type Draft =
  | { kind: 'draft'; plan: Plan; rhythm: Rhythm; starts: number[] }
  | { kind: 'refused'; key: Key; params?: Params };

/** The plan and rhythm of a new group, or what is wrong with the wish. `now` in epoch ms. */
export function draftGroup(roadmap: Roadmap, wish: Wish, now: number): Draft {
  const rhythm = draftRhythm(wish, now);
  if (rhythm.kind === 'refused') return rhythm;
  if (wish.weeks !== null && wish.pace !== null) return refused('refuse.weeksAndPace');
  const planned = makePlan(
    roadmap,
    wish.pace === null ? { weeks: wish.weeks } : { pace: wish.pace },
  );
  switch (planned.kind) {
    case 'planned': {
      const { plan } = planned;
      return {
        kind: 'draft',
        plan,
        rhythm: rhythm.rhythm,
        starts: startsOf({ rhythm: rhythm.rhythm, rests: [] }, plan),
      };
    }
    case 'too-many-weeks':
      return refused('refuse.tooManyWeeks', { most: planned.most });
    case 'bad-weeks':
      return refused('refuse.tooManyWeeks', { most: 52 });
    case 'nothing-open':
      return refused('refuse.nothingOpen');
  }
}

/** The starts of a plan's weeks, and the end of the last. */
export function startsOf(
  { rhythm, rests }: { rhythm: Rhythm; rests: readonly Rest[] },
  plan: Plan,
): number[] {
  return weekStarts(rhythm, plan.weeks.length, rests);
}

function draftRhythm(
  wish: Wish,
  now: number,
): { kind: 'rhythm'; rhythm: Rhythm } | Extract<Draft, { kind: 'refused' }> {
  const { zone } = wish;
  if (!isZone(zone)) return refused('refuse.badZone', { text: zone });
  const today = localDate(now, zone);
  const asked = wish.firstDay === null ? today : parseDate(wish.firstDay);
  if (asked === null) return refused('refuse.badDate', { text: wish.firstDay ?? '' });
  if (asked < today) return refused('refuse.pastDate', { date: asked, zone });
  const time = wish.time === null ? '09:00' : parseTime(wish.time);
  if (time === null) return refused('refuse.badTime', { text: wish.time ?? '' });
  const from = (firstDay: string) =>
    newRhythm({ firstDay, weekday: wish.weekday ?? weekdayOf(firstDay), time, zone });
  // Who names no day means the next time it is that late, not a moment that has just passed.
  const passed = wish.firstDay === null && weekStart(from(today), 1) <= now;
  const rhythm = from(passed ? addDays(today, 1) : asked);
  const first = weekStart(rhythm, 1);
  const date = localDate(first, zone);
  if (first > now + YEAR) return refused('refuse.farDate', { date: asked });
  if (localTime(first, zone) !== time) {
    return refused('refuse.noSuchTime', { time, zone, date });
  }
  return { kind: 'rhythm', rhythm };
}

/** A plan's items one by one, as the store keeps them. */
export function itemsOf(roadmap: Roadmap, plan: Plan): GroupItem[] {
  const phases = new Map(numberedPhases(plan).map(({ phaseId, number }) => [phaseId, number]));
  const placed = new Map(
    plan.weeks.flatMap(({ number, leaves }) =>
      leaves.map(({ id, points }) => [id, { week: number, points }] as const),
    ),
  );
  return leavesOf(roadmap).flatMap((leaf, position) => {
    const place = placed.get(leaf.id);
    if (place === undefined) return [];
    const phase = phases.get(leaf.phase.id) ?? 0;
    const { id: itemId, text } = leaf;
    return [{ itemId, position, phase, text, topic: leaf.topic.title, ...place }];
  });
}

/** The language of a group's posts: the server's, unless the roadmap speaks another of ours. */
export function groupLanguage(server: Language, roadmap: Roadmap): Language {
  return ownLanguage(roadmap.language) ?? server;
}

/** `HH:MM` in a zone. */
export function localTime(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at);
}

function refused(key: Key, params?: Params): Extract<Draft, { kind: 'refused' }> {
  return { kind: 'refused', key, ...(params === undefined ? {} : { params }) };
}
