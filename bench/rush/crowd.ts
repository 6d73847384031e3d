import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import type { Store } from '../../src/store/store.ts';
import { DAY, fewItems, makeGroup } from '../../test/store/fixture.ts';

export const WEEK = 7 * DAY;
const WEEKS = 8;

/** One group of the crowd: where it posts, and when its first week begins, epoch ms. */
export type Member = { guildId: string; channelId: string; firstWeek: number };

/**
 * Makes so many groups, each in a server of its own, whose first weeks all begin in the `spread`
 * milliseconds before `end`; in which order they begin has nothing to do with that of their ids.
 */
export async function gather(
  local: LocalDiscord,
  store: Store,
  { groups, end, spread }: { groups: number; end: number; spread: number },
): Promise<Member[]> {
  const crowd: Member[] = [];
  for (let i = 0; i < groups; i += 1) {
    const guild = local.discord.addGuild({ name: `Hall ${i}`, channels: ['study'], members: [] });
    const channelId = guild.channels.study ?? '';
    // 7919 is a prime: every place in the queue is taken once.
    const place = ((i * 7919) % groups) + 1;
    const firstWeek = end - spread + Math.floor((spread * place) / groups);
    await store.guilds.save(guild.id, {}, { language: 'en', zone: 'UTC' });
    await makeGroup(store, {
      guildId: guild.id,
      items: fewItems(12),
      change: {
        name: `Group ${i}`,
        channelId,
        zone: 'UTC',
        weekStarts: Array.from({ length: WEEKS + 1 }, (_, week) => firstWeek + week * WEEK),
        nextDueAt: firstWeek,
        sweptTo: firstWeek - 1,
      },
    });
    crowd.push({ guildId: guild.id, channelId, firstWeek });
  }
  return crowd;
}
