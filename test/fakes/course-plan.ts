import type { Roadmap, Topic } from '../../src/roadmap/roadmap.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';

/** What a course consists of, worked out from the roadmap's document alone. */

export type CourseItem = {
  id: string;
  text: string;
  topic: string;
  /** The place of its phase among those with something open, from 1. */
  phase: number;
  week: number;
  points: number;
};

export type CoursePhase = { number: number; title: string; lastWeek: number };

export function shippedRoadmap(key: string, language: string): Roadmap {
  const found = shipped.find((each) => each.key === key && each.roadmap.language === language);
  if (found === undefined) throw new Error(`${key} does not ship in ${language}`);
  return found.roadmap;
}

/** All that is open in a roadmap, in its order; `weekOf` says which week each is studied in. */
export function openItems(
  roadmap: Roadmap,
  weekOf: (text: string, place: number) => number,
): CourseItem[] {
  const phases = roadmap.phases
    .map(({ topics }) => topics.flatMap(itemsOf))
    .filter((p) => p.length);
  return phases.flat().map((item, place) => ({
    ...item,
    phase: phases.findIndex((items) => items.includes(item)) + 1,
    week: weekOf(item.text, place),
  }));
}

/** A topic without items is ticked itself. Effort: days, else stars, else one, times ten. */
function itemsOf(topic: Topic): Omit<CourseItem, 'phase' | 'week'>[] {
  const bare = { id: topic.id, text: topic.title, done: topic.done === true };
  const all = topic.items.length > 0 ? topic.items : [bare];
  const total = 10 * (topic.days ?? topic.stars ?? 1);
  let given = 0;
  return all.flatMap(({ id, text, done }, place) => {
    const points = Math.max(1, Math.round((total * (place + 1)) / all.length) - given);
    given = Math.round((total * (place + 1)) / all.length);
    return done ? [] : [{ id, text, topic: topic.title, points }];
  });
}

/** The phases that have something open, and the last week of each. */
export function phasesOf(roadmap: Roadmap, items: readonly CourseItem[]): CoursePhase[] {
  const titles = roadmap.phases
    .filter(({ topics }) => topics.some((topic) => itemsOf(topic).length > 0))
    .map(({ title }) => title);
  return titles.map((title, place) => {
    const weeks = items.filter(({ phase }) => phase === place + 1).map(({ week }) => week);
    return { number: place + 1, title, lastWeek: Math.max(...weeks) };
  });
}
