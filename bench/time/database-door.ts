import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from '../../src/store/database/database.ts';
import type { SimulatedDatabase } from './database.ts';
import type { Weather } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';

/**
 * The database as one process reaches it. A statement that has left is run, whatever becomes of the
 * process; its answer may be lost on the way back, or the statement on the way there.
 */
export function databaseDoor(parts: {
  database: SimulatedDatabase;
  process: Process;
  loop: Loop;
  random: Random;
  weather: Weather;
  /** Each statement that has run, with its answer, for the oracles. */
  watch: (text: string, answer: unknown) => void;
}): Database {
  const { database, process, loop, random, weather, watch } = parts;
  const query = (...args: Parameters<PGlite['query']>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const what = `statement ${args[0].replace(/\s+/g, ' ').slice(0, 40)}`;
      const lost = () => process.arrive(what, () => reject(connectionLost()));
      const run = async () => {
        await database.setClock(loop.now());
        const answer = await settled(database.client.query(...args));
        if (answer.kind === 'done') watch(args[0], answer.value);
        if (answer.kind === 'done' && weather.strikes('answer-lost', 0.02)) {
          loop.after(random.int(1, 2_000), lost);
          return;
        }
        loop.after(random.int(1, 8), () =>
          process.arrive(what, () => {
            if (answer.kind === 'done') resolve(answer.value);
            else reject(answer.error);
          }),
        );
      };
      process.leave(what, () => {
        if (weather.strikes('statement-lost', 0.01)) loop.after(random.int(1, 2_000), lost);
        else loop.after(random.int(1, 4), run);
      });
    });
  const client = new Proxy(database.client, {
    get: (target, name, receiver) =>
      name === 'query' ? query : Reflect.get(target, name, receiver),
  });
  return drizzle({ client });
}

type Settled = { kind: 'done'; value: unknown } | { kind: 'failed'; error: unknown };

function settled(work: Promise<unknown>): Promise<Settled> {
  return work.then(
    (value): Settled => ({ kind: 'done', value }),
    (error: unknown): Settled => ({ kind: 'failed', error }),
  );
}

/** As Postgres's clients report it. */
function connectionLost(): Error {
  return Object.assign(new Error('write CONNECTION_CLOSED localhost:5432'), {
    code: 'CONNECTION_CLOSED',
  });
}
