import { GatewayDispatchEvents } from 'discord.js';
import * as z from 'zod';
import { createServerLists } from './server-lists.ts';
import type { Packet } from './session.ts';

/** What is done with news of the servers that the bot is in. */
export type Servers = {
  /** It is in all of these and, now, in no others. */
  present: (guildIds: readonly string[]) => Promise<void>;
  joined: (guildId: string) => Promise<void>;
  left: (guildId: string) => Promise<void>;
};

const Server = z.looseObject({ id: z.string(), unavailable: z.boolean().optional() });
/** `shard`: this connection's number and how many there are together. */
const Ready = z.looseObject({
  guilds: z.array(Server),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
});

/** In milliseconds: pauses before news is tried once more when it could not be written down. */
const RETRIES = [1_000, 10_000, 60_000];

export type FollowParts = {
  servers: Servers;
  background: (work: Promise<void>) => void;
  report: (event: { event: string; detail?: unknown }) => void;
  wait: (ms: number) => Promise<void>;
};

/**
 * Follows which servers the bot is in. News is passed on in the order in which it came. A server
 * that an outage makes unavailable has not been left.
 * https://docs.discord.com/developers/events/gateway-events#guild-delete
 */
export function followServers({ servers, background, report, wait }: FollowParts) {
  let last: Promise<void> = Promise.resolve();
  const inOrder = (news: () => Promise<void>) => {
    last = last.then(() => insist(news));
    background(last);
  };
  const insist = async (news: () => Promise<void>): Promise<void> => {
    for (const pause of RETRIES) {
      try {
        return await news();
      } catch {
        await wait(pause);
      }
    }
    // The list at the next login sets right what is lost here.
    await news().catch((error: unknown) =>
      report({ event: 'servers-not-saved', detail: error instanceof Error ? error.name : 'error' }),
    );
  };
  const lists = createServerLists();

  return ({ t, d }: Packet): void => {
    if (t === GatewayDispatchEvents.Ready) {
      const ready = Ready.safeParse(d);
      if (!ready.success) return;
      const { guilds, shard } = ready.data;
      const news = lists.ready(
        shard,
        guilds.map(({ id }) => id),
      );
      if (news.kind === 'all') inOrder(() => servers.present(news.ids));
      if (news.kind !== 'changed') return;
      for (const id of news.joined) inOrder(() => servers.joined(id));
      for (const id of news.left) inOrder(() => servers.left(id));
      return;
    }
    if (t !== GatewayDispatchEvents.GuildCreate && t !== GatewayDispatchEvents.GuildDelete) return;
    const server = Server.safeParse(d);
    if (!server.success) return;
    const { id, unavailable } = server.data;
    if (t === GatewayDispatchEvents.GuildCreate) {
      // At login each server of the list is sent in full; those are known.
      if (lists.joined(id)) inOrder(() => servers.joined(id));
    } else if (unavailable !== true) {
      lists.left(id);
      inOrder(() => servers.left(id));
    }
  };
}
