import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createDiscord, type Discord } from './discord.ts';
import { attachGateway, type Gateway } from './gateway/gateway.ts';
import type { Receiver } from './interactions/deliver.ts';
import { addPageRoutes, type PageOptions } from './page-server/page-server.ts';
import type { RestEnv } from './rest/context.ts';
import { addFileRoutes } from './rest/files.ts';
import type { RateLimits } from './rest/rate-limits.ts';
import { createRest } from './rest/rest.ts';
import type { DiscordState } from './state/discord-state.ts';
import { type GuildIds, type GuildOptions, guildIds } from './state/world.ts';

/*
 * The local stand-in for Discord: REST, gateway and, when asked for, the playground's page on one port.
 *
 *   const local = await startLocalDiscord({ now: () => clock, guilds: [{
 *     name: 'Study hall', channels: ['general', 'study'],
 *     members: [{ name: 'Lin', organiser: true }, { name: 'Mei', locale: 'zh-CN' }],
 *   }] });
 *   // The product: DISCORD_API_BASE=local.apiBase DISCORD_TOKEN=local.token
 *   //   DISCORD_APPLICATION_ID=local.applicationId DISCORD_PUBLIC_KEY=local.publicKey
 *   await local.useInteractions('http://127.0.0.1:3000/interactions');  // or useInteractions(app.fetch)
 *   const [hall] = local.guilds;
 *   const mei = local.discord.as(hall.members.Mei, { channelId: hall.channels.study });
 *   const { message, ephemeral, modal, choices, failed } = await mei.command('done', { item: 'async' });
 *   await mei.click(message, 'check-in');                        // choose(message, id, values)
 *   await mei.submit(modal, { fields: { note: 'text' } });
 *   const offered = (await mei.autocomplete('done', 'item', 'asy')).choices;
 *
 *   local.discord.messages(channelId, viewerId?)  pings(messageId)  requests  directMessages(userId)
 *   local.discord.denyBot(channelId, 'SendMessages')  setBotPermissions  deleteChannel  kickBot
 *   local.discord.sent  redeliver(local.discord.sent[0])     // the same interaction once more
 *   local.discord.faults.next(/^POST .*messages$/, 'drop-answer')   // 'drop-request', { status: 503 }, rateLimited(60)
 *   await local.close();
 *
 * Without an interactions endpoint, interactions go over the gateway. Ids carry `now()`; the 3-second
 * limit of a first answer is real time, the 15 minutes of a token are counted by `now()`.
 */

export type LocalDiscordOptions = {
  /** Unix milliseconds: the product's own clock, so that ids and posts agree. */
  now: () => number;
  guilds?: GuildOptions[];
  /** 0, the default, takes any free port. */
  port?: number;
  /** 127.0.0.1 unless told otherwise. */
  host?: string;
  /** A fresh one each time unless given. */
  token?: string;
  applicationId?: string;
  /** State of an earlier run; `guilds` is then ignored. */
  state?: DiscordState;
  /** Privileged gateway intents that the application may ask for; none by default, as with Discord. */
  privilegedIntents?: number;
  /** How fast the bot may ask, in real time (`DISCORD_RATE_LIMITS`); as fast as it likes, when left out. */
  rateLimits?: RateLimits;
  /** How many connections to the gateway Discord recommends; one, when left out. */
  shards?: number;
  /** Milliseconds between the heartbeats that the gateway asks for; Discord's own when left out. */
  heartbeat?: number;
  /** Serves the playground's page. */
  page?: PageOptions;
};

export type LocalDiscord = {
  url: string;
  /** For DISCORD_API_BASE; clients add `/v10`. */
  apiBase: string;
  /** Hexadecimal, for DISCORD_PUBLIC_KEY. */
  publicKey: string;
  token: string;
  applicationId: string;
  discord: Discord;
  gateway: Gateway;
  /** The ids of the guilds at the start, oldest first. */
  guilds: GuildIds[];
  /** Sends interactions to an endpoint (its URL, or a handler in this process); null: over the gateway. */
  useInteractions(
    endpoint: string | ((request: Request) => Response | Promise<Response>) | null,
  ): Promise<void>;
  close(): Promise<void>;
};

const DEFAULT_GUILD: GuildOptions = {
  name: 'Study hall',
  channels: ['general', 'study'],
  members: [
    { name: 'Lin', organiser: true },
    { name: 'Mei' },
    { name: 'Sam' },
    { name: 'Kai' },
    { name: 'Noor' },
  ],
};

/** Starts the stand-in on loopback and waits until it listens. */
export async function startLocalDiscord(options: LocalDiscordOptions): Promise<LocalDiscord> {
  const { host = '127.0.0.1', token = `local.${crypto.randomUUID()}` } = options;
  const discord = await createDiscord(options);
  if (options.state === undefined)
    for (const guild of options.guilds ?? [DEFAULT_GUILD]) discord.addGuild(guild);
  const guilds = Object.values(discord.state.guilds).map((guild) => guildIds(discord, guild));
  const publicKey = discord.signer.publicKey;
  const gatewayUrl = () => discord.publicUrl.replace('http', 'ws');
  const app: Hono<RestEnv> = createRest(
    { core: discord, token, publicKey, gatewayUrl, shards: options.shards ?? 1 },
    discord.faults,
    discord.log,
    options.rateLimits ?? null,
  );
  const page = options.page && addPageRoutes(app, discord, options.page);
  addFileRoutes(app, discord);
  const server = createServer(getRequestListener(app.fetch));
  const gateway = attachGateway(server, discord, {
    token,
    url: gatewayUrl,
    privilegedIntents: options.privilegedIntents ?? 0,
    ...(options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }),
  });
  const port = await listen(server, host, options.port ?? 0);
  discord.publicUrl = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    url: discord.publicUrl,
    apiBase: `${discord.publicUrl}/api`,
    publicKey,
    token,
    applicationId: discord.state.applicationId,
    discord,
    gateway,
    guilds,
    useInteractions: (endpoint) => discord.setReceiver(toReceiver(endpoint)),
    close: async () => {
      page?.close();
      gateway.close();
      const closed = new Promise((resolve) => server.close(resolve));
      const grace = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(grace);
    },
  };
}

function toReceiver(
  endpoint: string | ((request: Request) => Response | Promise<Response>) | null,
): Receiver {
  if (endpoint === null) return { kind: 'gateway' };
  if (typeof endpoint === 'string') return { kind: 'http', url: endpoint };
  return { kind: 'handler', url: 'http://localhost/interactions', handle: endpoint };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('the local Discord has no port'));
    });
  });
}
