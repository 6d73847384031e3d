import cron from 'node-cron';

/** Calls `run` by a cron expression, in UTC, until destroyed. */
export type Clockwork = (expression: string, run: () => void) => { destroy: () => unknown };

const nodeCron: Clockwork = (expression, run) =>
  // A minute that was missed is nothing to tell, and this library would not tell it in our log.
  cron.schedule(expression, run, { timezone: 'UTC', suppressMissedWarning: true });

/** Minutes that a sweep may take before it counts as hung: far longer than any that gets on. */
const PATIENCE = 10;
/** Once a day, at a minute at which few groups meet. */
export const DAILY = '17 3 * * *';

export type TickParts = {
  sweep: () => Promise<unknown>;
  /** What is done once a day. */
  daily?: () => Promise<unknown>;
  report: (event: { event: string; detail?: unknown; error?: unknown }) => void;
  clockwork?: Clockwork;
};

/**
 * Sweeps at once and then every minute. A tick that comes while a sweep is still running is left
 * out: the next finds whatever is due. One that seems hung is given up after a while, so that it
 * cannot keep all others from running; should it go on, leases and fences keep the two apart.
 * `stop` waits for the one that runs.
 */
export function startTicking(parts: TickParts): { stop: () => Promise<void> } {
  const { sweep, daily, report, clockwork = nodeCron } = parts;
  let running: { minutes: number; ended: Promise<void> } | null = null;
  const failed = (event: string) => (error: unknown) => report({ event, error });

  const tick = () => {
    if (running !== null && running.minutes < PATIENCE) {
      running.minutes += 1;
      return;
    }
    if (running !== null) report({ event: 'sweep-hung', detail: `${running.minutes} min` });
    const mine = { minutes: 0, ended: Promise.resolve() };
    mine.ended = sweep()
      .then(() => {}, failed('sweep-failed'))
      .finally(() => {
        if (running === mine) running = null;
      });
    running = mine;
  };
  const day = () => void daily?.().catch(failed('daily-failed'));
  const tasks = [clockwork('* * * * *', tick), clockwork(DAILY, day)];
  tick();
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.destroy()));
      await running?.ended;
    },
  };
}
