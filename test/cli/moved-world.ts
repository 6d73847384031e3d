import { createProduct } from '../../src/compose.ts';
import { createRest } from '../../src/discord/rest.ts';
import { createVerify } from '../../src/discord/verify.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import { createApp } from '../../src/http/app.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { wait } from '../../src/wait.ts';
import type { World } from '../fakes/world.ts';

/** From here on another process on another database is the bot; the one before has been stopped. */
export async function moveWorld(world: World, connection: Connection): Promise<void> {
  await world.settle();
  const { local, now, reports } = world;
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
    limits: null,
    report: (event) => {
      if (!('post' in event) || event.outcome !== 'sent') reports.push(event);
    },
  });
  const running = new Set<Promise<void>>();
  const app = createApp({
    verify: createVerify(local.publicKey),
    dispatch: product.dispatch,
    now,
    background: (work) => {
      const watched = work.finally(() => running.delete(watched));
      running.add(watched);
    },
    databaseTrouble: async () => null,
  });
  await local.useInteractions((request) => app.fetch(request));
  const settle = async () => {
    while (running.size > 0) await Promise.all(running);
  };
  Object.assign(world, { product, connection, app, settle });
}
