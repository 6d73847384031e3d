import { type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord-api-types/v10';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Rest } from './rest.ts';

/** At most so many on one page. https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const PAGE = 200;

/** The ids of all servers that the bot is in; for where no gateway tells of it. */
export function listServers(rest: Pick<Rest, 'get'>): Promise<Outcome<string[]>> {
  return outcomeOf(async () => {
    const ids: string[] = [];
    for (;;) {
      const after = ids.at(-1) ?? '0';
      const query = new URLSearchParams({ limit: String(PAGE), after });
      const page = (await rest.get(Routes.userGuilds(), {
        query,
      })) as RESTGetAPICurrentUserGuildsResult;
      ids.push(...page.map(({ id }) => id));
      if (page.length < PAGE) return ids;
    }
  });
}
