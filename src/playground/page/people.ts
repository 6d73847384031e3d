import type { APIUser, ChannelType } from 'discord-api-types/v10';
import { ApplicationCommandOptionType, ComponentType } from 'discord-api-types/v10';
import type { PageChannel, Persona, Snapshot } from '../page-server/api.ts';
import { compareIds } from './reduce.ts';

/** Looks people, channels and roles up for mentions and pickers. */

export type PageRole = Snapshot['roles'][number];

export type Pick = { value: string; label: string; detail: string; avatarUrl: string | null };

export function rolesOf(snapshot: Snapshot, guildId: string): PageRole[] {
  return snapshot.roles.filter((role) => role.guildId === guildId);
}

export function findPersona(snapshot: Snapshot, id: string): Persona | undefined {
  return snapshot.personas.find((persona) => persona.id === id);
}

/** A name from the personas, else from any message that shows the user. */
export function userName(snapshot: Snapshot, id: string): string | null {
  const persona = findPersona(snapshot, id);
  if (persona) return persona.name;
  for (const { message } of snapshot.messages) {
    const shown = [message.author, ...message.mentions].find((user) => user.id === id);
    if (shown) return shown.global_name ?? shown.username;
  }
  return null;
}

/** An address that needs no network: the persona's own, or a drawn one. */
export function avatarOf(snapshot: Snapshot, author: APIUser): string {
  const persona = findPersona(snapshot, author.id);
  if (persona) return personaAvatar(persona);
  if (author.bot) return '/favicon.svg';
  return drawAvatar(author.global_name ?? author.username, author.id);
}

export function personaAvatar(persona: Persona): string {
  return localUrl(persona.avatarUrl) ?? drawAvatar(persona.name, persona.id);
}

/**
 * The address of something that this server or the message itself holds, else null: the page runs
 * offline. The server writes absolute addresses, perhaps under another name of this machine.
 */
export function localUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  if (url.startsWith('data:image/')) return url;
  if (!URL.canParse(url, location.href)) return null;
  const { hostname, port, pathname, search } = new URL(url, location.href);
  const here = hostname === location.hostname || isLoopback(hostname, location.hostname);
  return here && port === location.port ? pathname + search : null;
}

function isLoopback(...names: string[]): boolean {
  return names.every((name) => ['localhost', '127.0.0.1', '[::1]'].includes(name));
}

const colours = ['#5865f2', '#3ba55d', '#c27c0e', '#ad1457', '#1f8b4c', '#206694', '#7289da'];

function drawAvatar(name: string, id: string): string {
  const initial = ([...name][0] ?? '?').toUpperCase().replace(/[<&]/g, '?');
  const colour = colours[Number(id.slice(-3)) % colours.length] ?? '#5865f2';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${initial}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export type PickerKind = 'user' | 'role' | 'channel' | 'mentionable';

export function pickerKind(
  type: ApplicationCommandOptionType | ComponentType,
  of: 'option' | 'component',
): PickerKind | null {
  if (of === 'option') {
    if (type === ApplicationCommandOptionType.User) return 'user';
    if (type === ApplicationCommandOptionType.Role) return 'role';
    if (type === ApplicationCommandOptionType.Channel) return 'channel';
    return type === ApplicationCommandOptionType.Mentionable ? 'mentionable' : null;
  }
  if (type === ComponentType.UserSelect) return 'user';
  if (type === ComponentType.RoleSelect) return 'role';
  if (type === ComponentType.ChannelSelect) return 'channel';
  return type === ComponentType.MentionableSelect ? 'mentionable' : null;
}

/** What a picker offers in a guild. */
export function listPicks(
  snapshot: Snapshot,
  guildId: string,
  kind: PickerKind,
  channelTypes: readonly ChannelType[] | undefined,
): Pick[] {
  const users = snapshot.personas
    .filter((persona) => persona.guildId === guildId)
    .map((persona) => ({
      value: persona.id,
      label: persona.name,
      detail: '',
      avatarUrl: personaAvatar(persona),
    }));
  const roles = rolesOf(snapshot, guildId).map((role) => ({
    value: role.id,
    label: `@${role.name.replace(/^@/, '')}`,
    detail: '',
    avatarUrl: null,
  }));
  if (kind === 'user') return users;
  if (kind === 'role') return roles;
  if (kind === 'mentionable') return [...users, ...roles];
  return snapshot.channels
    .filter((channel) => channel.guildId === guildId && fits(channel, channelTypes))
    .sort((one, other) => compareIds(one.id, other.id))
    .map((channel) => ({
      value: channel.id,
      label: `#${channel.name}`,
      detail: '',
      avatarUrl: null,
    }));
}

/** Discord's numbers: 0 and 5 are text channels, 10 to 12 threads. */
function fits(channel: PageChannel, types: readonly ChannelType[] | undefined): boolean {
  if (types === undefined || types.length === 0) return channel.kind === 'text';
  const wanted: readonly number[] = types;
  return wanted.some((type) =>
    channel.kind === 'text' ? type === 0 || type === 5 : type >= 10 && type <= 12,
  );
}
