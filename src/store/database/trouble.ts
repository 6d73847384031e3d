/**
 * What ails the database, as far as the program acts differently on it:
 * `refused` nobody let us in; `cut` the connection broke, or no answer came; `conflict` rolled back
 * because of another statement; `slow` rolled back by the server's own time-out; `full` no room for
 * what was to be written; `read-only` a standby, or a server that was told to take no writes.
 */
export type Trouble = 'refused' | 'cut' | 'conflict' | 'slow' | 'full' | 'read-only';

/** SQLSTATEs (https://www.postgresql.org/docs/current/errcodes-appendix.html), and codes of Node and postgres.js. */
const CODES: Readonly<Record<Trouble, readonly string[]>> = {
  refused: [
    ...['08001', '08004', '53300', '57P03', '57P05'],
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'],
    ...['CONNECT_TIMEOUT', 'CONNECTION_ENDED'],
  ],
  // 57P01 also reaches a statement that was never run: postgres.js gives the old connection's farewell
  // to the first statement on the new one.
  cut: [
    ...['08000', '08003', '08006', '57P01', '57P02', '58000', '58030'],
    ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
    ...['CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'DATABASE_TIMEOUT'],
  ],
  conflict: ['40001', '40P01'],
  slow: ['57014', '55P03'],
  full: ['53000', '53100', '53200', '53400'],
  'read-only': ['25006'],
};

const TROUBLES = new Map(
  (['refused', 'cut', 'conflict', 'slow', 'full', 'read-only'] as const).flatMap((trouble) =>
    CODES[trouble].map((code) => [code, trouble] as const),
  ),
);

/** The database's trouble behind an error, through whatever wraps it; null when it is no such thing. */
export function troubleOf(error: unknown): Trouble | null {
  const code = codeOf(error);
  return (code === null ? undefined : TROUBLES.get(code)) ?? null;
}

/** Whether an error means that the database could not be reached, or was lost midway. */
export function isAway(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble === 'refused' || trouble === 'cut';
}

/** The innermost code that an error or one of its causes carries. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const inner = codeOf(error.cause);
  if (inner !== null) return inner;
  return 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Whether a statement that failed was saved: `no` when the database turned it away or rolled it back,
 * or when it was to write nothing; `unknown` when the answer was lost. Null when the database is not
 * to blame.
 */
export function savedBy(error: unknown): 'no' | 'unknown' | null {
  const trouble = troubleOf(error);
  if (trouble === null) return null;
  return trouble === 'cut' && isWrite(error) ? 'unknown' : 'no';
}

/** drizzle's errors carry the statement. */
function isWrite(error: unknown): boolean {
  const text = error instanceof Error && 'query' in error ? String(error.query) : '';
  return /\b(insert|update|delete)\b/i.test(text);
}
