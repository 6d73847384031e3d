import type { Body } from './discord.ts';
import { customIds } from './read-slot.ts';
import { SECRET, type Sim } from './sim.ts';

const NOBODY = JSON.stringify({ parse: [] });

/** Reads everything that was ever posted: nobody pinged, nothing of another server, no secret. */
export function judgeTexts({ discord, groups, violate }: Sim): void {
  for (const { channelId, body } of discord.seen) {
    const text = JSON.stringify(body);
    const guildId = discord.channels.get(channelId)?.guildId;
    const own = groups.find((group) => group.guildId === guildId);
    if (JSON.stringify(body.allowed_mentions) !== NOBODY) {
      violate('nobody is pinged', `${own?.canary}: ${JSON.stringify(body.allowed_mentions)}`);
    }
    for (const [canary] of text.matchAll(/canary-\d+x/g)) {
      if (canary !== own?.canary) violate('its own server', `${canary} in ${own?.canary}`);
    }
    if (foreign(body, own?.groupId)) violate('its own server', `a button in ${own?.canary}`);
    if (text.includes(SECRET)) violate('secrets', `in a message: ${text.slice(0, 300)}`);
  }
}

/** Whether a button leads to a group of another server. */
function foreign(body: Body, groupId: number | undefined): boolean {
  return customIds(body.components ?? []).some((id) => {
    const [, named] = /^[a-z.]+:open:(\d+)(?::|$)/.exec(id) ?? [];
    return named !== undefined && Number(named) !== groupId;
  });
}
