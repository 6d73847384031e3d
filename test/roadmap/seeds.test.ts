import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Phase, Topic } from '../../src/roadmap/roadmap.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';

/** The roadmaps the project began from, and what reading them must give; not in every checkout. */
const seeds = new URL('../../../shared/seeds/', import.meta.url);

const ExpectedTopic = z.object({
  title: z.string(),
  number: z.int().optional(),
  stars: z.int().optional(),
  days: z.number().optional(),
  onDemand: z.boolean().optional(),
  implicit: z.boolean().optional(),
  done: z.boolean().optional(),
  goal: z.string().optional(),
  practice: z.string().optional(),
  keyPoints: z.string().optional(),
  items: z.array(
    z.strictObject({ text: z.string(), done: z.boolean(), group: z.string().optional() }),
  ),
});
const Expected = z.object({
  title: z.string(),
  updated: z.string(),
  phases: z.array(
    z.object({
      title: z.string(),
      shortTitle: z.string().optional(),
      number: z.int().optional(),
      weeks: z.string().optional(),
      onDemand: z.boolean().optional(),
      topics: z.array(ExpectedTopic),
    }),
  ),
  weekPlan: z.array(z.strictObject({ weeks: z.string(), goal: z.string(), task: z.string() })),
  resourceList: z.array(z.strictObject({ title: z.string(), url: z.string().nullable() })),
});
type ExpectedTopic = z.infer<typeof ExpectedTopic>;

/** The contract always says whether a topic without items is done; the seeds only when it is. */
function topicFacts(topic: Topic | ExpectedTopic) {
  const { title, number, stars, days, onDemand, implicit, goal, practice, keyPoints } = topic;
  const items = topic.items.map(({ text, done, group }) => ({ text, done, group }));
  const done = topic.done ?? false;
  return { title, number, stars, days, onDemand, implicit, goal, practice, keyPoints, done, items };
}

function weeksOf({ weeks }: Phase): string | undefined {
  return weeks === undefined ? undefined : `${weeks.min}-${weeks.max}`;
}

describe.each(['fastapi-next-steps', 'frontend-to-backend'])('the Chinese %s', (key) => {
  const file = new URL(`${key}.expected.json`, seeds);
  test('carries every phase, topic, item, star, day, tick, week and link of its seed', (context) => {
    if (!existsSync(file)) context.skip(`${key}.expected.json is not here`);
    const expected = Expected.parse(JSON.parse(readFileSync(file, 'utf8')));
    const roadmap = shipped.find(
      (each) => each.key === key && each.roadmap.language === 'zh-CN',
    )?.roadmap;

    // The emoji before the title was decoration.
    expect(roadmap?.title).toBe(expected.title.replace(/^\p{Extended_Pictographic}\s*/u, ''));
    expect(roadmap?.updated).toBe(expected.updated);
    expect(
      roadmap?.phases.map((phase) => ({
        title: phase.title,
        weeks: weeksOf(phase),
        onDemand: phase.onDemand,
        topics: phase.topics.map(topicFacts),
      })),
    ).toEqual(
      expected.phases.map((phase) => ({
        title: phase.shortTitle ?? phase.title,
        weeks: phase.weeks,
        onDemand: phase.onDemand,
        topics: phase.topics.map(topicFacts),
      })),
    );
    expect(
      roadmap?.weekPlan.map(({ from, to, goal, task }) => ({
        weeks: from === to ? `${from}` : `${from}-${to}`,
        goal,
        task,
      })),
    ).toEqual(expected.weekPlan);
    expect(roadmap?.resources).toEqual(expected.resourceList);
  });
});
