import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, type Roadmap } from '../../src/roadmap/roadmap.ts';
import { leafPoints } from '../../src/study/effort.ts';
import { makePlan, Plan, type PlanRequest } from '../../src/study/plan.ts';
import { phaseOf, roadmapOf, topicOf, topicWith } from './build.ts';
import { roadmaps } from './random.ts';

function planned(roadmap: Roadmap, request: PlanRequest): Plan {
  const outcome = makePlan(roadmap, request);
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome.plan;
}

function loads(plan: Plan): number[] {
  return plan.weeks.map(({ leaves }) => leaves.reduce((sum, { points }) => sum + points, 0));
}

function openIds(roadmap: Roadmap): string[] {
  return leavesOf(roadmap).flatMap(({ id, done }) => (done ? [] : [id]));
}

const requests: fc.Arbitrary<PlanRequest> = fc.oneof(
  fc.record({ weeks: fc.oneof(fc.integer({ min: 1, max: 52 }), fc.constant(null)) }),
  fc.record({ pace: fc.constantFrom('gentle' as const, 'steady' as const, 'intensive' as const) }),
);

describe('any plan', () => {
  it('holds every open leaf exactly once with its points, in 1 to 52 weeks, none empty', () => {
    fc.assert(
      fc.property(roadmaps({ weekPlan: true }), requests, (roadmap, request) => {
        const outcome = makePlan(roadmap, request);
        fc.pre(outcome.kind === 'planned');
        if (outcome.kind !== 'planned') return;
        const { weeks, named, spread, basis } = Plan.parse(outcome.plan);
        const leaves = weeks.flatMap((week) => week.leaves);
        expect(leaves.map(({ id }) => id).sort()).toEqual(openIds(roadmap).sort());
        const points = leafPoints(roadmap);
        expect(leaves.every((leaf) => leaf.points === points.get(leaf.id))).toBe(true);
        expect(weeks.map(({ number }) => number)).toEqual(weeks.map((_, i) => i + 1));
        expect(weeks.length).toBeGreaterThanOrEqual(1);
        expect(weeks.length).toBeLessThanOrEqual(52);
        expect(weeks.every((week) => week.leaves.length > 0)).toBe(true);
        expect(named + spread).toBe(basis === 'laid' ? 0 : leaves.length);
        if ('weeks' in request && request.weeks !== null) expect(weeks).toHaveLength(request.weeks);
      }),
      { numRuns: 400 },
    );
  });

  it("names each week's phases in the roadmap's order", () => {
    fc.assert(
      fc.property(roadmaps({ weekPlan: true }), requests, (roadmap, request) => {
        const outcome = makePlan(roadmap, request);
        const weeks = outcome.kind === 'planned' ? outcome.plan.weeks : [];
        const leaves = leavesOf(roadmap);
        for (const { phaseIds, leaves: here } of weeks) {
          const ids = new Set(here.map(({ id }) => id));
          const phases = leaves.filter(({ id }) => ids.has(id)).map(({ phase }) => phase.id);
          expect(phaseIds).toEqual([...new Set(phases)]);
        }
      }),
    );
  });

  it('is refused with the largest number of weeks that works', () => {
    fc.assert(
      fc.property(
        roadmaps({ weekPlan: true }),
        fc.integer({ min: 1, max: 52 }),
        (roadmap, weeks) => {
          const open = openIds(roadmap).length;
          const outcome = makePlan(roadmap, { weeks });
          if (open === 0) expect(outcome).toEqual({ kind: 'nothing-open' });
          else if (weeks <= open) expect(outcome.kind).toBe('planned');
          else {
            expect(outcome).toEqual({ kind: 'too-many-weeks', most: open });
            expect(planned(roadmap, { weeks: open }).weeks).toHaveLength(open);
          }
        },
      ),
    );
  });

  it('is refused for a number of weeks that is none', () => {
    const roadmap = roadmapOf([phaseOf('p', [topicWith('t', 80)])]);
    for (const weeks of [0, -1, 53, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(makePlan(roadmap, { weeks })).toEqual({ kind: 'bad-weeks' });
    }
    expect(planned(roadmap, { weeks: 52 }).weeks).toHaveLength(52);
  });

  it('is refused where everything is done, and where there is nothing', () => {
    const done = phaseOf('p', [topicOf('t', [], { done: true })]);
    expect(makePlan(roadmapOf([done]), { weeks: null })).toEqual({ kind: 'nothing-open' });
    expect(makePlan(roadmapOf([]), { pace: 'gentle' })).toEqual({ kind: 'nothing-open' });
  });

  it('is the same each time it is made', () => {
    fc.assert(
      fc.property(roadmaps({ weekPlan: true }), requests, (roadmap, request) => {
        expect(makePlan(structuredClone(roadmap), request)).toEqual(makePlan(roadmap, request));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a plan laid by effort', () => {
  const cases = roadmaps({ weekPlan: false }).chain((roadmap) =>
    fc.record({
      roadmap: fc.constant(roadmap),
      weeks: fc.integer({ min: 1, max: Math.min(52, openIds(roadmap).length || 1) }),
    }),
  );

  it('keeps the order of the document', () => {
    fc.assert(
      fc.property(cases, ({ roadmap, weeks }) => {
        fc.pre(openIds(roadmap).length > 0);
        const plan = planned(roadmap, { weeks });
        expect(plan.basis).toBe('laid');
        expect(plan.weeks.flatMap((week) => week.leaves.map(({ id }) => id))).toEqual(
          openIds(roadmap),
        );
      }),
    );
  });

  it('mixes two phases in a week only when there are fewer weeks than phases', () => {
    fc.assert(
      fc.property(cases, ({ roadmap, weeks }) => {
        fc.pre(openIds(roadmap).length > 0);
        const plan = planned(roadmap, { weeks });
        const phases = new Set(plan.weeks.flatMap(({ phaseIds }) => phaseIds)).size;
        if (weeks >= phases) {
          expect(plan.weeks.every(({ phaseIds }) => phaseIds.length === 1)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("is even: a phase's weeks differ by at most its largest leaf", () => {
    fc.assert(
      fc.property(cases, ({ roadmap, weeks }) => {
        fc.pre(openIds(roadmap).length > 0);
        const plan = planned(roadmap, { weeks });
        const phases = new Set(plan.weeks.flatMap(({ phaseIds }) => phaseIds));
        // With fewer weeks than phases all leaves are one run.
        const runs = weeks < phases.size ? [plan.weeks] : [...phases].map((id) => of(plan, id));
        for (const run of runs) {
          const sums = loads({ ...plan, weeks: run });
          const largest = Math.max(...run.flatMap((week) => week.leaves.map((l) => l.points)));
          expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(largest);
        }
      }),
      { numRuns: 600 },
    );
    function of(plan: Plan, phaseId: string) {
      return plan.weeks.filter(({ phaseIds }) => phaseIds.includes(phaseId));
    }
  });

  it('gives each phase weeks in proportion to its effort', () => {
    const phases = [10, 30, 60].map((days, i) =>
      phaseOf(`p${i}`, [topicWith(`t${i}`, 50, { days })]),
    );
    const { weeks } = planned(roadmapOf(phases), { weeks: 20 });
    const counts = ['p0', 'p1', 'p2'].map((id) => weeks.filter((w) => w.phaseIds[0] === id).length);
    expect(counts).toEqual([2, 6, 12]);
  });

  it('gives a heavy phase of few leaves no more weeks than leaves', () => {
    const phases = [
      phaseOf('heavy', [topicWith('h', 2, { days: 90 })]),
      phaseOf('light', [topicWith('l', 20, { days: 2 })]),
    ];
    const { weeks } = planned(roadmapOf(phases), { weeks: 10 });
    expect(weeks.filter(({ phaseIds }) => phaseIds[0] === 'heavy')).toHaveLength(2);
  });
});

describe('the length of a plan', () => {
  it('is what the phases state, for a roadmap like the FastAPI one: 3 + 3 + 3, and 3 by effort', () => {
    const done = topicOf('known', [{ id: 'known/1', text: 'FastAPI', done: true }]);
    const phase = (name: string, ...days: number[]) =>
      phaseOf(
        name,
        days.map((count, i) => topicWith(`${name}-${i}`, 8, { days: count })),
        [2, 3],
      );
    const roadmap = roadmapOf([
      phaseOf('known', [done], [4, 9]),
      phase('core', 3, 2, 2, 1),
      phase('features', 2, 2, 1, 3),
      phase('production', 2, 2, 3, 2),
      phaseOf('advanced', [
        topicWith('export', 6, { days: 2, stars: 3 }),
        ...['services', 'i18n', 'push', 'docs'].map((id) => topicWith(id, 4, { stars: 2 })),
        topicWith('architecture', 5, { stars: 1 }),
      ]),
    ]);
    const { weeks } = planned(roadmap, { weeks: null });
    expect(weeks.map(({ phaseIds }) => phaseIds[0])).toEqual([
      ...['core', 'core', 'core', 'features', 'features', 'features'],
      ...['production', 'production', 'production', 'advanced', 'advanced', 'advanced'],
    ]);
  });

  it('follows the pace: two, four or six days of work a week', () => {
    const roadmap = roadmapOf([phaseOf('p', [topicWith('t', 100, { days: 24 })])]);
    expect(planned(roadmap, { pace: 'gentle' }).weeks).toHaveLength(12);
    expect(planned(roadmap, { pace: 'steady' }).weeks).toHaveLength(6);
    expect(planned(roadmap, { pace: 'intensive' }).weeks).toHaveLength(4);
  });

  it('never passes the open leaves or a year, whatever the document states', () => {
    const few = roadmapOf([phaseOf('p', [topicWith('t', 3, { days: 90 })], [10, 20])]);
    expect(planned(few, { weeks: null }).weeks).toHaveLength(3);
    expect(planned(few, { pace: 'gentle' }).weeks).toHaveLength(3);
    const many = roadmapOf([phaseOf('p', [topicWith('t', 300, { days: 900 })], [90, 100])]);
    expect(planned(many, { weeks: null }).weeks).toHaveLength(52);
    expect(planned(many, { pace: 'steady' }).weeks).toHaveLength(52);
  });

  it('is worked out in well under a second for 2,000 leaves, one of them enormous', () => {
    const topics = Array.from({ length: 100 }, (_, i) =>
      topicWith(`topic-${i}`, 20, { days: i === 50 ? 10_000 : 2 }),
    );
    const began = performance.now();
    expect(planned(roadmapOf([phaseOf('p', topics)]), { weeks: 52 }).weeks).toHaveLength(52);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
