import type { APIInteraction } from 'discord-api-types/v10';
import { type Language, languageOf } from '../i18n/language.ts';
import { nameOf } from './member-names.ts';
import { snowflakeTime } from './snowflake.ts';

/** Who asks, where, and when: all of it from Discord's signed payload, none from an argument. */
export type Ask = {
  interactionId: string;
  guildId: string;
  channelId: string;
  memberId: string;
  /** What the member is called in this server. */
  name: string;
  /** Of the member's own client. */
  language: Language;
  guildLanguage: Language;
  /** The interaction's own time, epoch ms. */
  at: number;
  /** The member's permissions in this channel. */
  permissions: bigint;
  roles: readonly string[];
  /** Whether they organise here, where that has been found out already. */
  organiser?: boolean;
};

/** Nobody can answer an interaction later than this after it was made, in milliseconds. */
const TOKEN_LIFE = 15 * 60_000;

/** Null outside a server. `now` in epoch ms. */
export function askOf(interaction: APIInteraction, now: number): Ask | null {
  const { guild_id: guildId, member } = interaction;
  if (guildId === undefined || member === undefined) return null;
  return {
    interactionId: interaction.id,
    guildId,
    channelId: interaction.channel?.id ?? interaction.channel_id ?? '0',
    memberId: member.user.id,
    name: nameOf(member),
    language: localeOf(interaction),
    guildLanguage: languageOf(interaction.guild_locale),
    at: timeOf(interaction.id, now),
    permissions: BigInt(member.permissions),
    roles: member.roles,
  };
}

/** When it was made; an id that tells another age than an interaction can have tells nothing. */
function timeOf(id: string, now: number): number {
  const at = snowflakeTime(id);
  return Math.abs(now - at) <= TOKEN_LIFE ? at : now;
}

/** The language of the client that asked. */
export function localeOf(interaction: APIInteraction): Language {
  return languageOf('locale' in interaction ? interaction.locale : undefined);
}
