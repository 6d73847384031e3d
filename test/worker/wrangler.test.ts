import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { CONSUMERS } from '../../src/worker-queue.ts';

let settings: string;
beforeAll(async () => {
  settings = await readFile(new URL('../../wrangler.toml', import.meta.url), 'utf8');
});
const valuesOf = (name: string) =>
  [...settings.matchAll(new RegExp(`^${name} = (.*?)(?: #.*)?$`, 'gm'))].map(([, value]) => value);

test('wrangler.toml wakes the Worker each minute, and by the cron that it knows as the daily one', async () => {
  const worker = await readFile(new URL('../../src/worker.ts', import.meta.url), 'utf8');
  const daily = /^const DAILY = '(.*)';$/m.exec(worker)?.[1];
  expect(valuesOf('crons')).toEqual([`["* * * * *", "${daily}"]`]);
});

test('wrangler.toml lets as many consumers run as are ordered, from the queue that is filled', () => {
  expect(valuesOf('max_concurrency')).toEqual([String(CONSUMERS)]);
  expect(new Set(valuesOf('queue'))).toEqual(new Set(['"roadmate-posts"']));
  expect(valuesOf('queue')).toHaveLength(2);
  expect(valuesOf('dead_letter_queue')).toEqual(['"roadmate-posts-failed"']);
  expect(valuesOf('binding')).toContain('"ROADMATE_POSTS"');
});
