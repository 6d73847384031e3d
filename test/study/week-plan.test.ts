import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf, type Roadmap } from '../../src/roadmap/roadmap.ts';
import { makePlan, type Plan, phaseEnds } from '../../src/study/plan.ts';
import { phaseOf, roadmapOf, topicOf, topicWith } from './build.ts';
import { frontend } from './frontend.ts';
import { roadmaps } from './random.ts';

function planned(roadmap: Roadmap, weeks: number | null): Plan {
  const outcome = makePlan(roadmap, { weeks });
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome.plan;
}

/** The weeks that hold a leaf with this text, in order. */
function weeksOf(roadmap: Roadmap, plan: Plan, text: string): number[] {
  const ids = leavesOf(roadmap).flatMap((leaf) => (leaf.text.includes(text) ? [leaf.id] : []));
  return plan.weeks.flatMap(({ number, leaves }) =>
    leaves.some(({ id }) => ids.includes(id)) ? [number] : [],
  );
}

const zh = {
  Docker: [1],
  测试体系: [2, 3],
  单元测试: [2, 3],
  接口监控: [2, 3],
  性能监控: [2, 3],
  Flower: [2, 3],
  RBAC: [4, 5],
  'CI/CD': [6],
  日志: [7],
  部署结构: [8],
  HTTPS: [8],
  进程管理: [8],
  部署到线上环境: [8],
};

const en = {
  Docker: [1],
  Testing: [2, 3],
  'Unit test': [2, 3],
  'API monitoring': [2, 3],
  'Performance monitoring': [2, 3],
  RBAC: [4, 5],
  'CI/CD': [6],
  Logs: [7],
  'Collecting logs': [7],
  'log collection': [7],
  'Deployment layout': [8],
  HTTPS: [8],
  'Process management': [8],
  'Deploy to production': [8],
};

describe("the roadmap's own week plan", () => {
  it.each([
    ['Chinese', frontend('zh'), zh],
    ['English', frontend('en'), en],
  ])('takes each leaf that a row names to the weeks of that row, in %s', (_, roadmap, expected) => {
    const plan = planned(roadmap, null);
    expect(plan.basis).toBe('own');
    expect(plan.weeks).toHaveLength(8);
    for (const [text, weeks] of Object.entries(expected)) {
      const found = weeksOf(roadmap, plan, text);
      expect({ text, found, inside: found.every((week) => weeks.includes(week)) }).toEqual({
        text,
        found,
        inside: found.length > 0,
      });
    }
  });

  it('gives each week the goal and the task of its row', () => {
    const { weeks } = planned(frontend('en'), null);
    expect(weeks[0]?.goal).toBe('Docker');
    expect(weeks.slice(3, 5).map(({ task }) => task)).toEqual([
      'Create Role/Permission tables',
      'Create Role/Permission tables',
    ]);
  });

  it('spreads what it does not name, says how much that is, and keeps the load even', () => {
    const plan = planned(frontend('zh'), null);
    expect({ named: plan.named, spread: plan.spread }).toEqual({ named: 23, spread: 19 });
    const loads = plan.weeks.map((week) => week.leaves.reduce((sum, l) => sum + l.points, 0));
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(10);
  });

  it('spreads what it does not name in the order of the phases', () => {
    const roadmap = roadmapOf(
      ['a', 'b', 'c'].map((id) => phaseOf(id, [topicWith(id, 4)])),
      [{ from: 1, to: 6, goal: 'Something else altogether', task: '' }],
    );
    const plan = planned(roadmap, null);
    expect({ named: plan.named, spread: plan.spread }).toEqual({ named: 0, spread: 12 });
    expect(plan.weeks.flatMap((week) => week.leaves.map(({ id }) => id))).toEqual(
      leavesOf(roadmap).map(({ id }) => id),
    );
    expect(plan.weeks.map(({ task }) => task)).toEqual(Array(6).fill(null));
  });

  it('leaves no week empty, however many leaves one row names', () => {
    const items = ['React', 'React hooks', 'React router', 'React state'];
    const rows = ['React', 'Vue', 'Svelte', 'Angular'];
    const roadmap = roadmapOf(
      [phaseOf('p', [topicOf('t', items, { title: 'Frontend' })])],
      rows.map((goal, i) => ({ from: i + 1, to: i + 1, goal, task: '' })),
    );
    const plan = planned(roadmap, null);
    expect(plan.weeks.map(({ leaves }) => leaves.length)).toEqual([1, 1, 1, 1]);
    expect({ named: plan.named, spread: plan.spread }).toEqual({ named: 1, spread: 3 });
  });

  it('leaves a week that no row covers without goal and task, but not without leaves', () => {
    const rows = [2, 4].map((week) => ({ from: week, to: week, goal: `Goal ${week}`, task: '' }));
    const topic = topicWith('t', 8, { days: 8 });
    const { weeks } = planned(roadmapOf([phaseOf('p', [topic])], rows), null);
    expect(weeks.map(({ goal }) => goal)).toEqual([null, 'Goal 2', null, 'Goal 4']);
    expect(weeks.every(({ leaves }) => leaves.length === 2)).toBe(true);
  });

  it('is folded where fewer leaves are open than it has weeks', () => {
    const rows = [1, 2, 3, 4].map((week) => ({
      from: week,
      to: week,
      goal: `G${week}`,
      task: 'T',
    }));
    const plan = planned(roadmapOf([phaseOf('p', [topicWith('t', 2)])], rows), null);
    expect(plan.basis).toBe('fitted');
    expect(plan.weeks.map(({ goal, task }) => [goal, task])).toEqual([
      ['G1 / G2', 'T'],
      ['G3 / G4', 'T'],
    ]);
  });
});

