import { once } from 'node:events';
import { serve } from '@hono/node-server';
import type { Bot, Running } from './bot.ts';
import { createVerify } from './discord/verify.ts';
import { createApp } from './http/app.ts';
import { databaseTrouble } from './store/readiness.ts';

/**
 * Listens for Discord's interactions and for whoever asks how the program is. Without the role
 * `http` it only tells how it is: on PORT where that is set, else on any free port of this machine's
 * own, so that several processes need no ports of their own. Rejects when the port is taken.
 */
export async function listen(bot: Bot): Promise<Running & { port: number; hangUp: () => void }> {
  const { config, db, measured, product, work, now } = bot;
  const { publicKey } = config.discord;
  const answers = config.roles.includes('http') && publicKey !== null;
  const app = createApp({
    verify: answers ? createVerify(publicKey) : null,
    dispatch: measured.dispatch(product.dispatch),
    now,
    background: work.background,
    databaseTrouble: () => databaseTrouble(db),
    metrics: measured.page,
  });
  const everywhere = config.roles.includes('http') || config.port !== 0;
  const hostname = config.host ?? (everywhere ? '0.0.0.0' : '127.0.0.1');
  const server = serve({ fetch: app.fetch, port: config.port, hostname });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
    hangUp: () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}
