import type { Ask } from '../discord/ask.ts';
import { declare } from '../discord/command.ts';
import { snowflakeTime } from '../discord/snowflake.ts';
import { troubleOf } from '../store/database/trouble.ts';
import { type CheckUp, doctorMessage } from '../views/doctor.ts';
import { say } from '../views/parts.ts';
import type { Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';
import { isOpen, message } from './which.ts';

/** Each channel costs three questions to Discord. */
const MOST_CHANNELS = 20;
/** A post that waits longer is stuck, in ms. */
const STUCK = 5 * 60_000;

/** Looks at everything that posts need, and says what to do about what is wrong. */
export default declare({
  name: 'doctor',
  options: [],
  dear: ['run'],
  run: async (ask, _, kit: Kit) => {
    if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
    const [commands, database] = await Promise.all([
      kit.areCommandsRegistered(),
      lookAtDatabase(kit, ask),
    ]);
    const channels = database.kind === 'there' ? database.channels : [];
    const looked = channels.slice(0, MOST_CHANNELS).map(async (channelId) => {
      return { channelId, missing: await kit.missingPermissions(ask.guildId, channelId) };
    });
    return message(
      doctorMessage(ask.language, {
        channels: await Promise.all(looked),
        moreChannels: Math.max(0, channels.length - MOST_CHANNELS),
        hasNotices: database.kind !== 'there' || database.hasNotices,
        commands,
        ahead: kit.now() - snowflakeTime(ask.interactionId),
        database,
        now: ask.at,
      }),
    );
  },
});

/** Everything that the database tells; that it tells nothing is a finding too. */
async function lookAtDatabase(kit: Kit, { guildId, at }: Ask) {
  try {
    const { store } = kit;
    const missing = await store.missingColumns();
    // What it lacks cannot be asked for either.
    if (missing.length > 0) return { kind: 'old' as const, lacking: missing.length };
    const [guild, groups, health, sweptTo, halts] = await Promise.all([
      store.guilds.find(guildId),
      store.groups.list(guildId),
      store.facts.health(guildId, at - STUCK),
      store.facts.sweptTo(),
      store.halts.list(),
    ]);
    const chosen = [
      ...groups.filter(isOpen).map(({ channelId }) => channelId),
      guild?.channelId ?? null,
      guild?.noticeChannelId ?? null,
    ].filter((id) => id !== null);
    return {
      kind: 'there' as const,
      channels: [...new Set(chosen)],
      hasNotices: (guild?.noticeChannelId ?? null) !== null,
      sweptTo,
      ...health,
      halts,
    } satisfies CheckUp['database'] & { channels: string[]; hasNotices: boolean };
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return { kind: 'away' as const };
  }
}
