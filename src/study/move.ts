import { leavesOf, type Roadmap } from '../roadmap/roadmap.ts';
import { leafPoints } from './effort.ts';
import { numberedPhases } from './phases.ts';
import { makePlan, type Plan, type PlanWeek } from './plan.ts';
import { onlyOpen } from './replan.ts';

const MAX_WEEKS = 52;

/**
 * A plan moved to a new version of its roadmap. The weeks up to `current` stay as they are; what is
 * open in the new version and not in them is laid into the coming ones, as many as there were before
 * where that works. Phases keep their numbers. Null when nothing is left to walk.
 */
export function movePlan(
  before: Roadmap,
  after: Roadmap,
  plan: Plan,
  current: number,
): Plan | null {
  const stay = plan.weeks
    .filter(({ number }) => number <= current)
    .map((week) => withLostTexts(week, before, after));
  const planned = new Set(stay.flatMap(({ leaves }) => leaves.map(({ id }) => id)));
  const coming = leavesOf(after).filter(({ id, done }) => !done && !planned.has(id));
  if (coming.length === 0) return stay.length === 0 ? null : numbered(before, after, plan, stay);

  const points = leafPoints(after);
  const effort = coming.reduce((sum, { id }) => sum + (points.get(id) ?? 1), 0);
  const left = plan.weeks.length - stay.length;
  const wanted = left > 0 ? left : Math.ceil(effort / effortAWeek(stay));
  const weeks = Math.max(1, Math.min(wanted, coming.length, MAX_WEEKS - stay.length));
  // With nothing behind it, a roadmap's own week plan still leads.
  const open = new Set(coming.map(({ id }) => id));
  const rest = stay.length === 0 ? after : { ...onlyOpen(after, open), weekPlan: [] };
  const outcome = makePlan(rest, { weeks });
  if (outcome.kind !== 'planned') throw new Error(`move: ${outcome.kind}`);
  const laid = outcome.plan.weeks.map((week) => ({ ...week, number: week.number + stay.length }));
  return numbered(before, after, { ...plan, ...outcome.plan }, [...stay, ...laid], plan);
}

function effortAWeek(weeks: readonly PlanWeek[]): number {
  const points = weeks.flatMap(({ leaves }) => leaves.map((leaf) => leaf.points));
  return Math.max(1, points.reduce((sum, each) => sum + each, 0) / Math.max(1, weeks.length));
}

/** The words of what was planned and is not in the roadmap any more, so that it can still be shown. */
function withLostTexts(week: PlanWeek, before: Roadmap, after: Roadmap): PlanWeek {
  const kept = new Set(leavesOf(after).map(({ id }) => id));
  const texts = new Map(leavesOf(before).map(({ id, text }) => [id, text]));
  const leaves = week.leaves.map(({ id, points, text }) => {
    const lost = kept.has(id) ? undefined : (text ?? texts.get(id));
    return { id, points, ...(lost === undefined ? {} : { text: lost }) };
  });
  return { ...week, leaves };
}

/** The plan with these weeks, its phases numbered as before and new ones behind them. */
function numbered(
  before: Roadmap,
  after: Roadmap,
  plan: Plan,
  weeks: PlanWeek[],
  old: Plan = plan,
): Plan {
  const titles = new Map([...before.phases, ...after.phases].map(({ id, title }) => [id, title]));
  const known =
    old.phases ?? numberedPhases(old).map(({ phaseId }) => ({ id: phaseId, title: '' }));
  const moved: Plan = { ...plan, weeks };
  const numberedBefore = new Set(known.map(({ id }) => id));
  const fresh = numberedPhases({ ...moved, phases: undefined }).filter(
    ({ phaseId }) => !numberedBefore.has(phaseId),
  );
  const phases = [...known, ...fresh.map(({ phaseId }) => ({ id: phaseId, title: '' }))].map(
    ({ id, title }) => ({ id, title: titles.get(id) ?? title }),
  );
  return { ...moved, phases };
}
