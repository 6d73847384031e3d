import type { Sql } from 'postgres';

/** No answer of the database within the deadline: whether it happened is unknown. */
class DatabaseTimeout extends Error {
  override name = 'DatabaseTimeout';
}

/**
 * The same client, but every statement settles: killed backends have left postgres.js with promises
 * that never did.
 */
export function withDeadline(client: Sql, milliseconds: number): Sql {
  const bounded = <T>(query: PromiseLike<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new DatabaseTimeout(`no answer from the database in ${milliseconds} ms`)),
        milliseconds,
      );
      query.then(resolve, reject).then(() => clearTimeout(timer));
    });
  return new Proxy(client, {
    get: (target, name, receiver) => {
      if (name !== 'unsafe') return Reflect.get(target, name, receiver);
      return (...[text, params, options]: Parameters<Sql['unsafe']>) => {
        const query = target.unsafe(text, params, options);
        // A query starts when it is first awaited, in either of the two ways drizzle asks.
        return {
          // biome-ignore lint/suspicious/noThenProperty: it stands in for a query, which is thenable
          then: (...handlers: Parameters<Promise<unknown>['then']>) =>
            bounded(query).then(...handlers),
          values: () => bounded(query.values()),
        };
      };
    },
  });
}
