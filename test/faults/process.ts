import { createProduct, type Product } from '../../src/compose.ts';
import { createRest } from '../../src/discord/rest.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import type { Report } from '../../src/logging/report.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { wait } from '../../src/wait.ts';
import type { World } from '../fakes/world.ts';

type Rest = ReturnType<typeof createRest>;

/** Where a process is killed, seen from a message that it sends. */
export type Death = 'before-sending' | 'after-sending';

/**
 * Another process of the same bot: its own client for Discord, on the world's database or on one of
 * its own. With a `death`, it is gone for good at its first message: nothing of it happens after.
 */
export function startProcess(
  world: World,
  { connection = world.connection, death }: { connection?: Connection; death?: Death } = {},
): { product: Product; reports: Report[]; died: Promise<void> } {
  const rest = createRest(world.local.token, world.local.apiBase);
  const reports: Report[] = [];
  const died = death === undefined ? Promise.resolve() : killAtMessage(rest, death);
  const product = createProduct({
    db: connection.db,
    rest,
    applicationId: world.local.applicationId,
    apiBase: world.local.apiBase,
    open: createNodeOpen(),
    now: world.now,
    elapsed: () => performance.now(),
    schedulerId: crypto.randomUUID(),
    wait,
    report: (event) => reports.push(event),
  });
  return { product, reports, died };
}

/** A promise that never settles stands for a process that is gone: whoever waits for it does no more. */
function killAtMessage(rest: Rest, death: Death): Promise<void> {
  const post = rest.post.bind(rest);
  return new Promise((resolve) => {
    rest.post = async (...request) => {
      if (death === 'after-sending') await post(...request);
      resolve();
      return new Promise(() => {});
    };
  });
}
