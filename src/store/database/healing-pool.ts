import type { Sql } from 'postgres';
import { pause, settleWithin, stopwatch } from './deadline.ts';
import { codeOf, type Trouble, troubleOf } from './trouble.ts';

/** In milliseconds: a caller has an answer or an error by then, all tries together. */
const DEADLINE = 4_800;
/** Before the second try, the third, and so on: together longer than Postgres takes to restart. */
const PAUSES = [0, 100, 300, 800, 1_500, 1_500];
/** A try needs at least this long to be worth it. */
const SHORTEST_TRY = 200;
/** At most one new pool in this time, in milliseconds, unless the last one has proved itself. */
const NEXT_POOL = 5_000;

/** What becomes of the database, told once each time it changes. */
export type PoolEvent =
  | { kind: 'away'; trouble: Trouble; code: string }
  | { kind: 'back'; afterMs: number }
  | { kind: 'replaced'; code: string };

/** How long a statement took, all its tries together, in seconds; and how it went: `done`, or what ailed it. */
export type Asked = (seconds: number, outcome: 'done' | Trouble | 'failed') => void;

export type PoolParts = {
  /** Makes a client with a pool of its own, which tells when one of its connections has ended. */
  open: (onclose: () => void) => Sql;
  /** Gets rid of a client that is not used any more; what still waits there must fail soon. */
  discard: (client: Sql) => void;
  notice: (event: PoolEvent) => void;
  /** Told of each statement. */
  asked?: Asked | undefined;
};

/**
 * A client whose every statement settles within 5 s, and which gets over what it can:
 *
 * - A statement that found no server, lost its connection or lost out to another is run again, at
 *   once and then after growing pauses. Each statement of the store may run twice: it is recognised
 *   by its key (docs/decisions/0014-statements-may-run-twice.md). While the database is known to be
 *   away there is one try, so that members hear of it at once.
 * - The pool is replaced when one of its connections ends, or seems not to answer. After a killed
 *   backend, postgres.js 3.4.9 leaves a tenth of the statements under way unsettled for ever, and
 *   connections that never write again: its `closed` rejects nothing after an error, and cancels the
 *   pending write without forgetting it. On the old pool statements finish, or are cut off and run
 *   again.
 *
 * Transactions (`begin`) get none of this: only migrations use them, elsewhere.
 */
export function healingPool({ open, discard, notice, asked }: PoolParts): Sql {
  const uptime = stopwatch();
  const openOne = (): Sql => {
    const client: Sql = open(() => heal(client, 'CONNECTION_CLOSED'));
    return client;
  };
  let replacedAt = Number.NEGATIVE_INFINITY;
  let hasAnswered = true;
  let awaySince: number | null = null;
  let isEnding = false;
  let current = openOne();

  const answered = () => {
    hasAnswered = true;
    if (awaySince === null) return;
    notice({ kind: 'back', afterMs: Math.round(uptime() - awaySince) });
    awaySince = null;
  };
  function heal(used: Sql, code: string): void {
    if (isEnding || used !== current) return;
    if (!hasAnswered && uptime() - replacedAt < NEXT_POOL) return;
    const fresh = openOne();
    // drizzle taught the first client its types.
    Object.assign(fresh.options.parsers, used.options.parsers);
    Object.assign(fresh.options.serializers, used.options.serializers);
    current = fresh;
    replacedAt = uptime();
    hasAnswered = false;
    discard(used);
    // An idle connection ends in the same way: nothing to tell.
    if (code !== 'CONNECTION_CLOSED') notice({ kind: 'replaced', code });
  }
  const run = async <T>(ask: (client: Sql) => PromiseLike<T>): Promise<T> => {
    const elapsed = stopwatch();
    /** The first try of which nobody knows whether it happened: what the others say matters less. */
    let cut: unknown = null;
    for (let tries = 0; ; tries++) {
      const used = current;
      try {
        const rows = await settleWithin(ask(used), DEADLINE - elapsed());
        answered();
        asked?.(elapsed() / 1000, 'done');
        return rows;
      } catch (error) {
        const trouble = troubleOf(error);
        const code = codeOf(error) ?? '';
        if (trouble === 'cut') cut ??= error;
        if (isSick(code)) heal(used, code);
        // Anything that the server itself says of the statement proves that it is there.
        if (trouble === null || !isLost(trouble)) answered();
        const rest = PAUSES[tries];
        const isWorthIt =
          trouble !== null &&
          (isLost(trouble) || trouble === 'conflict') &&
          awaySince === null &&
          rest !== undefined &&
          elapsed() + rest + SHORTEST_TRY < DEADLINE;
        if (!isWorthIt) {
          if (trouble !== null && isLost(trouble) && awaySince === null) {
            awaySince = uptime();
            notice({ kind: 'away', trouble, code });
          }
          asked?.(elapsed() / 1000, trouble ?? 'failed');
          throw cut ?? error;
        }
        await pause(rest);
      }
    }
  };

  return new Proxy(current, {
    get: (_, name) => {
      if (name === 'end') isEnding = true;
      if (name !== 'unsafe') return Reflect.get(current, name);
      return (...[text, params = [], options]: Parameters<Sql['unsafe']>) => {
        const ask = (client: Sql) => client.unsafe(text, [...params], options);
        // A query starts when it is first awaited, in either of the two ways drizzle asks.
        return {
          // biome-ignore lint/suspicious/noThenProperty: it stands in for a query, which is thenable
          then: (...handlers: Parameters<Promise<unknown>['then']>) => run(ask).then(...handlers),
          values: () => run((client) => ask(client).values()),
        };
      };
    },
  });
}

function isLost(trouble: Trouble): boolean {
  return trouble === 'refused' || trouble === 'cut';
}

/** A pool that reaches a server which takes no writes may be of before a switch to another one. */
function isSick(code: string): boolean {
  return code === 'CONNECT_TIMEOUT' || code === 'DATABASE_TIMEOUT' || code === '25006';
}
