import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { knownFigures } from '../deploy/deploy-files.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { type Bot, makeFolder, startBot, variablesOf } from './bot.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let server: RealPostgres;
let local: LocalDiscord;
let bot: Bot;
beforeAll(async () => {
  folder = await makeFolder();
  [server, local] = await Promise.all([startPostgres(), startLocalDiscord({ now: Date.now })]);
  const DATABASE_URL = await server.createEmpty();
  bot = await startBot({ ...variablesOf(local), DATABASE_URL }, folder.path);
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await bot?.ended;
  await local?.close();
  await server?.stop();
  await folder?.remove();
});

test('a running bot tells its version, its process and how the database answers', async () => {
  const text = await (await fetch(new URL('/metrics', bot.interactions))).text();
  expect(text).toMatch(/^roadmate_build_info\{version="\d+\.\d+\.\d+",node="v\d+/m);
  expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  const statements = /^roadmate_database_statement_duration_seconds_count\{outcome="done"\} (\d+)/m;
  expect(Number(statements.exec(text)?.[1])).toBeGreaterThan(3);
  expect(text).toContain('roadmate_database_pool_events_total{event="away"} 0');
});

test('it tells no figure that alerts and dashboard do not know of, nor leaves one out', async () => {
  const text = await (await fetch(new URL('/metrics', bot.interactions))).text();
  const told = [...text.matchAll(/^# TYPE (roadmate_\w+)/gm)].map(([, name]) => name);
  const known = [...knownFigures().keys()]
    .filter((name) => name.startsWith('roadmate_'))
    .map((name) => name.replace(/_(bucket|count|sum)$/, ''));
  expect(told.sort()).toEqual([...new Set(known)].sort());
});
