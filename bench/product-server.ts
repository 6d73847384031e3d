import { serve } from '@hono/node-server';
import { createProduct } from '../src/compose.ts';
import { createRest } from '../src/discord/rest.ts';
import { createVerify } from '../src/discord/verify.ts';
import { createNodeOpen } from '../src/fetch/open-node.ts';
import { createApp } from '../src/http/app.ts';
import { createLog } from '../src/logging/log.ts';
import { reporter } from '../src/logging/report.ts';
import { connectPostgres } from '../src/store/database/connect-postgres.ts';
import { wait } from '../src/wait.ts';
import { runServer } from './check-in/server.ts';

/** The product, put together as `start-bot.ts` does; nothing it does here asks Discord for anything. */
runServer(async ({ databaseUrl, publicKey, pool }) => {
  const { db } = connectPostgres(databaseUrl, pool);
  const product = createProduct({
    db,
    rest: createRest('none', 'http://127.0.0.1:9'),
    applicationId: '1090000000000000001',
    apiBase: 'http://127.0.0.1:9',
    open: createNodeOpen(),
    now: Date.now,
    elapsed: () => performance.now(),
    schedulerId: crypto.randomUUID(),
    wait,
    // One driver asks for what thousands of members would.
    limits: null,
    report: reporter(createLog()),
  });
  const app = createApp({
    verify: createVerify(publicKey),
    dispatch: product.dispatch,
    now: Date.now,
    background: (work) => {
      work.catch(() => {});
    },
    databaseTrouble: async () => null,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  return server;
});
