/** Resolves after so many milliseconds. Never keeps the process alive by itself. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    if (typeof timer === 'object') timer.unref();
  });
}
