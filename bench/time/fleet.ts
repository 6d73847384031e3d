import { createProduct, type Product } from '../../src/compose.ts';
import { reporter } from '../../src/logging/report.ts';
import { databaseDoor } from './database-door.ts';
import { BOT } from './discord.ts';
import { discordDoor } from './discord-door.ts';
import { judgeLeases } from './judge-leases.ts';
import { createProcess, type Process } from './process.ts';
import { SECRET, type Sim } from './sim.ts';

/** A process with the product in it. */
export type Instance = { process: Process; product: Product; sweeping: boolean };

/** The processes of one bot, side by side on one database. */
export type Fleet = {
  instances: () => readonly Instance[];
  /** The clock of a process has come to a minute. `twice`: two sweeps at once. */
  tick: (place: number, twice: boolean) => void;
  /** Starts what is not alive, thaws nothing. */
  restart: (place: number) => void;
  killAll: () => void;
  /** When nobody was allowed in: each request that Discord answered with 401, epoch ms. */
  refusedAt: number[];
  /** When processes were started, epoch ms. */
  startedAt: number[];
};

/** Two attempts at a post are at least so far apart, in ms: a time-out and a little more. */
const APART = 18_000;

/** No batch is so large, in requests. */
const MANY = 80;

/** `mayRestart`: whether a killed process comes back by itself. */
export function createFleet(sim: Sim, size: number, mayRestart: () => boolean): Fleet {
  const { loop, random, weather, discord, database, trace, violate, figures } = sim;
  let generation = 0;
  const sentAt = new Map<string, number>();
  const seeStatement = judgeLeases(violate);
  const log = (facts: object, message: string) => {
    const line = JSON.stringify(facts);
    trace(`  log ${message} ${line.slice(0, 300)}`);
    if (line.includes(SECRET)) violate('secrets', `in a report: ${line.slice(0, 400)}`);
  };
  const report = reporter({ info: log, warn: log, error: log });
  const fleet: Fleet = {
    instances: () => instances,
    tick: (place, twice) => {
      const instance = instances[place];
      if (instance === undefined) return;
      sweep(instance);
      if (twice) sweep(instance, true);
    },
    restart: (place) => {
      if (instances[place]?.process.isAlive() === true) return;
      figures.restarts += 1;
      const instance = start(place);
      instances[place] = instance;
      // As the entry point does: another token may have come with the restart.
      instance.product.clearHalt().catch(() => {});
      fleet.tick(place, false);
    },
    killAll: () => {
      for (const { process } of instances) process.kill();
    },
    refusedAt: [],
    startedAt: [],
  };

  function start(place: number): Instance {
    generation += 1;
    fleet.startedAt.push(loop.now());
    const name = `process ${place}.${generation}`;
    const process = createProcess({
      name,
      loop,
      random,
      weather,
      trace,
      onKill: () => {
        if (mayRestart()) loop.after(random.int(5_000, 15 * 60_000), () => fleet.restart(place));
      },
    });
    const ground = {
      db: databaseDoor({
        database,
        process,
        loop,
        random,
        weather,
        watch: (text, answer) => seeStatement(name, text, answer),
      }),
      rest: discordDoor({
        discord,
        process,
        loop,
        random,
        weather,
        watch: ({ method, route, body }, fate) => {
          if (fate === 'unauthorised') judgeRefused();
          const mark = markOf(body);
          if (method === 'POST' && route.endsWith('/messages')) {
            figures.sends += 1;
            judgeSend(mark, fate);
          }
          trace(`${name} ${method} ${route} ${fate} ${mark}`);
        },
      }),
      applicationId: BOT,
      apiBase: 'https://discord.invalid/api',
      open: () => Promise.reject(new Error('no documents are fetched here')),
      now: process.now,
      elapsed: process.elapsed,
      wait: process.wait,
      schedulerId: name,
      report,
    };
    return { process, product: createProduct(ground), sweeping: false };
  }

  /** One process at a time sends a post, and the next attempt waits until the last is over. */
  function judgeSend(mark: string, fate: string): void {
    const last = sentAt.get(mark) ?? Number.NEGATIVE_INFINITY;
    if (mark !== '' && loop.now() - last < APART) {
      violate('one attempt at a time', `${mark} ${loop.now() - last} ms after the last`);
    }
    // A refusal for the moment is an answer: nothing was sent.
    if (fate !== 'limited' && fate !== 'unauthorised') sentAt.set(mark, loop.now());
  }

  /** Far too many at once are seen here; `judgeHalt` counts what is left. */
  function judgeRefused(): void {
    fleet.refusedAt.push(loop.now());
    const last = fleet.refusedAt.at(-MANY);
    if (last !== undefined && loop.now() - last < 10 * 60_000) {
      violate('a refused token stops all sending', `${MANY} requests in ten minutes`);
    }
  }

  function sweep(instance: Instance, again = false): void {
    const { process, product } = instance;
    if (!process.isAlive() || process.isFrozen() || (instance.sweeping && !again)) return;
    instance.sweeping = true;
    product
      .sweep()
      .then(
        () => {},
        (error: unknown) => report({ event: 'sweep-failed', detail: String(error) }),
      )
      .finally(() => {
        instance.sweeping = false;
      });
  }

  const instances = Array.from({ length: size }, (_, place) => start(place));
  return fleet;
}

/** The button by which a message is known. */
function markOf(body: unknown): string {
  return /"custom_id":"([^"]+)"/.exec(JSON.stringify(body ?? ''))?.[1] ?? '';
}
