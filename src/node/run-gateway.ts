import { type Gateway, openGateway } from '../gateway/gateway.ts';
import { purgeDeparted } from '../purge-departed.ts';
import { wait } from '../wait.ts';
import type { Bot } from './bot.ts';

/**
 * Logs in to Discord's gateway, for interactions and for news of servers. This file brings
 * discord.js with it, so it is loaded only where it is this process' role.
 */
export function runGateway(bot: Bot): Promise<Gateway> {
  const { config, departures, measured, product, work, now, elapsed, report } = bot;
  return openGateway({
    token: config.discord.token,
    apiBase: config.discord.apiBase,
    dispatch: measured.dispatch(product.dispatch),
    answer: product.answerInteraction,
    servers: {
      present: async (guildIds) => {
        await departures.present(guildIds, now());
        await purgeDeparted(departures, now(), report);
      },
      joined: departures.rejoin,
      left: (guildId) => departures.depart(guildId, now()),
    },
    background: work.background,
    report,
    wait,
    elapsed,
  });
}
