import { expect, test } from 'vitest';
import { type Clockwork, DAILY, startTicking } from '../../src/scheduler/tick.ts';

/** A clock whose minutes and days pass by hand. */
function byHand() {
  const runs = new Map<string, () => void>();
  const clockwork: Clockwork = (expression, run) => {
    runs.set(expression, run);
    return { destroy: () => runs.delete(expression) };
  };
  return {
    clockwork,
    runs,
    minutes: async (count: number) => {
      await new Promise((resolve) => setImmediate(resolve));
      for (let minute = 0; minute < count; minute++) {
        runs.get('* * * * *')?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    day: () => runs.get(DAILY)?.(),
  };
}

const quiet = async () => {};

test('sweeps at the start and each minute, and looks after the rest once a day', async () => {
  const clock = byHand();
  const done: string[] = [];
  const ticking = startTicking({
    sweep: async () => void done.push('sweep'),
    daily: async () => void done.push('daily'),
    report: () => {},
    clockwork: clock.clockwork,
  });
  await clock.minutes(2);
  clock.day();
  expect(done).toEqual(['sweep', 'sweep', 'sweep', 'daily']);
  await ticking.stop();
  expect(clock.runs.size).toBe(0);
});

test('a sweep that takes long is waited for, not run twice', async () => {
  const clock = byHand();
  const sweeps: (() => void)[] = [];
  const ticking = startTicking({
    sweep: () => new Promise<void>((resolve) => sweeps.push(resolve)),
    report: () => {},
    clockwork: clock.clockwork,
  });
  await clock.minutes(5);
  expect(sweeps).toHaveLength(1);
  sweeps[0]?.();
  await clock.minutes(2);
  expect(sweeps).toHaveLength(2);
  sweeps[1]?.();
  await ticking.stop();
});

test('a sweep that hangs does not keep the following from running for ever', async () => {
  const clock = byHand();
  const reports: { event: string }[] = [];
  let sweeps = 0;
  const ticking = startTicking({
    sweep: () => {
      sweeps += 1;
      return sweeps === 1 ? new Promise(() => {}) : quiet();
    },
    report: (event) => void reports.push(event),
    clockwork: clock.clockwork,
  });
  await clock.minutes(10);
  expect(sweeps).toBe(1);
  await clock.minutes(3);
  expect(sweeps).toBe(4);
  expect(reports.map(({ event }) => event)).toEqual(['sweep-hung']);
  await ticking.stop();
});

test('what fails is reported, and the next minute tries again', async () => {
  const clock = byHand();
  const reports: { event: string }[] = [];
  const failing = async () => {
    throw new Error('no database');
  };
  const ticking = startTicking({
    sweep: failing,
    daily: failing,
    report: (event) => void reports.push(event),
    clockwork: clock.clockwork,
  });
  await clock.minutes(2);
  clock.day();
  await ticking.stop();
  expect(reports.map(({ event }) => event).sort()).toEqual([
    ...['daily-failed', 'sweep-failed', 'sweep-failed', 'sweep-failed'],
  ]);
});
