import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { expectQuiet } from '../fakes/audit.ts';
import { beginSmall } from '../fakes/small-group.ts';
import { expectChannel } from '../fakes/walk.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { startProcess } from './process.ts';

const MINUTE = 60_000;

let server: RealPostgres;
let connections: [Connection, Connection, Connection];
let world: World;

beforeAll(async () => {
  server = await startPostgres();
  const url = await server.create();
  connections = [connectPostgres(url, 4), connectPostgres(url, 4), connectPostgres(url, 4)];
  world = await openWorld({
    at: '2026-03-01T12:00:00Z',
    guilds: [],
    connection: connections[0],
  });
});
afterAll(async () => {
  await world.close();
  for (const connection of connections) await connection.close();
  await server.stop();
});

test('a minute that is never swept, or twice, or late changes nothing but the time', async () => {
  const walk = await beginSmall(world, 'Ticks', '2026-03-02');
  const starts = walk.course.calendars[0]?.starts ?? [];
  // Never: the next minute's sweep finds it.
  world.goTo((starts[0] ?? 0) + MINUTE);
  await world.product.sweep();
  expectChannel(walk);
  // Twice: one after the other, in the same instant.
  world.goTo(starts[1] ?? 0);
  await world.product.sweep();
  await world.product.sweep();
  expectChannel(walk);
  // Late: what was to run at the full minute runs in the next one, beside that one's own.
  world.goTo((starts[2] ?? 0) + MINUTE + 20_000);
  await Promise.all([world.product.sweep(), world.product.sweep()]);
  expectChannel(walk);
  expectQuiet({ world });
});

test('three processes that sweep the same minute post each slot once', async () => {
  const first = await beginSmall(world, 'Minute', '2026-03-23');
  const second = await beginSmall(world, 'Same minute', '2026-03-23');
  const others = connections.slice(1).map((connection) => startProcess(world, { connection }));
  for (const week of [1, 2, 3, 4]) {
    world.goTo(first.course.calendars[0]?.starts[week - 1] ?? 0);
    await Promise.all([world, ...others].map(({ product }) => product.sweep()));
    expectChannel(first);
    expectChannel(second);
  }
  expectQuiet({ world });
  expect(others.flatMap(({ reports }) => reports.filter(isTrouble))).toEqual([]);
});

function isTrouble(report: object): boolean {
  return !('outcome' in report && report.outcome === 'sent');
}
