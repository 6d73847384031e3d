/** Keeps track of work that goes on behind answers. What fails is reported; `settle` waits for all of it. */
export function trackWork(report: (event: { event: string; error?: unknown }) => void) {
  const running = new Set<Promise<void>>();
  return {
    background: (work: Promise<void>): void => {
      const watched = work
        .catch((error: unknown) => report({ event: 'background', error }))
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    settle: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Whether work settled within so many milliseconds, well or not; it is not waited for any longer. */
export function settlesWithin(
  work: Promise<unknown>,
  milliseconds: number,
  wait: (ms: number) => Promise<void>,
): Promise<boolean> {
  const settled = () => true;
  return Promise.race([work.then(settled, settled), wait(milliseconds).then(() => false)]);
}
