import { createProduct } from '../../src/compose.ts';
import { createRest } from '../../src/discord/rest.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { wait } from '../../src/wait.ts';

/** One of the processes that sweep: the product with its own client for Discord and its own pool. */
export type Replica = {
  /** Sweeps at once and then again, this many milliseconds after each sweep's beginning or at its end. */
  start: (tick: number) => void;
  sweep: () => Promise<void>;
  /** Lets the running sweep end and begins no other. */
  stop: () => Promise<void>;
};

/** What a replica said of posts that were sent: how long after their time, in milliseconds. */
export type Told = { lags: number[]; others: unknown[] };

export function createReplica(
  local: LocalDiscord,
  connection: Connection,
  now: () => number,
  told: Told,
): Replica {
  const product = createProduct({
    db: connection.db,
    rest: createRest(local.token, local.apiBase),
    applicationId: local.applicationId,
    apiBase: local.apiBase,
    open: createNodeOpen(),
    now,
    elapsed: () => performance.now(),
    schedulerId: crypto.randomUUID(),
    wait,
    report: (event) => {
      if ('lagMs' in event && event.outcome === 'sent') told.lags.push(event.lagMs);
      else told.others.push(event);
    },
  });
  const running = { on: false, loop: Promise.resolve() };
  const loop = async (tick: number) => {
    while (running.on) {
      const begun = performance.now();
      await product.sweep();
      const left = begun + tick - performance.now();
      for (let gone = 0; gone < left && running.on; gone += 50) await wait(50);
    }
  };
  return {
    sweep: async () => {
      await product.sweep();
    },
    start: (tick) => {
      running.on = true;
      running.loop = loop(tick);
    },
    stop: async () => {
      running.on = false;
      await running.loop;
    },
  };
}
