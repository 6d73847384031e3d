import { type Course, escaped } from './course.ts';
import type { CourseItem } from './course-plan.ts';
import { isHidden, nameOf, withoutErased } from './names.ts';
import { type Fact, fold } from './oracle.ts';
import type { Phrases } from './phrases.ts';
import { NOTHING, type Shown } from './read-message.ts';

/** What the channel hears of a member: a phase by its number, or 0 for the whole roadmap. */
export type Celebration = { at: number; kind: 'celebration'; number: number; member: string };

/** The phases that a check-in of these items has completed, or 0 alone when all is done by it. */
export function completedBy(
  course: Course,
  member: string,
  items: readonly CourseItem[],
  facts: readonly Fact[] = course.facts,
): number[] {
  const ticked = fold(facts).find((standing) => standing.member === member)?.ticked;
  const isDone = ({ id }: CourseItem) => ticked?.has(id) === true;
  if (items.length > 0 && course.items.every(isDone)) return [0];
  return [...new Set(items.map(({ phase }) => phase))]
    .filter((number) => course.items.filter(({ phase }) => phase === number).every(isDone))
    .sort((a, b) => a - b);
}

/**
 * What there was to celebrate until an instant, each once for a member, whatever was undone and done
 * again; of nobody who deleted their data since.
 */
export function occasionsUntil(course: Course, now: number): Celebration[] {
  const once = new Map<string, Celebration>();
  course.facts.forEach((fact, place) => {
    if (fact.kind !== 'done' || fact.at > now) return;
    const { at, member } = fact;
    const until = course.facts.slice(0, place + 1);
    for (const number of completedBy(course, member, fact.items, until)) {
      const key = `${member} ${number}`;
      if (!once.has(key)) once.set(key, { at, kind: 'celebration', number, member });
    }
  });
  const kept = new Set(withoutErased(course.facts, now + 1).map(({ member }) => member));
  return [...once.values()].filter(({ member }) => kept.has(member));
}

/** What of it the channel hears: nothing of those who are hidden. */
export function celebrationsUntil(course: Course, now: number): Celebration[] {
  return occasionsUntil(course, now).filter(({ at, member }) => !isHidden(course, member, at));
}

export function expectedCelebration(course: Course, { at, number, member }: Celebration): Shown {
  const { phrases, groupId } = course;
  const who = nameOf(course, member, at);
  return {
    ...NOTHING,
    content:
      number === 0
        ? phrases.celebrateAll(who)
        : phrases.celebratePhase(who, titleOf(course, number)),
    buttons: [
      `${phrases.showBoard} -> leaderboard:open:${groupId}:phase-${number}:${at.toString(36)}`,
    ],
  };
}

/** What the member hears below the check-in. */
export function celebrationLines(
  course: Course,
  phrases: Phrases,
  member: string,
  items: readonly CourseItem[],
): string[] {
  return completedBy(course, member, items).map((number) =>
    number === 0 ? phrases.youDidAll : phrases.youDidPhase(titleOf(course, number)),
  );
}

function titleOf({ phases }: Course, number: number): string {
  return escaped(phases.find((phase) => phase.number === number)?.title ?? '');
}
