import {
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIGuildMember,
  type APITextChannel,
  type APIThreadChannel,
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMemberFlags,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildSystemChannelFlags,
  GuildVerificationLevel,
} from 'discord-api-types/v10';
import { type Core, findUser, makeUser, NO_FLAGS } from './core.ts';
import type {
  DirectChannel,
  StoredChannel,
  StoredGuild,
  StoredMember,
  TextChannel,
  Thread,
} from './discord-state.ts';

/** Discord's own shapes of what the state keeps. */

export function shapeTextChannel(channel: TextChannel): APITextChannel {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guildId,
    name: channel.name,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    parent_id: null,
    last_message_id: channel.lastMessageId,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: NO_FLAGS,
  };
}

export function shapeThread(thread: Thread): APIThreadChannel {
  return {
    id: thread.id,
    type: ChannelType.PublicThread,
    guild_id: thread.guildId,
    name: thread.name,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    last_message_id: thread.lastMessageId,
    message_count: thread.totalSent,
    total_message_sent: thread.totalSent,
    member_count: thread.memberIds.length,
    rate_limit_per_user: 0,
    flags: NO_FLAGS,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchive,
      archive_timestamp: thread.archiveChangedAt,
      locked: thread.locked,
      create_timestamp: thread.createdAt,
    },
  };
}

export function shapeDirectChannel(core: Core, channel: DirectChannel): APIDMChannel {
  const recipient = findUser(core.state, channel.recipientId);
  return {
    id: channel.id,
    type: ChannelType.DM,
    name: null,
    last_message_id: channel.lastMessageId,
    flags: NO_FLAGS,
    recipients: [recipient ?? makeUser(channel.recipientId, 'deleted_user', false)],
  };
}

export function shapeChannel(core: Core, channel: StoredChannel): APIChannel {
  if (channel.kind === 'text') return shapeTextChannel(channel);
  if (channel.kind === 'thread') return shapeThread(channel);
  return shapeDirectChannel(core, channel);
}

export function shapeMember(core: Core, member: StoredMember): APIGuildMember {
  return {
    user: findUser(core.state, member.userId) ?? makeUser(member.userId, 'deleted_user', false),
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: GuildMemberFlags.CompletedOnboarding,
  };
}

/** Fields of Discord's description that discord-api-types does not name. */
const EMPTY_GUILD_PARTS = {
  home_header: null,
  widget_enabled: false,
  widget_channel_id: null,
  nsfw: false,
};

export function shapeGuild(guild: StoredGuild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    ...EMPTY_GUILD_PARTS,
    owner_id: guild.ownerId,
    region: '',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: guild.roles,
    emojis: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale as APIGuild['preferred_locale'],
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    stickers: [],
    hub_type: null,
    incidents_data: null,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
  };
}

/** `GET /applications/@me`. */
export function shapeApplication(core: Core, publicKey: string) {
  return {
    id: core.state.applicationId,
    name: 'Roadmate',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: publicKey,
    team: null,
    summary: '',
    type: null,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: makeUser('1', 'operator', false),
    approximate_guild_count: Object.keys(core.state.guilds).length,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    eligible_oauth2_scopes: [],
    flags: NO_FLAGS,
    bot: core.state.bot,
  };
}
