import {
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  PermissionFlagsBits as P,
  Routes,
} from 'discord-api-types/v10';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Rest } from './rest.ts';

/** What Roadmate needs in a channel that it posts in. */
export const NEEDED = {
  ViewChannel: P.ViewChannel,
  SendMessages: P.SendMessages,
  EmbedLinks: P.EmbedLinks,
  ReadMessageHistory: P.ReadMessageHistory,
  CreatePublicThreads: P.CreatePublicThreads,
  SendMessagesInThreads: P.SendMessagesInThreads,
} as const;
export type NeededPermission = keyof typeof NEEDED;

/**
 * Which of the needed permissions the bot lacks in a channel of this server. A channel of another
 * server is as unknown here as one that does not exist.
 */
export async function missingPermissions(
  rest: Rest,
  applicationId: string,
  guildId: string,
  channelId: string,
): Promise<Outcome<NeededPermission[]>> {
  const found = await outcomeOf(async () => (await rest.get(Routes.channel(channelId))) as Channel);
  if (found.kind !== 'done') return found;
  const channel = found.value;
  if (channel.guild_id !== guildId) return { kind: 'refused', status: 404, code: 10_003 };
  const looked = await outcomeOf(async () => {
    const [roles, member] = (await Promise.all([
      rest.get(Routes.guildRoles(guildId)),
      rest.get(Routes.guildMember(guildId, applicationId)),
    ])) as [APIRole[], APIGuildMember];
    const has = permissionsIn(guildId, applicationId, roles, member.roles, channel);
    return (Object.keys(NEEDED) as NeededPermission[]).filter(
      (name) => (has & NEEDED[name]) === 0n,
    );
  });
  // The channel is there; that its permissions could not be read is no reason to refuse it.
  return looked.kind === 'refused' ? { kind: 'unknown', why: `HTTP ${looked.status}` } : looked;
}

type Channel = { guild_id?: string; permission_overwrites?: APIOverwrite[] };

/** https://discord.com/developers/docs/topics/permissions#permission-overwrites */
function permissionsIn(
  guildId: string,
  memberId: string,
  roles: readonly APIRole[],
  memberRoles: readonly string[],
  channel: { permission_overwrites?: APIOverwrite[] },
): bigint {
  const mine = roles.filter(({ id }) => id === guildId || memberRoles.includes(id));
  const base = mine.reduce((all, role) => all | BigInt(role.permissions), 0n);
  if ((base & P.Administrator) !== 0n) return ~0n;
  const overwrites = channel.permission_overwrites ?? [];
  const apply = (from: bigint, chosen: readonly APIOverwrite[]): bigint => {
    const deny = chosen.reduce((all, o) => all | BigInt(o.deny), 0n);
    const allow = chosen.reduce((all, o) => all | BigInt(o.allow), 0n);
    return (from & ~deny) | allow;
  };
  const everyone = overwrites.filter(({ id }) => id === guildId);
  const byRole = overwrites.filter(({ id }) => memberRoles.includes(id) && id !== guildId);
  const own = overwrites.filter(({ id }) => id === memberId);
  return apply(apply(apply(base, everyone), byRole), own);
}