describe('a week plan on another number of weeks', () => {
  it('joins the goals of folded rows', () => {
    const plan = planned(frontend('en'), 4);
    expect(plan.basis).toBe('fitted');
    expect(plan.weeks.map(({ goal }) => goal)).toEqual([
      'Docker / Monitoring and tests',
      'Monitoring and tests / Permissions',
      'Permissions / CI/CD',
      'Log collection / Deployment',
    ]);
    expect(planned(frontend('en'), 1).weeks[0]?.goal?.split(' / ')).toHaveLength(6);
  });

  it('lets the weeks of a stretched row share its leaves', () => {
    const roadmap = frontend('zh');
    const plan = planned(roadmap, 16);
    expect(plan.weeks.map(({ goal }) => goal)).toEqual(
      planned(roadmap, null).weeks.flatMap(({ goal }) => [goal, goal]),
    );
    expect(weeksOf(roadmap, plan, 'CI/CD')).toEqual([11, 12]);
    expect(weeksOf(roadmap, plan, 'Docker')).toEqual([1, 2]);
    expect(weeksOf(roadmap, plan, 'RBAC').every((week) => week >= 7 && week <= 10)).toBe(true);
  });

  it('keeps every row, in order, on any number of weeks', () => {
    const rows = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ from: n, to: n, goal: `g${n}`, task: '' }));
    const roadmap = roadmapOf([phaseOf('p', [topicWith('t', 60)])], rows);
    for (let weeks = 1; weeks <= 52; weeks++) {
      const goals = planned(roadmap, weeks).weeks.flatMap(({ goal }) => goal?.split(' / ') ?? []);
      expect([...new Set(goals)]).toEqual(rows.map(({ goal }) => goal));
      expect(goals).toEqual(goals.toSorted());
    }
  });
});

describe("the phases' ends", () => {
  it('are one first and one last week for each phase, also where weeks interleave them', () => {
    fc.assert(
      fc.property(roadmaps({ weekPlan: true }), (roadmap) => {
        const outcome = makePlan(roadmap, { weeks: null });
        fc.pre(outcome.kind === 'planned');
        if (outcome.kind !== 'planned') return;
        const { weeks } = outcome.plan;
        const open = leavesOf(roadmap).filter(({ done }) => !done);
        const ends = phaseEnds(outcome.plan);
        expect(ends.map(({ phaseId }) => phaseId).sort()).toEqual(
          [...new Set(open.map(({ phase }) => phase.id))].sort(),
        );
        for (const { phaseId, firstWeek, lastWeek } of ends) {
          const ids = open.flatMap(({ id, phase }) => (phase.id === phaseId ? [id] : []));
          const numbers = weeks
            .filter(({ leaves }) => leaves.some(({ id }) => ids.includes(id)))
            .map(({ number }) => number);
          expect([firstWeek, lastWeek]).toEqual([numbers[0], numbers.at(-1)]);
        }
      }),
    );
  });

  it("come in the roadmap's order", () => {
    const ids = phaseEnds(planned(frontend('zh'), null)).map(({ phaseId }) => phaseId);
    expect(ids).toEqual(['p2', 'p3', 'p4', 'p5', 'list']);
    const laid = roadmapOf(['c', 'a', 'b'].map((id) => phaseOf(id, [topicWith(id, 3)])));
    expect(phaseEnds(planned(laid, 3))).toEqual([
      { phaseId: 'c', firstWeek: 1, lastWeek: 1 },
      { phaseId: 'a', firstWeek: 2, lastWeek: 2 },
      { phaseId: 'b', firstWeek: 3, lastWeek: 3 },
    ]);
  });
});
