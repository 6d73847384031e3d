import { ComponentType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Core } from '../state/core.ts';
import { storeFile } from '../state/message-body.ts';
import { channelPermissions, guildPermissions } from '../state/permissions.ts';
import { shapeChannel, shapeMember } from '../state/shapes.ts';
import { type Actor, cannotSend } from './envelope.ts';

/** Discord's `resolved`: full objects for the ids among options or values. */
export type Resolved = {
  users?: Record<string, unknown>;
  members?: Record<string, unknown>;
  roles?: Record<string, unknown>;
  channels?: Record<string, unknown>;
  attachments?: Record<string, unknown>;
};

/** A file that a member gives to an attachment option. */
export type FileValue = { filename: string; content: string | Uint8Array; contentType?: string };

type Kind = 'user' | 'role' | 'mentionable' | 'channel';

/** What kind of id an option's type stands for. */
export function kindOfOption(type: OptionType): Kind | undefined {
  if (type === OptionType.User) return 'user';
  if (type === OptionType.Role) return 'role';
  if (type === OptionType.Mentionable) return 'mentionable';
  return type === OptionType.Channel ? 'channel' : undefined;
}

/** What kind of id a select's values stand for. */
export function kindOfSelect(type: number): Kind | undefined {
  if (type === ComponentType.UserSelect) return 'user';
  if (type === ComponentType.RoleSelect) return 'role';
  if (type === ComponentType.MentionableSelect) return 'mentionable';
  return type === ComponentType.ChannelSelect ? 'channel' : undefined;
}

/** Adds the object behind an id; refuses ids that the member's client does not know. */
export function resolveId(
  core: Core,
  actor: Actor,
  kind: Kind,
  id: string,
  resolved: Resolved,
): void {
  if (kind === 'channel') {
    resolveChannel(core, actor, id, resolved);
    return;
  }
  if (kind !== 'role' && resolveUser(core, actor, id, resolved)) return;
  if (kind !== 'user' && resolveRole(core, actor, id, resolved)) return;
  throw cannotSend(`${id} is not a known ${kind}`);
}

function resolveUser(core: Core, actor: Actor, id: string, resolved: Resolved): boolean {
  const user = id === core.state.bot.id ? core.state.bot : core.state.users[id]?.user;
  if (user === undefined) return false;
  resolved.users = { ...resolved.users, [id]: user };
  const guild = actor.guildId === null ? undefined : core.state.guilds[actor.guildId];
  const member = guild?.members[id];
  if (guild !== undefined && member !== undefined) {
    const { user: _user, deaf: _deaf, mute: _mute, ...shape } = shapeMember(core, member);
    const permissions = guildPermissions(guild, id).toString();
    resolved.members = { ...resolved.members, [id]: { ...shape, permissions } };
  }
  return true;
}

function resolveRole(core: Core, actor: Actor, id: string, resolved: Resolved): boolean {
  const guild = actor.guildId === null ? undefined : core.state.guilds[actor.guildId];
  const role = guild?.roles.find((one) => one.id === id);
  if (role === undefined) return false;
  resolved.roles = { ...resolved.roles, [id]: role };
  return true;
}

function resolveChannel(core: Core, actor: Actor, id: string, resolved: Resolved): void {
  const channel = core.state.channels[id];
  if (channel === undefined || channel.kind === 'dm' || channel.guildId !== actor.guildId)
    throw cannotSend(`${id} is not a channel of this guild`);
  const permissions = channelPermissions(core.state, channel, actor.userId).toString();
  resolved.channels = {
    ...resolved.channels,
    [id]: { ...shapeChannel(core, channel), permissions },
  };
}

/** Uploads a member's file; returns the attachment's id. */
export function resolveFile(
  core: Core,
  actor: Actor,
  { filename, content, contentType = 'text/markdown; charset=utf-8' }: FileValue,
  resolved: Resolved,
): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const attachment = storeFile(core, actor.channelId, { filename, contentType, bytes });
  resolved.attachments = {
    ...resolved.attachments,
    [attachment.id]: { ...attachment, ephemeral: true },
  };
  return attachment.id;
}
