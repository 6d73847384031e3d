import type { ClaimedPost } from '../store/outbox/outbox.ts';
import { type BeginParts, stay } from './begin.ts';
import { deliver } from './deliver.ts';
import type { DeliverParts } from './deliver-parts.ts';
import { LEASE } from './hold.ts';
import { emptySummary, LATE, type PostReport, type SweepSummary } from './report.ts';
import { fail } from './setback.ts';

export type DrainParts = DeliverParts &
  Pick<BeginParts, 'pacer' | 'schedulerId'> & {
    /** True once the process is about to end: nothing more is claimed. */
    isStopping: () => boolean;
  };

/** How often a long sweep says that it is still there, in milliseconds. */
const STAY = 30_000;

/** How many claims run side by side, and how many posts each takes. */
export type Lanes = { lanes: number; limit: number };

/** No more is claimed than can be sent at once: what waits for its turn would use up its lease. */
const LANES: Lanes = { lanes: 5, limit: 5 };

/**
 * Delivers what can be claimed, the longest due first. A slow channel holds up its own lane only; a
 * post's trouble holds up no other. `now` goes on while it runs.
 */
export async function drain(
  parts: DrainParts,
  now: () => number,
  { lanes, limit }: Lanes = LANES,
): Promise<Omit<SweepSummary, 'made'>> {
  const refused = (await parts.store.halts.list()).some(({ reason }) => reason === 'unauthorised');
  const { made: _, ...summary } = emptySummary();
  const state = { said: parts.elapsed(), open: 0 };
  const running: Promise<unknown>[] = [];
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (!parts.isStopping()) {
      const since = parts.elapsed();
      const at = now();
      if (since - state.said > STAY) {
        state.said = since;
        await stay(parts, at);
      }
      const posts = await parts.store.outbox.claim(at, limit, LEASE);
      if (posts.length === 0) return;
      // There may be more: somebody else looks while these are on their way.
      if (posts.length === limit && state.open < lanes) open();
      const reports = await Promise.all(posts.map((post) => attempt(parts, post, at, since)));
      for (const report of reports) count(summary, report);
      if (refused) await judgeToken(parts, reports);
    }
  };
  const open = (): void => {
    state.open += 1;
    const ended = lane()
      .catch((error: unknown) => errors.push(error))
      .finally(() => {
        state.open -= 1;
      });
    running.push(ended);
  };
  open();
  // All of them to their end: what one has in hand must not be cut off by another's failure. The
  // list grows while it is gone through.
  for (const one of running) await one;
  if (errors.length > 0) throw errors[0];
  return summary;
}

/** What follows for a refused token from a post that was let through to try it. */
async function judgeToken({ store }: DrainParts, reports: readonly PostReport[]): Promise<void> {
  const came = (outcomes: readonly string[]) =>
    reports.some(({ outcome }) => outcomes.includes(outcome));
  // What is missed was looked for in its channel before: Discord took the token.
  if (came(['sent', 'blocked', 'missed'])) await store.halts.clear('unauthorised');
  // Discord was asked for nothing: another post finds out, and not only in a minute.
  else if (came(['skipped', 'moved'])) await store.halts.retry('unauthorised');
}

async function attempt(
  parts: DrainParts,
  post: ClaimedPost,
  now: number,
  since: number,
): Promise<PostReport> {
  const told = async (): Promise<Pick<PostReport, 'outcome' | 'error'>> => {
    try {
      return { outcome: await deliver(parts, post, now, since) };
    } catch (error) {
      // Where the database is away, the lease runs out by itself.
      const outcome = await fail(parts, post, now).catch(() => 'failed' as const);
      return { outcome, error };
    }
  };
  const outcome = await told();
  const lagMs = Math.round(now + parts.elapsed() - since - post.dueAt);
  const report: PostReport = { event: 'posted', post, lagMs, ...outcome };
  parts.report(report);
  return report;
}

function count(summary: Omit<SweepSummary, 'made'>, { outcome, lagMs, post }: PostReport): void {
  switch (outcome) {
    case 'sent':
      summary.sent += 1;
      // An edit of what was sent before is not late.
      if (post.sentAt === null && lagMs > LATE) summary.late += 1;
      return;
    case 'blocked':
    case 'missed':
    case 'skipped':
      summary[outcome] += 1;
      return;
    default:
      summary.postponed += 1;
  }
}
