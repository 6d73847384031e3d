import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { leavesOf, Roadmap } from '../../src/roadmap/roadmap.ts';
import { compareShape } from '../../src/roadmap/shape.ts';
import { renderShipped, shipRoadmaps } from '../../src/roadmap/ship.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';

const sum = (numbers: (number | undefined)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

function pick(key: string, language: string): Roadmap {
  const found = shipped.find((each) => each.key === key && each.roadmap.language === language);
  if (found === undefined) throw new Error(`${key} does not ship in ${language}`);
  return found.roadmap;
}

test('two roadmaps ship, each in English and Chinese', () => {
  expect(shipped.map(({ key, roadmap }) => `${key} ${roadmap.language}`)).toEqual([
    'fastapi-next-steps en',
    'fastapi-next-steps zh-CN',
    'frontend-to-backend en',
    'frontend-to-backend zh-CN',
  ]);
});

test('the generated file says what the Markdown files say', async () => {
  const folder = new URL('../../roadmaps/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, markdown: await readFile(new URL(name, folder), 'utf8') })),
  );
  const shipment = shipRoadmaps(files);
  expect(shipment).toEqual({ kind: 'ready', shipped });
  const generated = new URL('../../src/roadmap/shipped.gen.ts', import.meta.url);
  expect(await readFile(generated, 'utf8')).toBe(renderShipped(shipped));
});

describe.each(['fastapi-next-steps', 'frontend-to-backend'])('%s', (key) => {
  test('has the same shape in both languages', () => {
    expect(compareShape(pick(key, 'en'), pick(key, 'zh-CN'))).toEqual([]);
  });

  test.each(['en', 'zh-CN'])('is a valid document with unique ids in %s', (language) => {
    const roadmap = pick(key, language);
    expect(Roadmap.parse(roadmap)).toEqual(roadmap);
    const ids = roadmap.phases.flatMap((phase) => [
      phase.id,
      ...phase.topics.flatMap((topic) => [topic.id, ...topic.items.map(({ id }) => id)]),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,32}$/);
  });

  test('the English words are English', () => {
    const { title, phases, weekPlan, resources, notes } = pick(key, 'en');
    expect(JSON.stringify([title, phases, weekPlan, resources, notes])).not.toMatch(
      /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u,
    );
  });
});

describe.each(['en', 'zh-CN'])('FastAPI: the next steps, in %s', (language) => {
  const roadmap = pick('fastapi-next-steps', language);
  const topics = roadmap.phases.flatMap((phase) => phase.topics);
  const numbered = topics.filter(({ number }) => number !== undefined);

  test('has 18 topics in four phases, after what was learned before', () => {
    expect(
      roadmap.phases.map(({ topics }) => topics.map(({ number }) => number ?? 'implicit')),
    ).toEqual([
      ['implicit'],
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
      [13, 14, 15, 16, 17, 18],
    ]);
  });

  test('has 146 items, of which the 14 learned before are ticked', () => {
    const leaves = leavesOf(roadmap);
    expect(leaves).toHaveLength(146);
    expect(leaves.filter(({ done }) => done)).toHaveLength(14);
    expect(roadmap.phases[0]?.topics[0]?.items.map(({ done }) => done)).toEqual(
      Array(14).fill(true),
    );
  });

  test('has 59 stars and 27 days; what has no days is on demand', () => {
    expect(sum(numbered.map(({ stars }) => stars))).toBe(59);
    expect(roadmap.phases.map(({ topics }) => sum(topics.map(({ days }) => days)))).toEqual([
      0, 8, 8, 9, 2,
    ]);
    expect(numbered.filter(({ onDemand }) => onDemand).map(({ number }) => number)).toEqual([
      14, 15, 16, 17, 18,
    ]);
  });

  test('numbers its four phases', () => {
    expect(roadmap.phases.map(({ number }) => number)).toEqual([undefined, 1, 2, 3, 4]);
  });

  test('three phases take two to three weeks, the fourth is on demand', () => {
    expect(roadmap.phases.map(({ weeks, onDemand }) => weeks ?? onDemand)).toEqual([
      undefined,
      { min: 2, max: 3 },
      { min: 2, max: 3 },
      { min: 2, max: 3 },
      true,
    ]);
  });

  test('groups the items of monitoring under four bold lines', () => {
    const groups = topics.find(({ number }) => number === 11)?.items.map(({ group }) => group);
    expect(new Set(groups).size).toBe(4);
    expect(groups).toHaveLength(14);
    expect(groups).not.toContain(undefined);
  });

  test('gives its reasons, remarks and resources', () => {
    expect(numbered.filter(({ why }) => why.length > 0)).toHaveLength(13);
    expect(numbered.filter(({ note }) => note !== undefined)).toHaveLength(5);
    expect(roadmap.resources).toHaveLength(6);
    expect(roadmap.weekPlan).toEqual([]);
  });
});

describe.each(['en', 'zh-CN'])('From frontend to backend, in %s', (language) => {
  const roadmap = pick('frontend-to-backend', language);
  const numbered = roadmap.phases.filter(({ number }) => number !== undefined);

  test('has 40 topics without items in five phases, 8 of them ticked', () => {
    expect(numbered.map(({ topics }) => topics.length)).toEqual([8, 8, 10, 7, 7]);
    expect(numbered.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const topics = numbered.flatMap((phase) => phase.topics);
    expect(topics.flatMap(({ items }) => items)).toEqual([]);
    expect(topics.filter(({ done }) => done)).toEqual(numbered[0]?.topics);
    expect(topics.every(({ goal }) => goal !== undefined)).toBe(true);
  });

  test('ends in a checklist of 10 that is a phase of its own', () => {
    const checklist = roadmap.phases.at(-1);
    expect(checklist?.number).toBeUndefined();
    expect(checklist?.topics.map(({ implicit, items }) => [implicit, items.length])).toEqual([
      [true, 10],
    ]);
    expect(leavesOf(roadmap)).toHaveLength(50);
  });

  test('plans eight weeks without a gap', () => {
    const weeks = roadmap.weekPlan.map(({ from, to }) => [from, to]);
    expect(weeks).toEqual([
      [1, 1],
      [2, 3],
      [4, 5],
      [6, 6],
      [7, 7],
      [8, 8],
    ]);
  });

  test('keeps resources that have no address', () => {
    expect(roadmap.resources.map(({ url }) => url !== null)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
