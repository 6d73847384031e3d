import { join } from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { startPostgres } from '../store/real-postgres.ts';
import { type Bot, makeFolder, startBot, variablesOf } from './bot.ts';

/** A bot on a local Discord of its own, with what keeps its data. */
export type Life = {
  /** What keeps the data. */
  name: string;
  local: LocalDiscord;
  bot: Bot;
  /** When its group's first week is due. */
  slot: Date;
  start: () => Promise<void>;
  /** Everything down, also what a failed test left running. */
  end: () => Promise<void>;
};

export type Keeping = 'a folder' | 'Postgres';

/** `through`: what stands between the bot and Postgres, given that one's address. */
export async function beginLife(
  name: Keeping,
  through: (database: string) => Promise<string> = async (database) => database,
): Promise<Life> {
  const folder = await makeFolder();
  const [server, local] = await Promise.all([
    name === 'Postgres' ? startPostgres() : null,
    startLocalDiscord({ now: Date.now }),
  ]);
  const where: Record<string, string> =
    server === null
      ? { ROADMATE_DATA: join(folder.path, 'kept', 'here') }
      : { DATABASE_URL: await through(await server.createEmpty()) };
  const start = () => startBot({ ...variablesOf(local), ...where }, folder.path);
  const life: Life = {
    name,
    local,
    bot: await start(),
    slot: new Date(0),
    start: async () => {
      life.bot = await start();
    },
    end: async () => {
      life.bot.kill('SIGKILL');
      await life.bot.ended;
      await local.close();
      await server?.stop();
      await folder.remove();
    },
  };
  return life;
}

/** The server's channel, an organiser and a member at Discord's client. */
export function hallOf({ local }: Life) {
  const [guild] = local.guilds;
  const { study } = guild?.channels ?? {};
  const { Lin, Mei } = guild?.members ?? {};
  if (!guild || !study || !Lin || !Mei) throw new Error('the local Discord is empty');
  const as = (member: string) => local.discord.as(member, { channelId: study });
  return { study, lin: as(Lin), mei: as(Mei) };
}

/** What the bot has posted, oldest first. */
export function postsOf(life: Life) {
  const { study } = hallOf(life);
  return life.local.discord.messages(study).filter(({ author }) => author.bot === true);
}

/** How often the commands were registered. */
export function registrationsOf({ local }: Life): number {
  return local.discord.requests.filter(
    ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
  ).length;
}
