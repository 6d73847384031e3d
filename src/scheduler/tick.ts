import cron from 'node-cron';

/**
 * Sweeps at once and then every minute. A tick that comes while one is still running is left out:
 * the next finds whatever is due. `stop` waits for the one that runs.
 */
export function startTicking(
  sweep: () => Promise<void>,
  report: (event: { event: string; detail?: unknown }) => void,
): { stop: () => Promise<void> } {
  let running: Promise<void> | null = null;
  const tick = () => {
    running ??= sweep()
      .catch((error: unknown) => report({ event: 'sweep-failed', detail: String(error) }))
      .finally(() => {
        running = null;
      });
  };
  const task = cron.schedule('* * * * *', tick, { timezone: 'UTC' });
  tick();
  return {
    stop: async () => {
      await task.destroy();
      await running;
    },
  };
}
