import type { Door, SentOutcome } from '../discord/door.ts';
import { snowflakeAt } from '../discord/snowflake.ts';
import type { Post } from '../store/outbox/outbox.ts';
import type { Hold } from './hold.ts';

/** More than two clocks may differ before the sweep stops, in milliseconds. */
const CLOCKS = 15 * 60_000;
/** Since then, in milliseconds, the message may be found by when it was first tried. */
const LONG_AFTER = 60 * 60_000;
/** So many pages of a hundred messages are read before a message counts as not there. */
const PAGES = 100;
/** The lease is renewed after so many. */
const RENEW = 10;
/** A limit on reading that is over so soon, in milliseconds, is waited for. */
const PATIENCE = 10_000;

export type LookUpParts = { door: Door; wait: (ms: number) => Promise<void> };

/**
 * Searches a channel for the message of an earlier attempt, oldest first: from the slot's own time
 * on, since a database that was restored does not know of any attempt; and where that is long ago,
 * from the first attempt that is known. Null when it is not there.
 */
export async function lookUp(
  parts: LookUpParts,
  hold: Hold,
  post: Post,
  channelId: string,
  marker: string,
): Promise<SentOutcome<string | null>> {
  const triedAt = post.triedAt ?? post.dueAt;
  const from = triedAt - post.dueAt > LONG_AFTER ? [post.dueAt, triedAt] : [post.dueAt];
  for (const at of from) {
    const found = await searchFrom(parts, hold, channelId, marker, snowflakeAt(at - CLOCKS));
    if (found.kind !== 'done' || found.value !== null) return found;
  }
  return { kind: 'done', value: null };
}

async function searchFrom(
  { door, wait }: LookUpParts,
  hold: Hold,
  channelId: string,
  marker: string,
  start: string,
): Promise<SentOutcome<string | null>> {
  let after = start;
  for (let page = 1; page <= PAGES; page += 1) {
    const read = await door.findMarked(channelId, marker, after, hold.until());
    if (read.kind === 'limited' && !read.global && read.retryAfterMs <= PATIENCE) {
      await wait(read.retryAfterMs);
    } else if (read.kind !== 'done') {
      return read;
    } else if (read.value.kind === 'more') {
      after = read.value.after;
    } else {
      return { kind: 'done', value: read.value.kind === 'found' ? read.value.messageId : null };
    }
    if (page % RENEW === 0 && !(await hold.renew())) return { kind: 'stale' };
  }
  return { kind: 'done', value: null };
}
