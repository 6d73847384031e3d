import fc from 'fast-check';
import type { Roadmap, Topic } from '../../src/roadmap/roadmap.ts';
import { phaseOf, roadmapOf, topicOf } from './build.ts';

const subjects = ['Docker', 'CI/CD', 'React', '日志', '部署', 'Git', '数据库', 'tests', '', 'API'];

/** Up to five phases of up to four topics, some done, with or without days, stars and items. */
export function roadmaps({ weekPlan }: { weekPlan: boolean }): fc.Arbitrary<Roadmap> {
  const topic = fc.record({
    subject: fc.constantFrom(...subjects),
    items: fc.array(fc.record({ subject: fc.constantFrom(...subjects), done: fc.boolean() }), {
      maxLength: 9,
    }),
    done: fc.boolean(),
    days: fc.option(fc.constantFrom(0.25, 0.5, 1, 2, 3, 10, 60)),
    stars: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  const phase = fc.record({
    topics: fc.array(topic, { maxLength: 4 }),
    weeks: fc.option(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 }))),
  });
  const row = fc.record({
    from: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 0, max: 3 }),
    goal: fc.constantFrom(...subjects),
    task: fc.constantFrom(...subjects),
  });
  const rows = fc.array(row, { maxLength: weekPlan ? 8 : 0 });
  return fc.tuple(fc.array(phase, { maxLength: 5 }), rows).map(([phases, plan]) =>
    roadmapOf(
      phases.map(({ topics, weeks }, p) =>
        phaseOf(
          `p${p}`,
          topics.map((t, i) => topicFrom(`p${p}/t${i}`, t)),
          weeks ?? undefined,
        ),
      ),
      plan.map(({ from, length, goal, task }) => ({ from, to: from + length, goal, task })),
    ),
  );
}

function topicFrom(
  id: string,
  t: {
    subject: string;
    items: { subject: string; done: boolean }[];
    done: boolean;
    days: number | null;
    stars: number | null;
  },
): Topic {
  const items = t.items.map(({ subject, done }, i) => ({ id: `${id}/${i}`, text: subject, done }));
  return topicOf(id, items, {
    title: t.subject,
    ...(items.length === 0 && { done: t.done }),
    ...(t.days !== null && { days: t.days }),
    ...(t.stars !== null && { stars: t.stars }),
  });
}
