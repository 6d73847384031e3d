import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leavesOf, type Roadmap } from '../../src/roadmap/roadmap.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import { movePlan } from '../../src/study/move.ts';
import { numberedPhases, phaseTitleIn } from '../../src/study/phases.ts';
import { makePlan, type Plan } from '../../src/study/plan.ts';

const roadmaps = shipped.map(({ roadmap }) => roadmap);

function planned(roadmap: Roadmap, weeks: number | null): Plan {
  const outcome = makePlan(roadmap, weeks === null ? { weeks } : { weeks });
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome.plan;
}

/** A later version: some items gone, some topics elsewhere, a phase in front, some done. */
const edits = fc.record({
  base: fc.constantFrom(...roadmaps),
  weeks: fc.option(fc.integer({ min: 1, max: 20 })),
  current: fc.integer({ min: 0, max: 22 }),
  gone: fc.array(fc.nat(400), { maxLength: 60 }),
  done: fc.array(fc.nat(400), { maxLength: 20 }),
  fresh: fc.nat(30),
  turned: fc.boolean(),
});
type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never;

function later({ base, gone, done, fresh, turned }: Edit): Roadmap {
  let place = 0;
  const kept = base.phases.map((phase) => ({
    ...phase,
    topics: phase.topics.map((topic) => ({
      ...topic,
      items: topic.items.flatMap((item) => {
        place += 1;
        if (gone.includes(place)) return [];
        return [{ ...item, done: item.done || done.includes(place) }];
      }),
    })),
  }));
  const items = Array.from({ length: fresh }, (_, at) => {
    return { id: `fresh-${at}`, text: `Fresh ${at}`, done: false };
  });
  const topic = { id: 'fresh-topic', title: 'Fresh', why: [], resources: [], items, done: false };
  const phases = turned ? kept.toReversed() : kept;
  return { ...base, phases: [{ id: 'fresh-phase', title: 'Fresh', topics: [topic] }, ...phases] };
}

describe('a plan moved to a new version', () => {
  test('keeps the weeks that ran and lays everything open into the coming ones, once', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const plan = planned(edit.base, edit.weeks);
        const after = later(edit);
        const moved = movePlan(edit.base, after, plan, edit.current);
        if (moved === null) throw new Error('there was something left');
        const stay = plan.weeks.filter(({ number }) => number <= edit.current);
        const ids = (weeks: Plan['weeks']) =>
          weeks.map(({ leaves }) => leaves.map(({ id, points }) => `${id} ${points}`));
        expect(ids(moved.weeks.slice(0, stay.length))).toEqual(ids(stay));

        const before = new Set(stay.flatMap(({ leaves }) => leaves.map(({ id }) => id)));
        const open = leavesOf(after).filter(({ id, done }) => !done && !before.has(id));
        const coming = moved.weeks.slice(stay.length);
        const laid = coming.flatMap(({ leaves }) => leaves.map(({ id }) => id));
        expect(laid.toSorted()).toEqual(open.map(({ id }) => id).toSorted());
        expect(moved.weeks.map(({ number }) => number)).toEqual(moved.weeks.map((_, at) => at + 1));
        expect(moved.weeks.length).toBeLessThanOrEqual(52);
        if (open.length > 0) expect(coming.every(({ leaves }) => leaves.length > 0)).toBe(true);
        const left = plan.weeks.length - stay.length;
        if (left > 0) expect(coming.length).toBe(Math.min(left, open.length));
      }),
      { numRuns: 150 },
    );
  });

  test('keeps every phase’s number, and numbers new ones behind them', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const plan = planned(edit.base, edit.weeks);
        const after = later(edit);
        const moved = movePlan(edit.base, after, plan, edit.current);
        if (moved === null) throw new Error('there was something left');
        const old = new Map(numberedPhases(plan).map(({ phaseId, number }) => [phaseId, number]));
        const now = numberedPhases(moved);
        expect(new Set(now.map(({ number }) => number)).size).toBe(now.length);
        for (const { phaseId, number } of now) {
          const had = old.get(phaseId);
          if (had === undefined) expect(number).toBeGreaterThan(old.size);
          else expect(number).toBe(had);
        }
        // Moved once more, nothing is numbered anew.
        const again = movePlan(after, edit.base, moved, edit.current);
        for (const { phaseId, number } of again === null ? [] : numberedPhases(again)) {
          const had = old.get(phaseId) ?? now.find((each) => each.phaseId === phaseId)?.number;
          if (had !== undefined) expect(number).toBe(had);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('still tells what the roadmap has lost of the weeks that ran', () => {
    const [base] = roadmaps;
    if (base === undefined) throw new Error('no roadmap is shipped');
    const plan = planned(base, 8);
    const lost = plan.weeks[0]?.phaseIds ?? [];
    const phases = base.phases.filter(({ id }) => !lost.includes(id));
    const moved = movePlan(base, { ...base, phases }, plan, 1);
    const texts = moved?.weeks[0]?.leaves.map(({ text }) => text) ?? [];
    expect(texts).toEqual(
      plan.weeks[0]?.leaves.map(({ id }) => leavesOf(base).find((leaf) => leaf.id === id)?.text),
    );
    if (moved)
      expect(phaseTitleIn({ ...base, phases }, moved, 1)).toBe(
        base.phases.find(({ id }) => id === lost[0])?.title,
      );
  });

  test('is none where nothing would be left, and goes on in new weeks where all ran', () => {
    const [base] = roadmaps;
    if (base === undefined) throw new Error('no roadmap is shipped');
    const plan = planned(base, 8);
    expect(movePlan(base, { ...base, phases: [] }, plan, 0)).toBeNull();
    expect(movePlan(base, { ...base, phases: [] }, plan, 3)?.weeks).toHaveLength(3);
    const edit = { base, weeks: 8, current: 8, gone: [], done: [], fresh: 20, turned: false };
    expect(movePlan(base, later(edit), plan, 8)?.weeks.length).toBeGreaterThan(8);
  });
});
