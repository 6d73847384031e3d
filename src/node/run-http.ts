import { createVerify } from '../discord/verify.ts';
import { createApp } from '../http/app.ts';
import { openServer } from '../http/open-server.ts';
import { databaseTrouble } from '../store/database/readiness.ts';
import type { Bot, Running } from './bot.ts';

/**
 * Listens for Discord's interactions and for whoever asks how the program is. Without the role
 * `http` it only tells how it is: on PORT where that is set, else on any free port of this machine's
 * own, so that several processes need no ports of their own. Where no interactions are answered,
 * nobody but this machine is listened to unless HOST says so. Rejects when the port is taken.
 */
export async function listen(bot: Bot): Promise<Running & { port: number; hangUp: () => void }> {
  const { config, db, measured, product, work, now, report } = bot;
  const { publicKey } = config.discord;
  const answers = config.roles.includes('http') && publicKey !== null;
  const app = createApp({
    verify: answers ? createVerify(publicKey) : null,
    dispatch: measured.dispatch(product.dispatch),
    now,
    background: work.background,
    databaseTrouble: () => databaseTrouble(db),
    metrics: measured.page,
    report,
  });
  const hostname = config.host ?? (answers ? '0.0.0.0' : '127.0.0.1');
  const server = await openServer(app.fetch, { port: config.port, hostname });
  return { port: server.port, stop: server.close, hangUp: server.hangUp };
}
