import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { freePort, type RealPostgres, startPostgres } from './real-postgres.ts';

let server: RealPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

function listen(url: string) {
  const told: { seconds: number; outcome: string }[] = [];
  const connection = connectPostgres(url, 2, undefined, (seconds, outcome) =>
    told.push({ seconds, outcome }),
  );
  return { told, ...connection };
}

test('every statement is told, with how long it took and how it went', async () => {
  const { told, db, close } = listen(await server.create());
  await db.execute(sql`select pg_sleep(0.2)`);
  await db.execute(sql`select * from nowhere`).catch(() => {});
  await db.execute(sql`set statement_timeout = 50; select pg_sleep(1)`).catch(() => {});
  await close();
  expect(told.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'slow']);
  expect(told[0]?.seconds).toBeGreaterThan(0.19);
  expect(told[0]?.seconds).toBeLessThan(3);
});

test('one that found no server is told once, whatever was tried', async () => {
  const { told, db, close } = listen(`postgres://nobody@127.0.0.1:${await freePort()}/none`);
  await expect(db.execute(sql`select 1`)).rejects.toThrow();
  await close();
  expect(told).toEqual([{ seconds: expect.any(Number), outcome: 'refused' }]);
  expect(told[0]?.seconds).toBeLessThan(5);
});
