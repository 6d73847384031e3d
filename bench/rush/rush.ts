import { and, count, eq, inArray } from 'drizzle-orm';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import type { RateLimits } from '../../src/playground/rest/rate-limits.ts';
import type { Connection, Database } from '../../src/store/database/database.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { wait } from '../../src/wait.ts';
import { gather, type Member, WEEK } from './crowd.ts';
import { type Figures, judge, type Seen } from './judge.ts';
import { createReplica, type Told } from './replica.ts';

export type RushOptions = {
  groups: number;
  /** One for each replica; all of the same database. */
  connections: readonly [Connection, ...Connection[]];
  limits: RateLimits;
  /** From one sweep of a replica to its next, in milliseconds. */
  tick: number;
  /** How many weeks begin, one after the other. */
  weeks: number;
  /** So long Discord refuses messages in the channel that is first in the queue, in milliseconds. */
  held: number;
  /** Gives a week up after so many milliseconds. */
  patience: number;
  /** Told what goes on. */
  note?: (text: string) => void;
};

export type Rush = Figures & {
  week: number;
  /** What the replicas told of lags, in seconds: the source of the metrics. */
  told: { count: number; most: number };
  /** Posts that are not sent in the end. */
  unsent: number;
  /** Whatever else the replicas told. */
  others: unknown[];
};

/** Starts a Discord with limits, gathers a crowd, and has its weeks begin all at once. */
export async function runRush(options: RushOptions): Promise<Rush[]> {
  const { groups, limits, connections, tick, weeks, patience, note = () => {} } = options;
  const { db } = connections[0];
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const goTo = (at: number) => {
    clock.ahead = at - Date.now();
  };
  const local = await startLocalDiscord({ now, guilds: [], rateLimits: limits });
  const told: Told = { lags: [], others: [] };
  const replicas = connections.map((each) => createReplica(local, each, now, told));
  const seen: Seen[] = [];
  local.discord.faults.add(({ path }) => {
    seen.push({ at: performance.now(), path });
    return undefined;
  });
  try {
    const end = now() + 600_000;
    const crowd = await gather(local, createStore(db), { groups, end, spread: SPREAD });
    note(`${groups} groups, ${replicas.length} replicas`);
    const rushes: Rush[] = [];
    for (let week = 1; week <= weeks; week += 1) {
      const shift = (week - 1) * WEEK;
      // A minute before, as every minute: the replicas know of each other.
      goTo(end + shift - SPREAD - 60_000);
      for (const replica of replicas) await replica.sweep();
      goTo(end + shift);
      seen.length = 0;
      local.discord.requests.length = 0;
      told.lags.length = 0;
      told.others.length = 0;
      const begun = performance.now();
      const held = week === 1 ? firstOf(crowd) : null;
      if (held !== null) holdUp(local, held, begun + options.held);
      for (const replica of replicas) replica.start(tick);
      const unsent = await drain(db, groups, week, begun + patience);
      await Promise.all(replicas.map((replica) => replica.stop()));
      const figures = judge(local, crowd, { week, shift, begun, seen, held });
      note(`week ${week}: ${figures.requests} requests in ${Math.round(figures.flowed)} s`);
      rushes.push({
        week,
        ...figures,
        told: { count: told.lags.length, most: Math.max(0, ...told.lags) / 1_000 },
        unsent,
        others: [...told.others],
      });
    }
    return rushes;
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await local.close();
  }
}

/** The slots lie within so many milliseconds before the sweep that finds them. */
const SPREAD = 10_000;

function firstOf(crowd: readonly Member[]): string | null {
  return [...crowd].sort((a, b) => a.firstWeek - b.firstWeek)[0]?.channelId ?? null;
}

/** Discord answers 429 to every message in this channel until then. */
function holdUp(local: LocalDiscord, channelId: string, until: number): void {
  local.discord.faults.add(({ method, path }) => {
    const left = until - performance.now();
    if (method !== 'POST' || path !== `/channels/${channelId}/messages`) return undefined;
    return left > 0 ? rateLimited(left / 1_000) : undefined;
  });
}

/** Waits until everything of a week is sent; gives how many posts are not, at the latest at `until`. */
async function drain(db: Database, groups: number, week: number, until: number): Promise<number> {
  for (;;) {
    const made = await countPosts(db, and(eq(posts.kind, 'assignment'), eq(posts.number, week)));
    const open = await countPosts(
      db,
      inArray(posts.state, ['due', 'sending', 'blocked', 'missed']),
    );
    const unsent = groups - made + open;
    if (unsent === 0 || performance.now() > until) return unsent;
    await wait(200);
  }
}

async function countPosts(db: Database, which: ReturnType<typeof and>): Promise<number> {
  const [row] = await db.select({ posts: count() }).from(posts).where(which);
  return row?.posts ?? 0;
}
