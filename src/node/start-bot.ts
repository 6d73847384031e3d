import { randomUUID } from 'node:crypto';
import { DiscordAPIError } from '@discordjs/rest';
import { type APIApplication, Routes } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { createProduct } from '../compose.ts';
import { createRest } from '../discord/rest.ts';
import { writeXlsx } from '../export/write-xlsx.ts';
import { createNodeOpen } from '../fetch/open-node.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { type Report, reporter } from '../logging/report.ts';
import { createFigures, type Figures } from '../metrics/figures.ts';
import { addProcessFigures } from '../metrics/process-figures.ts';
import { createPictures, type Pictures } from '../pictures/create-pictures.ts';
import type { Connection } from '../store/database/database.ts';
import { openDatabase } from '../store/database/open.ts';
import { isAway } from '../store/database/trouble.ts';
import { departureStore } from '../store/departures.ts';
import { wait } from '../wait.ts';
import type { Bot, BotConfig } from './bot.ts';
import { measure } from './measure.ts';
import { listen } from './run-http.ts';
import { runScheduler } from './run-scheduler.ts';
import { settlesWithin, trackWork } from './work.ts';

/**
 * In milliseconds: how long what is under way may take once the program is told to stop, and then
 * the database to close. Together well below the 10 s after which Docker and others kill.
 */
const FINISHING = 6_500;
const CLOSING = 1_500;
/** In milliseconds: how long the first sweep waits for the gateway. */
const GATEWAY_FIRST = 30_000;

/** Runs the bot on Discord, in those roles that are this process'. Resolves once all are up. */
export async function startBot(
  config: BotConfig,
  log: Logger,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const figures = createFigures();
  addProcessFigures(figures.registry);
  const connection = await openDatabase(
    { url: config.databaseUrl, folder: config.dataFolder },
    (event) => {
      figures.pool.inc({ event: event.kind });
      reporter(log)({ event: 'database', detail: event });
    },
    (seconds, outcome) => figures.statements.observe({ outcome }, seconds),
  );
  try {
    return await run(config, log, connection, figures);
  } catch (error) {
    await connection.close();
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new Error('Discord does not know this DISCORD_TOKEN. Is it the bot’s newest one?');
    }
    throw error;
  }
}

async function run(config: BotConfig, log: Logger, connection: Connection, figures: Figures) {
  const { token, apiBase } = config.discord;
  const { roles } = config;
  const rest = createRest(token, apiBase);
  const applicationId =
    config.discord.applicationId ??
    ((await rest.get(Routes.currentApplication())) as APIApplication).id;
  const pictures = await createPictures();
  const bot = assemble({ config, log, connection, figures, rest, applicationId, pictures });
  const { line, product } = bot;

  // This start may have come with a new token.
  await product.clearHalt();
  if (roles.includes('scheduler')) {
    // And with a runtime that knows newer zone rules.
    await product.rederiveWeeks();
  }
  if (roles.includes('gateway') || roles.includes('http')) {
    log.info({ commands: await product.registerCommands() }, 'commands');
  }

  const server = await listen(bot);
  const opening = roles.includes('gateway') ? openLine(bot) : null;
  // The list of servers comes first, so that nothing is posted where the bot no longer is; but
  // posts do not wait for a gateway that is down.
  if (opening !== null && (await settlesWithin(opening, GATEWAY_FIRST, wait))) await opening;
  const ticking = roles.includes('scheduler') ? await runScheduler(bot) : null;
  await opening;
  log.info({ port: server.port, applicationId, roles }, 'ready');

  return {
    port: server.port,
    stop: async () => {
      line.isStopping = true;
      const finished = Promise.all([ticking?.stop(), line.gateway?.close(), server.stop()]).then(
        bot.work.settle,
      );
      if (!(await settlesWithin(finished, FINISHING, wait)))
        bot.report({ event: 'stopped-midway' });
      server.hangUp();
      await settlesWithin(connection.close(), CLOSING, wait);
    },
  };
}

type Assembly = {
  config: BotConfig;
  log: Logger;
  connection: Connection;
  figures: Figures;
  rest: Bot['rest'];
  applicationId: string;
  pictures: Pictures | null;
};

/** The product and what all roles share, put together; nothing of it runs yet. */
function assemble(assembly: Assembly): Bot {
  const { config, log, connection, figures, rest, applicationId, pictures } = assembly;
  const { db } = connection;
  const elapsed = () => performance.now();
  const line: Bot['line'] = { gateway: null, isStopping: false };
  const measured = measure({
    figures,
    countPosts: () => product.postStats(),
    token: config.metricsToken,
    gatewayState: () =>
      config.roles.includes('gateway') ? (line.gateway?.state() ?? 'connecting') : null,
    now: Date.now,
    elapsed,
  });
  const write = reporter(log);
  const report = (event: Report) => {
    // That the database is away was said when it went: once, not with each thing that needed it.
    const isKnown = !('interactionId' in event) && 'error' in event && isAway(event.error);
    if (!isKnown) write(event);
    measured.note(event);
  };
  const product = createProduct({
    db,
    rest,
    applicationId,
    apiBase: config.discord.apiBase,
    open: createNodeOpen(),
    pictures,
    writeSheet: writeXlsx,
    now: Date.now,
    elapsed,
    wait,
    schedulerId: randomUUID(),
    isStopping: () => line.isStopping,
    report,
  });
  const departures = departureStore(db);
  const work = trackWork(report);
  const now = Date.now;
  return { config, db, rest, product, measured, work, departures, line, now, elapsed, report };
}

/** discord.js is loaded here, and in no process that has other roles. */
async function openLine(bot: Bot): Promise<Gateway> {
  const { runGateway } = await import('./run-gateway.ts');
  bot.line.gateway = await runGateway(bot);
  return bot.line.gateway;
}
