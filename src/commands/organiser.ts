import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Ask } from '../discord/ask.ts';
import type { Kit } from './kit.ts';

/** Whether somebody may organise here: Manage Server, or the role chosen in `/setup`. */
export async function isOrganiser(kit: Pick<Kit, 'store'>, ask: Ask): Promise<boolean> {
  if (ask.organiser !== undefined) return ask.organiser;
  const { ManageGuild, Administrator } = PermissionFlagsBits;
  if ((ask.permissions & (ManageGuild | Administrator)) !== 0n) return true;
  const guild = await kit.store.guilds.find(ask.guildId);
  const role = guild?.organiserRoleId ?? null;
  return role !== null && ask.roles.includes(role);
}
