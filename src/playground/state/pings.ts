import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Core } from './core.ts';
import type { Pings, StoredChannel } from './discord-state.ts';
import { channelPermissions } from './permissions.ts';

/**
 * Whom a text notifies once `allowed_mentions` and the author's rights are applied.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function findPings(
  core: Core,
  channel: StoredChannel,
  authorId: string,
  text: string,
  allowed: APIAllowedMentions | null | undefined,
): Pings {
  const users = distinct(text.matchAll(/<@!?(\d+)>/g));
  const roles = distinct(text.matchAll(/<@&(\d+)>/g));
  const everyone = /@(everyone|here)\b/.test(text);
  const parses = (kind: AllowedMentionsTypes) => allowed?.parse?.includes(kind) ?? !allowed;
  const mayPingAll = hasMentionEveryone(core, channel, authorId);
  return {
    everyone: everyone && parses(AllowedMentionsTypes.Everyone) && mayPingAll,
    users: users.filter(
      (id) => parses(AllowedMentionsTypes.User) || (allowed?.users ?? []).includes(id),
    ),
    roles: roles.filter(
      (id) =>
        (parses(AllowedMentionsTypes.Role) || (allowed?.roles ?? []).includes(id)) &&
        (mayPingAll || isMentionable(core, channel, id)),
    ),
  };
}

function distinct(matches: Iterable<RegExpExecArray>): string[] {
  return [...new Set([...matches].flatMap(([, id]) => (id === undefined ? [] : [id])))];
}

function hasMentionEveryone(core: Core, channel: StoredChannel, userId: string): boolean {
  const bits = channelPermissions(core.state, channel, userId);
  return (bits & PermissionFlagsBits.MentionEveryone) !== 0n;
}

function isMentionable(core: Core, channel: StoredChannel, roleId: string): boolean {
  const guild = channel.kind === 'dm' ? undefined : core.state.guilds[channel.guildId];
  return guild?.roles.find(({ id }) => id === roleId)?.mentionable ?? false;
}
