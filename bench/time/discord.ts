import * as z from 'zod';
import type { Loop } from './loop.ts';
import type { Random } from './random.ts';

export const BOT = '900000000000000001';
const DISCORD_EPOCH = 1_420_070_400_000;
/** A nonce is remembered for "a few minutes"; each message draws how long, in ms. */
const NONCE = { shortest: 3 * 60_000, longest: 5 * 60_000 };

export type Message = {
  id: string;
  channelId: string;
  /** When Discord accepted it, epoch ms. */
  at: number;
  byBot: boolean;
  nonce: string | null;
  nonceUntil: number;
  /** As it was first, and as it reads now. */
  first: Body;
  body: Body;
};
export type Channel = {
  id: string;
  guildId: string;
  state: 'open' | 'forbidden' | 'deleted';
  /** Oldest first. */
  messages: Message[];
  /** Threads in it, by the message they were started from. */
  threads: Set<string>;
};
export type Request = { method: string; route: string; query: URLSearchParams; body: unknown };
export type Answer = { status: number; body: unknown };

const Body = z.looseObject({
  content: z.string().optional(),
  nonce: z.string().optional(),
  enforce_nonce: z.boolean().optional(),
  components: z.array(z.unknown()).optional(),
  allowed_mentions: z.unknown().optional(),
});
export type Body = z.infer<typeof Body>;

/** What Discord knows. Requests are judged at the instant they are accepted. */
export type Discord = {
  channels: Map<string, Channel>;
  addChannel: (guildId: string) => string;
  /** Members' own messages, in a row. */
  chatter: (channelId: string, messages: number) => void;
  accept: (request: Request) => Answer;
  /** Every body that was accepted, in order: what a reader could have seen. */
  seen: { channelId: string; body: Body }[];
  /** Edits of answers to interactions, by token. */
  answers: Map<string, Body>;
  /** A new id of this instant. */
  newId: () => string;
};

export function createDiscord(loop: Loop, random: Random): Discord {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return ((BigInt(loop.now() - DISCORD_EPOCH) << 22n) + BigInt(ids % 4_194_304)).toString();
  };
  const discord: Discord = {
    channels: new Map(),
    addChannel: (guildId) => {
      const channel: Channel = {
        id: newId(),
        guildId,
        state: 'open',
        messages: [],
        threads: new Set(),
      };
      discord.channels.set(channel.id, channel);
      return channel.id;
    },
    chatter: (channelId, messages) => {
      const channel = discord.channels.get(channelId);
      for (let said = 0; said < messages; said++) {
        const body = { content: 'hello' };
        channel?.messages.push(newMessage(newId(), channelId, loop.now(), body, false));
      }
    },
    accept: ({ method, route, query, body }) => {
      const path = route.split('/').slice(1);
      const [root, id = '', part, , last] = path;
      if (root === 'webhooks' && method === 'PATCH') {
        const edit = Body.parse(body);
        discord.answers.set(path[2] ?? '', edit);
        return { status: 200, body: { id: newId() } };
      }
      if (root === 'gateway') return { status: 200, body: { url: 'wss://gateway.invalid' } };
      if (root === 'guilds') return { status: 200, body: part === 'roles' ? roles(id) : member() };
      const channel = discord.channels.get(id);
      if (root !== 'channels' || channel === undefined) return refusal(404, 10_003);
      if (channel.state === 'deleted') return refusal(404, 10_003);
      if (part === undefined) return { status: 200, body: describe(channel) };
      if (channel.state === 'forbidden') return refusal(403, 50_001);
      if (last === 'threads') return openThread(discord, channel, path[3] ?? '');
      if (method === 'GET') return { status: 200, body: page(channel, query).map(shape) };
      if (method === 'PATCH') return edit(discord, channel, path[3] ?? '', Body.parse(body));
      return post(discord, channel, Body.parse(body), random, loop.now());
    },
    seen: [],
    answers: new Map(),
    newId,
  };
  return discord;
}

/** https://discord.com/developers/docs/resources/message#create-message (nonce, enforce_nonce) */
function post(discord: Discord, channel: Channel, body: Body, random: Random, now: number): Answer {
  const same = channel.messages.findLast(
    ({ nonce, nonceUntil }) => nonce !== null && nonce === body.nonce && nonceUntil > now,
  );
  if (same !== undefined && body.enforce_nonce === true) {
    return { status: 200, body: shape(same) };
  }
  const message = newMessage(discord.newId(), channel.id, now, body, true);
  message.nonceUntil = now + random.int(NONCE.shortest, NONCE.longest);
  channel.messages.push(message);
  discord.seen.push({ channelId: channel.id, body });
  return { status: 200, body: shape(message) };
}

function edit(discord: Discord, channel: Channel, id: string, body: Body): Answer {
  const message = channel.messages.find((each) => each.id === id);
  if (message === undefined) return refusal(404, 10_008);
  message.body = body;
  discord.seen.push({ channelId: channel.id, body });
  return { status: 200, body: shape(message) };
}

/** A thread has the id of the message it was started from; there is one for a message. */
function openThread(discord: Discord, channel: Channel, id: string): Answer {
  if (channel.messages.every((message) => message.id !== id)) return refusal(404, 10_008);
  if (channel.threads.has(id)) return refusal(400, 160_004);
  channel.threads.add(id);
  const thread = { ...channel, id, messages: [], threads: new Set<string>() };
  discord.channels.set(id, thread);
  return { status: 201, body: { id } };
}

/**
 * Newest first, at most 100. With `after`, those that follow it most closely.
 * https://discord.com/developers/docs/resources/message#get-channel-messages
 */
function page(channel: Channel, query: URLSearchParams): Message[] {
  const limit = Math.min(100, Number(query.get('limit') ?? 50));
  const [after, before] = [query.get('after'), query.get('before')];
  const { messages } = channel;
  if (after !== null) {
    return messages
      .filter(({ id }) => BigInt(id) > BigInt(after))
      .slice(0, limit)
      .reverse();
  }
  const older =
    before === null ? messages : messages.filter(({ id }) => BigInt(id) < BigInt(before));
  return older.slice(-limit).reverse();
}

function newMessage(
  id: string,
  channelId: string,
  at: number,
  body: Body,
  byBot: boolean,
): Message {
  const nonce = body.nonce ?? null;
  return { id, channelId, at, byBot, nonce, nonceUntil: at, first: body, body };
}

function shape({ id, channelId, at, byBot, body }: Message) {
  return {
    ...body,
    id,
    channel_id: channelId,
    timestamp: new Date(at).toISOString(),
    author: { id: byBot ? BOT : '900000000000000002', bot: byBot },
  };
}

function describe({ id, guildId, messages }: Channel) {
  const last_message_id = messages.at(-1)?.id ?? null;
  return { id, guild_id: guildId, type: 0, last_message_id, permission_overwrites: [] };
}

function roles(guildId: string) {
  return [{ id: guildId, permissions: (~0n & 0xffffffffffffn).toString() }];
}

function member() {
  return { user: { id: BOT }, roles: [] };
}

function refusal(status: number, code: number): Answer {
  return { status, body: { code, message: `code ${code}` } };
}
