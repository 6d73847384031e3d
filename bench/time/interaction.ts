import { Interaction } from '../../src/discord/interaction.ts';
import { BOT } from './discord.ts';

/** Who does what, where. */
export type Act = {
  guildId: string;
  channelId: string;
  memberId: string;
  organiser: boolean;
} & (
  | { kind: 'command'; path: string; options: Record<string, string | number> }
  | { kind: 'button'; customId: string }
);

const MANAGE_GUILD = '32';
const SUBCOMMAND = 1;
const [STRING, INTEGER, CHANNEL] = [3, 4, 7];

/** The interaction as Discord sends it, read as the product reads it at its door. */
export function interactionOf(act: Act, id: string, token: string) {
  return Interaction.parse({
    id,
    application_id: BOT,
    type: act.kind === 'command' ? 2 : 3,
    token,
    version: 1,
    data: act.kind === 'command' ? commandOf(act) : pressOf(act.customId),
    ...(act.kind === 'button' ? { message: { id: '1', flags: 64 } } : {}),
    guild_id: act.guildId,
    channel_id: act.channelId,
    channel: { id: act.channelId },
    member: {
      user: { id: act.memberId },
      roles: [],
      permissions: act.organiser ? MANAGE_GUILD : '0',
    },
    locale: 'en-US',
    guild_locale: 'en-US',
  });
}

function commandOf({ path, options: given, guildId }: Act & { kind: 'command' }) {
  const [name = '', sub] = path.split(' ');
  const options = Object.entries(given).map(([option, value]) => {
    const text = option === 'channel' ? CHANNEL : STRING;
    return { name: option, type: typeof value === 'number' ? INTEGER : text, value };
  });
  const inner = sub === undefined ? options : [{ name: sub, type: SUBCOMMAND, options }];
  const channels = options
    .filter(({ type }) => type === CHANNEL)
    .map(({ value }) => [String(value), { id: value, guild_id: guildId }]);
  // As Discord does: what it found in the server comes with the ids.
  const resolved = { channels: Object.fromEntries(channels) };
  return { id: '1', name, type: 1, options: inner, resolved };
}

function pressOf(customId: string) {
  return { custom_id: customId, component_type: 2 };
}
