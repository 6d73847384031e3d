import { may } from '../state/access.ts';
import type { Core } from '../state/core.ts';
import type { StoredChannel, StoredMessage, StoredUser } from '../state/discord-state.ts';
import { guildPermissions, permissionBits } from '../state/permissions.ts';
import type { Language, PageChannel, PageMessage, Persona, Snapshot } from './api.ts';

/** The page's view of the state: what one persona may see. */

/** Everybody whom the page can speak as: all members but the bot and the guilds' owners. */
export function listPersonas(core: Core): Persona[] {
  const personas = new Map<string, Persona>();
  for (const guild of Object.values(core.state.guilds)) {
    for (const { userId } of Object.values(guild.members)) {
      const known = core.state.users[userId];
      if (known === undefined || userId === guild.ownerId || personas.has(userId)) continue;
      const manages = guildPermissions(guild, userId) & permissionBits('ManageGuild');
      personas.set(userId, describePersona(known, guild.id, manages !== 0n));
    }
  }
  return [...personas.values()];
}

function describePersona(
  { user, locale }: StoredUser,
  guildId: string,
  organiser: boolean,
): Persona {
  const name = user.global_name ?? user.username;
  const language: Language = locale.startsWith('zh') ? 'zh-CN' : 'en';
  return { id: user.id, name, avatarUrl: drawAvatar(user.id, name), guildId, organiser, language };
}

/** The roles that people may be given. */
export function listRoles(core: Core): Snapshot['roles'] {
  return Object.values(core.state.guilds).flatMap((guild) =>
    Object.values(guild.roles)
      .filter(({ id, managed }) => id !== guild.id && !managed)
      .map(({ id, name }) => ({ id, guildId: guild.id, name })),
  );
}

/** A coloured disc with the first letter, as a data address: nothing is fetched from outside. */
function drawAvatar(id: string, name: string): string {
  // Ids that follow one another get colours far apart: the golden angle.
  const hue = Number(((BigInt(id) & 0xfffn) * 137n) % 360n);
  const letter = [...name][0]?.replace(/[<>&"']/g, '') ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 45% 42%)"/><text x="32" y="43" font-family="sans-serif" font-size="32" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Whether a persona may see a channel: by rights, or because the direct messages are its own. */
export function seesChannel(core: Core, channel: StoredChannel, personaId: string): boolean {
  if (channel.kind === 'dm') return channel.recipientId === personaId;
  return may(core, channel, personaId, 'ViewChannel');
}

/** Direct messages with the bot appear as one more text channel of the persona's guild. */
export function describeChannel(channel: StoredChannel, persona: Persona): PageChannel {
  const { id } = channel;
  if (channel.kind === 'dm')
    return {
      id,
      guildId: persona.guildId,
      name: 'Roadmate',
      parentId: null,
      kind: 'text',
      archived: false,
    };
  const { guildId, name } = channel;
  if (channel.kind === 'text')
    return { id, guildId, name, parentId: null, kind: 'text', archived: false };
  const { parentId, archived } = channel;
  return { id, guildId, name, parentId, kind: 'thread', archived };
}

/** Whether a persona may see a message: in a channel it sees, and not ephemeral for another. */
export function seesMessage(core: Core, stored: StoredMessage, personaId: string): boolean {
  const channel = core.state.channels[stored.message.channel_id];
  if (channel === undefined || !seesChannel(core, channel, personaId)) return false;
  return stored.ephemeralFor === null || stored.ephemeralFor === personaId;
}

export function describeMessage(stored: StoredMessage): PageMessage {
  const { message, ephemeralFor, usedBy, thinking } = stored;
  return { message, ephemeralFor, usedBy, thinking, threadId: message.thread?.id ?? null };
}
