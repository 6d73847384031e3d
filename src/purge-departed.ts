import { snowflakeAt } from './discord/snowflake.ts';
import type { departureStore } from './store/departures.ts';

/** How long a server's data is kept after the bot was removed from it, in milliseconds: 30 days. */
const KEPT = 30 * 86_400_000;
/** How long is kept what organisers did, in milliseconds: 180 days. */
const AUDIT_KEPT = 180 * 86_400_000;

/**
 * Deletes what is kept of servers that were left a month ago, and what the log of organisers'
 * actions has kept for long enough. `now` in epoch ms.
 */
export async function purgeDeparted(
  departures: Pick<ReturnType<typeof departureStore>, 'purge' | 'purgeAudit'>,
  now: number,
  report: (event: { event: string; detail?: unknown }) => void,
): Promise<void> {
  const servers = await departures.purge(now - KEPT);
  if (servers > 0) report({ event: 'purged', detail: { servers } });
  await departures.purgeAudit(snowflakeAt(now - AUDIT_KEPT));
}
