import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { DiscordState, StoredChannel, StoredGuild, TextChannel } from './discord-state.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** The bits of some permissions by name. */
export function permissionBits(...names: PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** What the bot asks for when it is invited. */
export const BOT_PERMISSIONS = permissionBits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
);

export const MEMBER_PERMISSIONS =
  BOT_PERMISSIONS | permissionBits('AddReactions', 'UseApplicationCommands', 'ChangeNickname');

export const ORGANISER_PERMISSIONS = MEMBER_PERMISSIONS | permissionBits('ManageGuild');

/** A member's permissions in the guild as a whole; none for a stranger. */
export function guildPermissions(guild: StoredGuild, userId: string): bigint {
  const member = guild.members[userId];
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  let bits = 0n;
  for (const role of guild.roles) {
    if (role.id === guild.id || member.roles.includes(role.id)) bits |= BigInt(role.permissions);
  }
  return (bits & PermissionFlagsBits.Administrator) !== 0n ? ALL_PERMISSIONS : bits;
}

/**
 * A member's permissions in a channel: roles, then its overwrites; a thread has its parent's.
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function channelPermissions(
  state: DiscordState,
  channel: StoredChannel,
  userId: string,
): bigint {
  if (channel.kind === 'dm') return ALL_PERMISSIONS;
  const guild = state.guilds[channel.guildId];
  if (guild === undefined) return 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const holder = overwriteHolder(state, channel);
  if (holder === undefined) return 0n;
  const bits = applyOverwrites(holder, guild, userId, base);
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits;
}

function overwriteHolder(state: DiscordState, channel: StoredChannel): TextChannel | undefined {
  if (channel.kind === 'text') return channel;
  const parent = channel.kind === 'thread' ? state.channels[channel.parentId] : undefined;
  return parent?.kind === 'text' ? parent : undefined;
}

function applyOverwrites(
  channel: TextChannel,
  guild: StoredGuild,
  userId: string,
  base: bigint,
): bigint {
  const roles = guild.members[userId]?.roles ?? [];
  const steps = [
    channel.overwrites.filter((overwrite) => overwrite.id === guild.id),
    channel.overwrites.filter((overwrite) => roles.includes(overwrite.id)),
    channel.overwrites.filter((overwrite) => overwrite.id === userId),
  ];
  return steps.reduce((bits, overwrites) => {
    const deny = overwrites.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allow = overwrites.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}
