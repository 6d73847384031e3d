import type { APIAttachment } from 'discord-api-types/v10';
import { isId } from './snowflake.ts';

/**
 * The things behind the ids of a payload, by id. Discord fills it, with what is in the server that
 * the payload names; options and values are whatever a client sent.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure
 */
export type Resolved = {
  readonly attachments?: Readonly<Record<string, APIAttachment>>;
  readonly channels?: Readonly<Record<string, object>>;
  readonly roles?: Readonly<Record<string, unknown>>;
  readonly users?: Readonly<Record<string, unknown>>;
};

/** Whether Discord has found a channel or role of this server, or a user, behind an id. */
export function isResolved(
  { channels, roles, users }: Resolved,
  type: 'channel' | 'role' | 'user',
  id: string,
  guildId: string,
): boolean {
  if (!isId(id)) return false;
  switch (type) {
    case 'channel': {
      const channel = ownOf(channels, id);
      if (channel === undefined) return false;
      return !('guild_id' in channel) || channel.guild_id === guildId;
    }
    case 'role':
      return ownOf(roles, id) !== undefined;
    case 'user':
      return ownOf(users, id) !== undefined;
  }
}

/** What an object holds by a name; what every object inherits, such as `constructor`, is nothing. */
export function ownOf<T>(
  held: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined {
  return held !== undefined && Object.hasOwn(held, name) ? held[name] : undefined;
}
