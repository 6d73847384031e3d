import { listServers } from '../discord/my-servers.ts';
import { purgeDeparted } from '../purge-departed.ts';
import { startTicking } from '../scheduler/tick.ts';
import type { Bot, Running } from './bot.ts';

/** Posts what is due, at once and then every minute, and looks after servers that were left. */
export async function runScheduler(bot: Bot): Promise<Running> {
  const { config, line, measured, product, report } = bot;
  const hasGateway = config.roles.includes('gateway');
  // First, so that nothing is posted where the bot no longer is. The gateway tells of it by itself.
  if (!hasGateway) {
    await askForServers(bot).catch((error: unknown) => report({ event: 'daily-failed', error }));
  }
  return startTicking({
    sweep: measured.sweep(product.sweep),
    daily: async () => {
      if (!hasGateway) return askForServers(bot);
      // Not while the gateway is away: a server may have invited the bot again meanwhile.
      if (line.gateway?.state() === 'ready') await purge(bot);
    },
    report,
  });
}

/** No gateway may run at all, where interactions come over HTTP: Discord is asked for the servers. */
async function askForServers(bot: Bot): Promise<void> {
  const servers = await listServers(bot.rest);
  if (servers.kind !== 'done') {
    return bot.report({ event: 'servers-unknown', detail: servers.kind });
  }
  await bot.departures.present(servers.value, bot.now());
  await purge(bot);
}

function purge({ departures, now, report }: Bot): Promise<void> {
  return purgeDeparted(departures, now(), report);
}
