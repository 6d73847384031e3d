import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import { quantile } from '../lab/statistics.ts';
import type { Member } from './crowd.ts';

/** What a rush came to; times in seconds. */
export type Figures = {
  messages: number;
  /** Groups whose assignment of the week is not there exactly once. */
  wrong: string[];
  /** From the beginning to the last request for any channel but the one that was held up. */
  flowed: number;
  requests: number;
  /** The most requests within any one second. */
  peak: number;
  globalRefusals: number;
  channelRefusals: number;
  /** From an assignment's time to its appearance. */
  lag: { p50: number; p99: number; most: number };
  /** The same of the channel that was held up. */
  heldLag: number | null;
  /** Pairs of groups whose assignments appeared in the other order than they were due. */
  inversions: number;
  /** The furthest that a group was overtaken: by how much earlier a group that was due later appeared. */
  overtaken: number;
};

/** A request as the local Discord saw it; `at` by `performance.now()`. */
export type Seen = { at: number; path: string };

/** Judges by what is in the channels, and by what Discord was asked since `begun`. */
export function judge(
  local: LocalDiscord,
  crowd: readonly Member[],
  rush: { week: number; shift: number; begun: number; seen: readonly Seen[]; held: string | null },
): Figures {
  const { discord } = local;
  const posts = crowd.map(({ channelId, firstWeek }) => {
    const mine = discord
      .messages(channelId)
      .filter((message) => JSON.stringify(message.components).includes(`:${rush.week}"`))
      .filter((message) => JSON.stringify(message.components).includes('"done:open:'));
    const at = Date.parse(mine[0]?.timestamp ?? '');
    return { channelId, found: mine.length, due: firstWeek + rush.shift, at };
  });
  const flowing = posts.filter(({ channelId, found }) => found === 1 && channelId !== rush.held);
  const lags = flowing.map(({ due, at }) => (at - due) / 1_000);
  const refused = discord.requests.filter(({ status }) => status === 429);
  const global = refused.filter(({ response }) =>
    JSON.stringify(response).includes('"global":true'),
  );
  const times = rush.seen.map(({ at }) => at).sort((a, b) => a - b);
  const last = rush.seen.findLast(({ path }) => !path.startsWith(`/channels/${rush.held}/`));
  const held = posts.find(({ channelId }) => channelId === rush.held);
  return {
    messages: crowd.reduce((sum, { channelId }) => sum + discord.messages(channelId).length, 0),
    wrong: posts.filter(({ found }) => found !== 1).map(({ channelId }) => channelId),
    flowed: ((last?.at ?? rush.begun) - rush.begun) / 1_000,
    requests: times.length,
    peak: busiestSecond(times),
    globalRefusals: global.length,
    channelRefusals: refused.length - global.length,
    lag: { p50: quantile(lags, 0.5), p99: quantile(lags, 0.99), most: Math.max(...lags) },
    heldLag: held === undefined ? null : (held.at - held.due) / 1_000,
    ...disorder(flowing),
  };
}

/** `times` in order. */
function busiestSecond(times: readonly number[]): number {
  let from = 0;
  return times.reduce((most, at, i) => {
    while ((times[from] ?? at) <= at - 1_000) from += 1;
    return Math.max(most, i - from + 1);
  }, 0);
}

function disorder(posts: readonly { due: number; at: number }[]) {
  const queue = [...posts].sort((a, b) => a.due - b.due);
  let inversions = 0;
  let overtaken = 0;
  queue.forEach((first, i) => {
    for (const second of queue.slice(i + 1)) {
      if (second.due === first.due || second.at >= first.at) continue;
      inversions += 1;
      overtaken = Math.max(overtaken, (first.at - second.at) / 1_000);
    }
  });
  return { inversions, overtaken };
}
