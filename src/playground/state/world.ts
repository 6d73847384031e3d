import type { APIRole } from 'discord-api-types/v10';
import { type Core, makeUser, NO_FLAGS } from './core.ts';
import type { DiscordLocale, StoredGuild } from './discord-state.ts';
import { BOT_PERMISSIONS, MEMBER_PERMISSIONS, ORGANISER_PERMISSIONS } from './permissions.ts';
import { insertChannel } from './world-channels.ts';

export type MemberOptions = {
  name: string;
  id?: string;
  /** Has Manage Server. */
  organiser?: boolean;
  locale?: DiscordLocale;
};

export type GuildOptions = {
  name: string;
  id?: string;
  locale?: DiscordLocale;
  /** Names of text channels; the first is where people speak by default. */
  channels?: string[];
  members?: MemberOptions[];
  /** The bot's role; what it asks for at invitation unless told otherwise. */
  botPermissions?: bigint;
};

/** A guild's ids, by the names that were given. */
export type GuildIds = {
  id: string;
  ownerId: string;
  botRoleId: string;
  organiserRoleId: string;
  memberRoleId: string;
  channels: Record<string, string>;
  members: Record<string, string>;
};

/** Founds a guild that the bot is in. @everyone may do nothing; three roles give what is needed. */
export function addGuild(core: Core, options: GuildOptions): GuildIds {
  const id = options.id ?? core.newId();
  const ownerId = addUser(core, { name: `${options.name} owner` });
  const botRole = makeRole(core, 'Roadmate', options.botPermissions ?? BOT_PERMISSIONS, true);
  const organiserRole = makeRole(core, 'Organisers', ORGANISER_PERMISSIONS, false);
  const memberRole = makeRole(core, 'Members', MEMBER_PERMISSIONS, false);
  const everyone = { ...makeRole(core, '@everyone', 0n, false), id, position: 0 };
  const guild: StoredGuild = {
    id,
    name: options.name,
    ownerId,
    locale: options.locale ?? 'en-US',
    roles: [everyone, botRole, organiserRole, memberRole],
    members: {},
  };
  core.state.guilds[id] = guild;
  joinGuild(core, guild, ownerId, []);
  joinGuild(core, guild, core.state.bot.id, [botRole.id]);
  for (const name of options.channels ?? ['general']) insertChannel(core, id, name);
  for (const member of options.members ?? []) insertMember(core, guild, member);
  core.emit({ type: 'guild-joined', guildId: id });
  return guildIds(core, guild);
}

/** A guild's ids by the names of its channels and members; of equal names the newest. */
export function guildIds(core: Core, guild: StoredGuild): GuildIds {
  const roleId = (name: string) => guild.roles.find((role) => role.name === name)?.id ?? '';
  const channels = Object.values(core.state.channels).flatMap((channel) =>
    channel.kind === 'text' && channel.guildId === guild.id ? [[channel.name, channel.id]] : [],
  );
  const members = Object.values(guild.members).flatMap(({ userId }) => {
    const user = core.state.users[userId]?.user;
    if (user === undefined || userId === guild.ownerId) return [];
    return [[user.global_name ?? user.username, userId]];
  });
  return {
    id: guild.id,
    ownerId: guild.ownerId,
    botRoleId: roleId('Roadmate'),
    organiserRoleId: roleId('Organisers'),
    memberRoleId: roleId('Members'),
    channels: Object.fromEntries(channels),
    members: Object.fromEntries(members),
  };
}

function makeRole(core: Core, name: string, permissions: bigint, managed: boolean): APIRole {
  return {
    id: core.newId(),
    name,
    permissions: permissions.toString(),
    managed,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 1,
    mentionable: false,
    flags: NO_FLAGS,
    ...(managed ? { tags: { bot_id: core.state.bot.id } } : {}),
  };
}

function addUser(core: Core, options: MemberOptions): string {
  const id = options.id ?? core.newId();
  core.state.users[id] ??= {
    user: makeUser(id, options.name, false),
    locale: options.locale ?? 'en-US',
    dmsOpen: true,
  };
  return id;
}

function joinGuild(core: Core, guild: StoredGuild, userId: string, roles: string[]): void {
  guild.members[userId] = { userId, nick: null, roles, joinedAt: core.nowIso() };
}

/** A user joins (or rejoins, when the id is known). Returns the user's id. */
export function addMember(core: Core, guildId: string, options: MemberOptions): string {
  const userId = insertMember(core, needGuild(core, guildId), options);
  core.emit({ type: 'member-joined', guildId, userId });
  return userId;
}

function insertMember(core: Core, guild: StoredGuild, options: MemberOptions): string {
  const id = addUser(core, options);
  const roleName = options.organiser === true ? 'Organisers' : 'Members';
  joinGuild(core, guild, id, roleIds(guild, roleName));
  return id;
}

function roleIds(guild: StoredGuild, roleName: string): string[] {
  return guild.roles.filter(({ name }) => name === roleName).map(({ id }) => id);
}

/** The bot is invited again after it was kicked. */
export function inviteBot(core: Core, guildId: string): void {
  const guild = needGuild(core, guildId);
  joinGuild(core, guild, core.state.bot.id, roleIds(guild, 'Roadmate'));
  core.emit({ type: 'guild-joined', guildId });
}

/** A member leaves, or the bot is kicked. The rest of the guild stays as it was. */
export function removeMember(core: Core, guildId: string, userId: string): void {
  const guild = needGuild(core, guildId);
  delete guild.members[userId];
  const left = userId === core.state.bot.id;
  core.emit(
    left
      ? { type: 'guild-left', guildId, unavailable: false }
      : { type: 'member-left', guildId, userId },
  );
}

/** Gives the bot exactly these permissions in the guild, before channel overwrites. */
export function setBotPermissions(core: Core, guildId: string, permissions: bigint): void {
  const guild = needGuild(core, guildId);
  for (const role of guild.roles) {
    if (role.tags?.bot_id === core.state.bot.id) role.permissions = permissions.toString();
  }
  core.emit({ type: 'guild-changed', guildId });
}

/** A guild by id; throws for a test's own mistake. */
function needGuild(core: Core, guildId: string): StoredGuild {
  const guild = core.state.guilds[guildId];
  if (guild === undefined) throw new Error(`no guild ${guildId}`);
  return guild;
}
