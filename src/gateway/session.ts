import { Client, GatewayDispatchEvents, GatewayIntentBits, Status } from 'discord.js';

export type Packet = { t?: string | null; d?: unknown };

export type SessionParts = {
  token: string;
  apiBase: string;
  /** Every event that Discord dispatches, raw. */
  take: (packet: Packet) => void;
  report: (event: { event: string; detail?: unknown }) => void;
  /** A clock that only goes on, in milliseconds. */
  elapsed: () => number;
};

/** `refused`: Discord wants no further attempt with this token or these intents. */
export type SessionState = 'connecting' | 'ready' | 'failed' | 'refused';

/** One login of discord.js, which resumes and reconnects by itself as long as it notices. */
export type Session = {
  state: () => SessionState;
  /**
   * On the clock `elapsed`: when Discord last said anything, answers to heartbeats included; of
   * several connections, the one that has been silent for longest.
   */
  heardAt: () => number;
  /** Resolves once logged in; rejects when that failed. */
  opened: Promise<void>;
  /** From the call on nothing is taken any more. */
  close: () => Promise<void>;
};

/** What discord.js itself has to hear to know where a connection stands. */
const OF_CONNECTION: readonly unknown[] = [
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
];

/** Begins to log in. What discord.js does when the connection breaks: @discordjs/ws, `WebSocketShard`. */
export function openSession(parts: SessionParts): Session {
  const { report, elapsed } = parts;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many connections as Discord recommends. discord.js keeps to the logins that it still allows.
    shards: 'auto',
    rest: { api: parts.apiBase },
  });
  const begun = elapsed();
  const seen = { closed: false, failed: false, refused: false };
  /** By connection; one that has not been heard yet is not silent but still on its way. */
  const heard = new Map<number, { at: number; ping: number }>();

  client.on('raw', (packet: Packet, shard: number) => {
    heard.set(shard, { at: elapsed(), ping: heard.get(shard)?.ping ?? -1 });
    if (!seen.closed) parts.take({ ...packet });
    // The rest is read by us alone. What discord.js would make of an interaction nobody uses, it
    // keeps people and channels of it for ever, and it throws, out of reach, at what it cannot read.
    if (!OF_CONNECTION.includes(packet.t)) packet.t = null;
  });
  const tell = (event: string, detail?: unknown) => {
    if (!seen.closed) report({ event, detail });
  };
  client.on('error', (error) => tell('gateway-error', error.message));
  client.on('shardError', (error) => tell('gateway-error', error.message));
  client.on('shardReconnecting', () => tell('gateway-reconnecting'));
  // Emitted for the close codes after which discord.js gives up, such as 4004 for the token.
  client.on('shardDisconnect', ({ code }) => {
    seen.refused = true;
    tell('gateway-refused', code === 4004 ? 'token' : code);
  });

  const opened = client.login(parts.token).then(
    () => {},
    (error: unknown) => {
      if (isTokenRefused(error) && !seen.refused) {
        seen.refused = true;
        tell('gateway-refused', 'token');
      }
      seen.failed = true;
      throw error;
    },
  );
  // Whoever does not wait for it looks at `state`.
  opened.catch(() => {});

  return {
    opened,
    state: () => {
      if (seen.refused) return 'refused';
      if (seen.failed) return 'failed';
      const statuses = client.ws.shards.map(({ status }) => status);
      const isReady = (status: Status) =>
        status === Status.Ready || status === Status.WaitingForGuilds;
      return statuses.length > 0 && statuses.every(isReady) ? 'ready' : 'connecting';
    },
    heardAt: () => {
      for (const { id, lastPingTimestamp: ping } of client.ws.shards.values()) {
        if ((heard.get(id)?.ping ?? -1) !== ping) heard.set(id, { at: elapsed(), ping });
      }
      return heard.size === 0 ? begun : Math.min(...[...heard.values()].map(({ at }) => at));
    },
    close: async () => {
      seen.closed = true;
      await client.destroy();
    },
  };
}

/** `GET /gateway/bot` was answered by 401: discord.js has an error of its own for that. */
function isTokenRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
}
