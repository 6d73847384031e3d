import * as z from 'zod';
import { leavesOf, type Roadmap } from '../roadmap/roadmap.ts';
import { leafPoints, POINTS_PER_DAY } from './effort.ts';
import { ownWeeks } from './fit.ts';
import { layWeeks, type OpenLeaf, sumPoints } from './lay.ts';
import { fillWeekPlan } from './week-plan.ts';

const MAX_WEEKS = 52;

export const PlanWeek = z.strictObject({
  number: z.int(),
  /** Phases with a leaf in this week, in the roadmap's order. */
  phaseIds: z.array(z.string()),
  goal: z.string().nullable(),
  task: z.string().nullable(),
  leaves: z.array(
    z.strictObject({
      id: z.string(),
      points: z.int(),
      /** Of an item that the roadmap has lost since. */
      text: z.string().optional(),
    }),
  ),
});

/** Which open leaf is studied in which week; a group pins one. */
export const Plan = z.strictObject({
  weeks: z.array(PlanWeek),
  /** Laid by effort; the roadmap's own week plan; that plan on another number of weeks. */
  basis: z.enum(['laid', 'own', 'fitted']),
  /** Leaves placed because a row of the week plan names them; 0 in a laid plan. */
  named: z.int(),
  /** Leaves that no row names, spread evenly; 0 in a laid plan. */
  spread: z.int(),
  /** The phases by their numbers, once a new version came midway; else their order numbers them. */
  phases: z.array(z.strictObject({ id: z.string(), title: z.string() })).optional(),
});

export type PlanWeek = z.infer<typeof PlanWeek>;
export type Plan = z.infer<typeof Plan>;

/** 2, 4 or 6 days of estimated work a week. */
export type Pace = 'gentle' | 'steady' | 'intensive';

/** `weeks: null` asks for the roadmap's own default. */
export type PlanRequest = { weeks: number } | { pace: Pace } | { weeks: null };

export type PlanOutcome =
  | { kind: 'planned'; plan: Plan }
  | { kind: 'too-many-weeks'; most: number }
  | { kind: 'nothing-open' }
  /** Not a whole number from 1 to 52. */
  | { kind: 'bad-weeks' };

const daysAWeek = { gentle: 2, steady: 4, intensive: 6 } satisfies Record<Pace, number>;

/**
 * The plan of a roadmap's open leaves: each of them in exactly one week, no week empty. Follows the
 * roadmap's own week plan where it has one, else lays the topics in order by effort. A number of
 * weeks above the open leaves is refused with the largest that works; a pace or the default gives
 * a number that always works.
 */
export function makePlan(roadmap: Roadmap, request: PlanRequest): PlanOutcome {
  const asked = 'weeks' in request ? request.weeks : null;
  if (asked !== null && !(Number.isInteger(asked) && asked >= 1 && asked <= MAX_WEEKS)) {
    return { kind: 'bad-weeks' };
  }
  const open = openLeaves(roadmap);
  if (open.length === 0) return { kind: 'nothing-open' };
  const most = Math.min(MAX_WEEKS, open.length);
  if (asked !== null && asked > most) return { kind: 'too-many-weeks', most };
  const wanted = 'pace' in request ? weeksAtPace(open, request.pace) : defaultWeeks(roadmap, open);
  return { kind: 'planned', plan: planWeeks(roadmap, open, asked ?? Math.min(wanted, most)) };
}

/** How many weeks the plan takes when no other number is asked for; 0 when nothing is open. */
export function usualWeeks(roadmap: Roadmap): number {
  const open = openLeaves(roadmap);
  const most = Math.min(MAX_WEEKS, open.length);
  return most === 0 ? 0 : Math.min(defaultWeeks(roadmap, open), most);
}

function openLeaves(roadmap: Roadmap): OpenLeaf[] {
  const points = leafPoints(roadmap);
  const open = leavesOf(roadmap).filter((leaf) => !leaf.done);
  return open.map((leaf) => ({ ...leaf, points: points.get(leaf.id) ?? 1 }));
}

function weeksAtPace(leaves: readonly OpenLeaf[], pace: Pace): number {
  return Math.max(1, Math.ceil(sumPoints(leaves) / (daysAWeek[pace] * POINTS_PER_DAY)));
}

/** The week plan's length; without one, what the phases state, counting the others at `steady`. */
function defaultWeeks(roadmap: Roadmap, open: readonly OpenLeaf[]): number {
  if (roadmap.weekPlan.length > 0) return ownWeeks(roadmap.weekPlan);
  return roadmap.phases.reduce((weeks, phase) => {
    const leaves = open.filter((leaf) => leaf.phase === phase);
    if (leaves.length === 0) return weeks;
    return weeks + Math.max(1, phase.weeks?.max ?? weeksAtPace(leaves, 'steady'));
  }, 0);
}

function planWeeks(roadmap: Roadmap, open: readonly OpenLeaf[], weeks: number): Plan {
  if (roadmap.weekPlan.length === 0) {
    const laid = layWeeks(open, weeks).map((leaves) => ({ goal: null, task: null, leaves }));
    return { weeks: laid.map(asPlanWeek), basis: 'laid', named: 0, spread: 0 };
  }
  const filled = fillWeekPlan(roadmap.weekPlan, open, weeks);
  const basis = weeks === ownWeeks(roadmap.weekPlan) ? 'own' : 'fitted';
  return { ...filled, weeks: filled.weeks.map(asPlanWeek), basis };
}

function asPlanWeek(
  { goal, task, leaves }: { goal: string | null; task: string | null; leaves: OpenLeaf[] },
  index: number,
): PlanWeek {
  return {
    number: index + 1,
    phaseIds: [...new Set(leaves.map(({ phase }) => phase.id))],
    goal,
    task,
    leaves: leaves.map(({ id, points }) => ({ id, points })),
  };
}

/**
 * The first and last week that hold a leaf of each phase, in the order of the phases. Every phase
 * has one last week, also where an own plan interleaves them; it is when its standup opens.
 */
export function phaseEnds(plan: Plan): { phaseId: string; firstWeek: number; lastWeek: number }[] {
  const weeksOf = new Map<string, number[]>();
  for (const { number, phaseIds } of plan.weeks) {
    for (const id of phaseIds) weeksOf.set(id, [...(weeksOf.get(id) ?? []), number]);
  }
  return phaseOrder(plan).map((phaseId) => {
    const weeks = weeksOf.get(phaseId) ?? [];
    return { phaseId, firstWeek: Math.min(...weeks), lastWeek: Math.max(...weeks) };
  });
}

/** How many items a plan has. */
export function countItems(plan: Plan): number {
  return plan.weeks.reduce((sum, { leaves }) => sum + leaves.length, 0);
}

/**
 * The phases in the roadmap's order, as far as the weeks tell: each week lists its own in that
 * order. Of phases that no week compares, the one that is met first comes first.
 */
function phaseOrder(plan: Plan): string[] {
  const left = new Set(plan.weeks.flatMap(({ phaseIds }) => phaseIds));
  const order: string[] = [];
  while (left.size > 0) {
    const follows = new Set(
      plan.weeks.flatMap(({ phaseIds }) => phaseIds.filter((id) => left.has(id)).slice(1)),
    );
    const next = [...left].find((id) => !follows.has(id)) ?? [...left][0] ?? '';
    order.push(next);
    left.delete(next);
  }
  return order;
}
