import type { SentOutcome } from '../discord/door.ts';
import type { Post } from '../store/outbox/outbox.ts';
import type { DeliverParts } from './deliver-parts.ts';
import type { Hold } from './hold.ts';
import type { Erasure } from './post-kind.ts';
import type { Delivered } from './report.ts';
import { setback } from './setback.ts';

/** Unknown Channel, and Unknown Message: somebody was faster. */
const GONE: readonly number[] = [10_003, 10_008];
/** What Discord refuses is tried again a day later, so often. */
const ATTEMPTS = 30;
const DAY_IN_SECONDS = 86_400;

/**
 * Takes something out of Discord and then forgets that it was to be done: its row names the member.
 * A refusal, such as for a channel that the bot may no longer see, is tried again for a month.
 */
export async function eraseMessage(
  parts: DeliverParts,
  hold: Hold,
  post: Post,
  erasure: Erasure,
  now: number,
): Promise<Delivered> {
  const { outbox } = parts.store;
  const outcome = await attempt(parts, hold, erasure);
  if (outcome.kind === 'done' || (outcome.kind === 'refused' && GONE.includes(outcome.code))) {
    return (await outbox.forget(post)) ? 'sent' : 'lost';
  }
  if (outcome.kind !== 'refused') return setback(parts, post, outcome, now);
  if (post.attempts >= ATTEMPTS) return (await outbox.forget(post)) ? 'skipped' : 'lost';
  const isHeld = await outbox.postpone(post, `Discord ${outcome.code}`, DAY_IN_SECONDS);
  return isHeld ? 'postponed' : 'lost';
}

async function attempt(
  { door }: DeliverParts,
  hold: Hold,
  { channelId, messageId, rewrite }: Erasure,
): Promise<SentOutcome<unknown>> {
  if (rewrite === null) return door.remove(channelId, messageId, hold.until());
  const read = await door.read(channelId, messageId, hold.until());
  if (read.kind !== 'done') return read;
  const rewritten = rewrite(read.value);
  if (rewritten === null) return read;
  return door.edit(channelId, messageId, rewritten, hold.until());
}
