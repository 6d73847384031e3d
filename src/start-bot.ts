import { once } from 'node:events';
import { DiscordAPIError } from '@discordjs/rest';
import { serve } from '@hono/node-server';
import { type APIApplication, Routes } from 'discord-api-types/v10';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { createProduct } from './compose.ts';
import type { Config } from './config.ts';
import { createRest } from './discord/rest.ts';
import { createVerify } from './discord/verify.ts';
import { createNodeOpen } from './fetch/open-node.ts';
import { openGateway } from './gateway/gateway.ts';
import { createApp } from './http/app.ts';
import { reporter } from './report.ts';
import { startTicking } from './scheduler/tick.ts';
import type { Connection } from './store/database.ts';
import { openDatabase } from './store/open.ts';
import { wait } from './wait.ts';

type BotConfig = Config & { discord: NonNullable<Config['discord']> };

/** Runs the bot on Discord: gateway, HTTP and scheduler in one process. Resolves once all are up. */
export async function startBot(
  config: BotConfig,
  log: Logger,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const connection = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder });
  try {
    return await run(config, log, connection);
  } catch (error) {
    await connection.close();
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new Error('Discord does not know this DISCORD_TOKEN. Is it the bot’s newest one?');
    }
    throw error;
  }
}

async function run(config: BotConfig, log: Logger, connection: Connection) {
  const { token, apiBase, publicKey } = config.discord;
  const report = reporter(log);
  const { db } = connection;
  const rest = createRest(token, apiBase);
  const applicationId =
    config.discord.applicationId ??
    ((await rest.get(Routes.currentApplication())) as APIApplication).id;
  const product = createProduct({
    db,
    rest,
    applicationId,
    apiBase,
    open: createNodeOpen(),
    now: Date.now,
    wait,
    report,
  });
  log.info({ commands: await product.registerCommands() }, 'commands');

  const running = new Set<Promise<void>>();
  const background = (work: Promise<void>) => {
    const watched = work
      .catch((error: unknown) => report({ event: 'background', detail: String(error) }))
      .finally(() => running.delete(watched));
    running.add(watched);
  };
  const app = createApp({
    verify: publicKey === null ? null : createVerify(publicKey),
    dispatch: product.dispatch,
    now: Date.now,
    background,
    isReady: async () => {
      try {
        await db.execute(sql`select 1`);
        return true;
      } catch {
        return false;
      }
    },
  });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host ?? '0.0.0.0' });
  // Rejects when the port is taken.
  await once(server, 'listening');
  const gateway = await openGateway({
    token,
    apiBase,
    dispatch: product.dispatch,
    answer: product.answerInteraction,
    background,
    report,
  });
  const ticking = startTicking(product.sweep, report);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  log.info({ port, applicationId }, 'ready');

  return {
    port,
    stop: async () => {
      await ticking.stop();
      await gateway.close();
      await new Promise((resolve) => server.close(resolve));
      await Promise.allSettled(running);
      await connection.close();
    },
  };
}
