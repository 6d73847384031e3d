import {
  type APIGuildMember,
  type APIInteraction,
  InteractionContextType,
  type InteractionType,
} from 'discord-api-types/v10';
import { TOKEN_LIFE } from '../rules/limits.ts';
import type { Core } from '../state/core.ts';
import type {
  DiscordLocale,
  StoredChannel,
  StoredInteraction,
  StoredMessage,
} from '../state/discord-state.ts';
import { channelPermissions, guildPermissions } from '../state/permissions.ts';
import { shapeChannel, shapeMember } from '../state/shapes.ts';

/** Who uses the application, and where. */
export type Actor = {
  userId: string;
  guildId: string | null;
  channelId: string;
  /** The language of this user's client. */
  locale: DiscordLocale;
};

export type BuiltInteraction = { payload: APIInteraction; interaction: StoredInteraction };

/** What Discord's own client would never let happen; a mistake of the test or page. */
export function cannotSend(reason: string): Error {
  return Object.assign(new Error(`Discord's client would not send this: ${reason}`), {
    code: 'not-sendable',
  });
}

/**
 * The raw interaction around its `data`, as Discord sends it, and the stand-in's note of it.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
export function buildInteraction(
  core: Core,
  actor: Actor,
  type: InteractionType,
  data: unknown,
  about: { command?: string; source?: StoredMessage } = {},
): BuiltInteraction {
  const channel = core.state.channels[actor.channelId];
  if (channel === undefined) throw cannotSend(`channel ${actor.channelId} does not exist`);
  const interaction = remember(core, actor, type, about);
  const raw = {
    id: interaction.id,
    application_id: core.state.applicationId,
    type,
    token: interaction.token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: { ...shapeChannel(core, channel), permissions: bitsOf(core, channel, actor.userId) },
    app_permissions: bitsOf(core, channel, core.state.bot.id),
    locale: actor.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...describePlace(core, actor, channel),
    ...(about.source === undefined ? {} : { message: about.source.message }),
  };
  return { payload: structuredClone(raw) as unknown as APIInteraction, interaction };
}

function bitsOf(core: Core, channel: StoredChannel, userId: string): string {
  return channelPermissions(core.state, channel, userId).toString();
}

function describePlace(core: Core, actor: Actor, channel: StoredChannel) {
  const known = core.state.users[actor.userId];
  if (known === undefined) throw cannotSend(`user ${actor.userId} does not exist`);
  if (actor.guildId === null) {
    return {
      user: known.user,
      context: InteractionContextType.BotDM,
      authorizing_integration_owners: { 0: '0' },
    };
  }
  const guild = core.state.guilds[actor.guildId];
  const member = guild?.members[actor.userId];
  if (guild === undefined || member === undefined)
    throw cannotSend(`user ${actor.userId} is not a member of guild ${actor.guildId}`);
  if (channel.kind === 'dm' || channel.guildId !== guild.id)
    throw cannotSend(`channel ${channel.id} is not in guild ${guild.id}`);
  return {
    guild_id: guild.id,
    guild_locale: guild.locale,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    member: {
      ...shapeMember(core, member),
      permissions: bitsOf(core, channel, actor.userId),
    } satisfies APIGuildMember & { permissions: string },
    context: InteractionContextType.Guild,
    authorizing_integration_owners: { 0: guild.id },
  };
}

function remember(
  core: Core,
  actor: Actor,
  type: InteractionType,
  about: { command?: string; source?: StoredMessage },
): StoredInteraction {
  const { interactions } = core.state;
  for (const [token, { createdAt }] of Object.entries(interactions)) {
    if (core.now() - createdAt > 4 * TOKEN_LIFE) delete interactions[token];
  }
  const id = core.newId();
  const interaction: StoredInteraction = {
    id,
    token: `interaction-token-${crypto.randomUUID()}`,
    type,
    createdAt: core.now(),
    userId: actor.userId,
    guildId: actor.guildId,
    channelId: actor.channelId,
    messageId: about.source?.message.id ?? null,
    command: about.command ?? null,
    answered: null,
    originalId: null,
  };
  interactions[interaction.token] = interaction;
  return interaction;
}

/** Whether a member may use a command with this `default_member_permissions`. */
export function mayUseCommand(
  core: Core,
  actor: Actor,
  needed: string | null | undefined,
): boolean {
  if (needed === null || needed === undefined || actor.guildId === null) return true;
  const guild = core.state.guilds[actor.guildId];
  const bits = guild === undefined ? 0n : guildPermissions(guild, actor.userId);
  return (bits & BigInt(needed)) === BigInt(needed);
}
