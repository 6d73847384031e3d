/** What came of a request to Discord. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  /** Refused for good; `code` is Discord's own. */
  | { kind: 'refused'; status: number; code: number }
  | { kind: 'unauthorised' }
  /** `global`: the limit of all requests together is spent, not that of one route. */
  | { kind: 'limited'; retryAfterMs: number; global: boolean }
  /** No answer, or a 5xx: it may have happened, or not. */
  | { kind: 'unknown'; why: string };

/**
 * Runs a request; whatever Discord or the network does comes back as a value. Errors are told apart
 * by what they carry, those of `rest.ts` and of `web-rest.ts` alike: naming the classes of
 * @discordjs/rest would put all of it into the Worker.
 */
export async function outcomeOf<T>(request: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await request() };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Exclude<Outcome<never>, { kind: 'done' }> {
  if (!(error instanceof Error)) return { kind: 'unknown', why: 'error' };
  if ('retryAfter' in error && 'global' in error) {
    const { retryAfter, global } = error;
    return { kind: 'limited', retryAfterMs: Number(retryAfter), global: global === true };
  }
  if (!('status' in error)) return { kind: 'unknown', why: error.name };
  if (error.status === 401) return { kind: 'unauthorised' };
  const code = 'code' in error ? Number(error.code) : Number.NaN;
  // Without a code of Discord's it came from something in between, and says nothing for good.
  if (Number.isNaN(code)) return { kind: 'unknown', why: `HTTP ${error.status}` };
  return { kind: 'refused', status: Number(error.status), code };
}
