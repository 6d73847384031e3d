import type { departureStore } from './store/departures.ts';

/** How long a server's data is kept after the bot was removed from it, in milliseconds: 30 days. */
const KEPT = 30 * 86_400_000;

/** Deletes what is kept of servers that were left a month ago. `now` in epoch ms. */
export async function purgeDeparted(
  departures: Pick<ReturnType<typeof departureStore>, 'purge'>,
  now: number,
  report: (event: { event: string; detail?: unknown }) => void,
): Promise<void> {
  const servers = await departures.purge(now - KEPT);
  if (servers > 0) report({ event: 'purged', detail: { servers } });
}
