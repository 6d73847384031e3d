import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { importRoadmap } from '../../../src/roadmap/import/import.ts';
import { toRoadmapJson } from '../../../src/roadmap/import/roadmap-json.ts';

/** The documents the project began from, and what reading them must give; not in every checkout. */
const seeds = new URL('../../../../shared/seeds/', import.meta.url);

/** What the printed JSON says; the expectation knows more, which the next test compares. */
const Expected = z.object({
  title: z.string(),
  language: z.string(),
  phases: z.array(
    z.object({
      title: z.string(),
      topics: z.array(
        z.object({
          title: z.string(),
          done: z.boolean().optional(),
          days: z.number().optional(),
          stars: z.number().optional(),
          items: z.array(z.object({ text: z.string(), done: z.boolean() })),
        }),
      ),
    }),
  ),
  weekPlan: z.array(z.object({ weeks: z.string(), goal: z.string(), task: z.string() })),
  resources: z.number(),
  counts: z.object({
    phases: z.number(),
    topics: z.number(),
    items: z.number(),
    done: z.number(),
    leaves: z.number(),
  }),
});
const Details = z.object({
  phases: z.array(
    z.object({
      number: z.number().optional(),
      weeks: z.string().optional(),
      onDemand: z.boolean().optional(),
      topics: z.array(
        z.object({
          number: z.number().optional(),
          onDemand: z.boolean().optional(),
          summary: z.string().optional(),
          goal: z.string().optional(),
          practice: z.string().optional(),
          keyPoints: z.string().optional(),
          note: z.string().optional(),
          why: z.array(z.string()).optional(),
          items: z.array(z.object({ group: z.string().optional() })),
        }),
      ),
    }),
  ),
  resourceList: z.array(z.object({ title: z.string(), url: z.string().nullable() })),
});

describe.each(['fastapi-next-steps', 'frontend-to-backend'])('the seed %s', (name) => {
  const expected = new URL(`${name}.expected.json`, seeds);
  const isHere = existsSync(expected);
  const read = () => {
    const markdown = readFileSync(new URL(`${name}.zh-CN.md`, seeds), 'utf8');
    const result = importRoadmap(markdown, `${name}.zh-CN.md`);
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.problem));
    return result;
  };
  const json = () => JSON.parse(readFileSync(expected, 'utf8'));

  test.skipIf(!isHere)('gives exactly what was expected', () => {
    expect(Expected.parse(toRoadmapJson(read()))).toEqual(Expected.parse(json()));
  });

  test.skipIf(!isHere)('gives the reasons, goals, notes, groups and resources too', () => {
    const { roadmap } = read();
    const details = Details.parse(json());
    expect(roadmap.resources).toEqual(details.resourceList);
    roadmap.phases.forEach((phase, index) => {
      const wanted = details.phases[index];
      expect(phase.weeks && `${phase.weeks.min}-${phase.weeks.max}`).toBe(wanted?.weeks);
      expect(phase.onDemand).toBe(wanted?.onDemand);
      phase.topics.forEach((topic, at) => {
        const { items, why = [], ...rest } = wanted?.topics[at] ?? { items: [] };
        expect(topic).toMatchObject({ ...rest, why });
        expect(topic.items.map(({ group }) => group)).toEqual(items.map(({ group }) => group));
      });
    });
  });
});
