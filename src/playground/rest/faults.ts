type FaultRequest = { method: string; path: string };

/** What goes wrong with one request. */
export type Fault =
  /** Answered at once with this status instead of being done. */
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** Done, but the answer never arrives: the connection is cut. */
  | 'drop-answer'
  /** Cut before anything is done. */
  | 'drop-request'
  /** Waits this many real milliseconds, before it is done or (`late`) before the answer is given. */
  | { delayMs: number; late?: boolean };

type FaultRule = (request: FaultRequest) => Fault | undefined;

export type Faults = {
  /** Asked for every request until removed; the first rule that answers decides. Returns its removal. */
  add(rule: FaultRule): () => void;
  /** Once, at the next request that matches `METHOD /path` (a pattern on both, such as /^POST .*messages$/). */
  next(pattern: RegExp, fault: Fault): void;
  clear(): void;
  pick(request: FaultRequest): Fault | undefined;
};

/** No faults until a test asks for them. */
export function createFaults(): Faults {
  const rules = new Set<FaultRule>();
  const add = (rule: FaultRule) => {
    rules.add(rule);
    return () => rules.delete(rule);
  };
  return {
    add,
    next: (pattern, fault) => {
      const rule: FaultRule = ({ method, path }) => {
        if (!pattern.test(`${method} ${path}`)) return undefined;
        rules.delete(rule);
        return fault;
      };
      rules.add(rule);
    },
    clear: () => rules.clear(),
    pick: (request) => {
      for (const rule of [...rules]) {
        const fault = rule(request);
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
  };
}

/** Discord's answer to too many requests; `retryAfter` in seconds. */
export function rateLimited(retryAfter: number, global = false): Fault {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    headers: {
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  };
}
