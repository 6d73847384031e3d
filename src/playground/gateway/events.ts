import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { may } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { DiscordEvent } from '../state/discord-events.ts';
import type { StoredChannel, StoredGuild, StoredMessage } from '../state/discord-state.ts';
import {
  shapeChannel,
  shapeGuild,
  shapeMember,
  shapeTextChannel,
  shapeThread,
} from '../state/shapes.ts';

/** One gateway event; `intent` 0 is sent to everyone. */
export type Dispatch = {
  name: string;
  data: unknown;
  intent: number;
  /** What clients without the intent MESSAGE_CONTENT are given instead. */
  blank?: unknown;
};

/** The gateway events that an event of the stand-in stands for, as the bot would see them. */
export function describeEvent(core: Core, event: DiscordEvent): Dispatch[] {
  switch (event.type) {
    case 'interaction':
      return [{ name: 'INTERACTION_CREATE', data: event.payload, intent: 0 }];
    case 'message-created':
      return describeMessage(core, 'MESSAGE_CREATE', event.stored);
    case 'message-updated':
      return describeMessage(core, 'MESSAGE_UPDATE', event.stored);
    case 'message-deleted':
      return describeMessage(core, 'MESSAGE_DELETE', event.stored);
    case 'channel-created':
      return describeChannel(core, 'CREATE', event.channel);
    case 'channel-updated':
      return describeChannel(core, 'UPDATE', event.channel);
    case 'channel-deleted':
      return describeChannel(core, 'DELETE', event.channel);
    case 'guild-left': {
      const data = { id: event.guildId, ...(event.unavailable ? { unavailable: true } : {}) };
      return [{ name: 'GUILD_DELETE', data, intent: Intent.Guilds }];
    }
    case 'guild-joined':
    case 'guild-changed': {
      const guild = core.state.guilds[event.guildId];
      if (guild?.members[core.state.bot.id] === undefined) return [];
      return event.type === 'guild-joined'
        ? [{ name: 'GUILD_CREATE', data: describeGuild(core, guild), intent: Intent.Guilds }]
        : [{ name: 'GUILD_UPDATE', data: shapeGuild(guild), intent: Intent.Guilds }];
    }
    case 'member-joined':
    case 'member-changed':
    case 'member-left':
      return describeMember(core, event);
    default:
      return [];
  }
}

function describeMessage(core: Core, name: string, stored: StoredMessage): Dispatch[] {
  const { message, guildId, ephemeralFor } = stored;
  const channel = core.state.channels[message.channel_id];
  const sees = channel !== undefined && may(core, channel, core.state.bot.id, 'ViewChannel');
  if (ephemeralFor !== null || !sees) return [];
  const place = guildId === null ? {} : { guild_id: guildId };
  const short = { id: message.id, channel_id: message.channel_id };
  const data = name === 'MESSAGE_DELETE' ? short : message;
  const intent = guildId === null ? Intent.DirectMessages : Intent.GuildMessages;
  const full = { ...data, ...place };
  const open = name === 'MESSAGE_DELETE' || guildId === null;
  if (open || message.author.id === core.state.bot.id) return [{ name, data: full, intent }];
  const blank = { ...full, content: '', embeds: [], attachments: [], components: [] };
  return [{ name, data: full, intent, blank }];
}

function describeChannel(core: Core, verb: string, channel: StoredChannel): Dispatch[] {
  if (channel.kind === 'dm') return [];
  const noun = channel.kind === 'thread' ? 'THREAD' : 'CHANNEL';
  const data = shapeChannel(core, channel);
  return [{ name: `${noun}_${verb}`, data, intent: Intent.Guilds }];
}

type MemberEvent = Extract<DiscordEvent, { userId: string }>;

function describeMember(core: Core, event: MemberEvent): Dispatch[] {
  const { guildId, userId } = event;
  const intent = Intent.GuildMembers;
  const user = core.state.users[userId]?.user;
  if (event.type === 'member-left')
    return [{ name: 'GUILD_MEMBER_REMOVE', data: { guild_id: guildId, user }, intent }];
  const member = core.state.guilds[guildId]?.members[userId];
  if (member === undefined) return [];
  const name = event.type === 'member-joined' ? 'GUILD_MEMBER_ADD' : 'GUILD_MEMBER_UPDATE';
  return [{ name, data: { ...shapeMember(core, member), guild_id: guildId }, intent }];
}

/** A guild as GUILD_CREATE gives it, with its channels and the bot as its only listed member. */
export function describeGuild(core: Core, guild: StoredGuild): unknown {
  const channels = Object.values(core.state.channels);
  const bot = guild.members[core.state.bot.id];
  return {
    ...shapeGuild(guild),
    unavailable: false,
    large: false,
    joined_at: bot?.joinedAt ?? core.nowIso(),
    member_count: Object.keys(guild.members).length,
    members: bot === undefined ? [] : [shapeMember(core, bot)],
    channels: channels.flatMap((channel) =>
      channel.kind === 'text' && channel.guildId === guild.id ? [shapeTextChannel(channel)] : [],
    ),
    threads: channels.flatMap((channel) =>
      channel.kind === 'thread' && channel.guildId === guild.id && !channel.archived
        ? [shapeThread(channel)]
        : [],
    ),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
