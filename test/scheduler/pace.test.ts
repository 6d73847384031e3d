import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPacer } from '../../src/scheduler/pace.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { schedulerStore } from '../../src/store/schedulers.ts';
import { openEmpty } from '../store/empty-database.ts';

describe('requests are spread', () => {
  /** When so many requests leave that are asked for at once and answered after `answer` ms. */
  async function leaveAt(processes: number, count: number, answer: number): Promise<number[]> {
    const time = { now: 0 };
    const timers: { at: number; go: () => void }[] = [];
    const wait = (ms: number) =>
      new Promise<void>((resolve) => timers.push({ at: time.now + ms, go: resolve }));
    const pacer = createPacer(() => time.now, wait);
    pacer.shareWith(processes);
    const left: number[] = [];
    const all = Promise.all(
      Array.from({ length: count }, async () => {
        const answered = await pacer.take();
        left.push(time.now);
        await wait(answer);
        answered();
      }),
    );
    while (left.length < count) {
      await new Promise((resolve) => setImmediate(resolve));
      timers.sort((a, b) => a.at - b.at);
      const next = timers.shift();
      if (next === undefined) continue;
      time.now = Math.max(time.now, next.at);
      next.go();
    }
    for (const { go } of timers) go();
    await all;
    return left;
  }

  test.each([1, 2, 3, 8])('so that %i processes together stay below 50 a second', async (count) => {
    const left = await leaveAt(count, 100, 20);
    const most = Math.max(
      ...left.map((from) => left.filter((at) => at >= from && at < from + 1_000).length),
    );
    expect(most * count).toBeLessThan(50);
    expect(most * count).toBeGreaterThan(25);
  });

  test('and so that few are under way when Discord is slow to answer', async () => {
    const left = await leaveAt(3, 30, 10_000);
    const most = Math.max(
      ...left.map((from) => left.filter((at) => at >= from && at < from + 10_000).length),
    );
    expect(most).toBe(3);
  });
});

describe('those who sweep know of each other', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await openEmpty();
  });
  afterAll(() => connection.close());

  test('as long as they are heard of, and of the last sweep for ever', async () => {
    const { seen } = schedulerStore(connection.db);
    const forget = (id: string, minutes: number) =>
      connection.db.execute(sql`update schedulers
        set seen_at = now() - make_interval(mins => ${minutes}) where scheduler_id = ${id}`);
    expect(await seen('a', 1_000, 500)).toEqual({ alive: 1, sweptTo: null, noted: true });
    expect(await seen('b', 1_400, 500)).toEqual({ alive: 2, sweptTo: 1_000, noted: true });
    expect(await seen('b', 1_901, 500)).toEqual({ alive: 2, sweptTo: 1_400, noted: false });
    expect(await seen('a', 1_200, 500)).toEqual({ alive: 2, sweptTo: 1_400, noted: true });
    await forget('b', 3);
    expect(await seen('a', 1_200, 500)).toEqual({ alive: 1, sweptTo: 1_400, noted: true });
    await forget('b', 11);
    expect((await seen('a', 1_300, 500)).sweptTo).toBe(1_400);
    expect((await seen('a', 1_500, 500)).sweptTo).toBe(1_400);
    await seen('a', 1_500, 500);
    expect(await connection.db.$count(sql`schedulers`)).toBe(1);
  });
});
