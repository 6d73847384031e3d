/** No answer of the database within the deadline: whether it happened is unknown. */
class DatabaseTimeout extends Error {
  override name = 'DatabaseTimeout';
  readonly code = 'DATABASE_TIMEOUT';
}

/**
 * Settles as `work` does, or fails with code `DATABASE_TIMEOUT` after so many milliseconds: killed
 * backends have left postgres.js with promises that never settled.
 */
export function settleWithin<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new DatabaseTimeout(`no answer from the database in ${milliseconds} ms`)),
      milliseconds,
    );
    work.then(resolve, reject).then(() => clearTimeout(timer));
  });
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Milliseconds that only ever grow, whatever happens to the machine's date. */
export function stopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
