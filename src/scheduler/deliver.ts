import type { Door } from '../discord/door.ts';
import type { Outcome } from '../discord/rest.ts';
import type { Group } from '../store/groups.ts';
import type { Post } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Delivery, Notice, PostKind } from './post-kind.ts';

export type DeliverParts = {
  store: Store;
  door: Door;
  kinds: readonly PostKind[];
  /** Tells the organisers, once, that Discord refused a post for good. */
  notice: (group: Group, reason: string) => Promise<Notice | null>;
};

export type Delivered = 'sent' | 'skipped' | 'blocked' | 'postponed' | 'unauthorised' | 'lost';

/** Seconds until the next attempt when nobody knows what became of the last: past its time-out. */
const QUIET = [20, 30, 60, 120, 300];

/**
 * Delivers one claimed post and records each step, so that whoever takes over goes on from there.
 * Before a second attempt at sending, the channel is searched for the message of the first.
 */
export async function deliver(parts: DeliverParts, post: Post, now: number): Promise<Delivered> {
  const { store } = parts;
  const group = await store.groups.find(post.guildId, post.groupId);
  const kind = parts.kinds.find((each) => each.kind === post.kind);
  if (group === undefined || kind === undefined) throw new Error(`nobody posts ${post.kind}`);
  const delivery = await kind.compose(group, post, now);
  if (delivery.kind === 'skip') {
    return (await store.outbox.skip(post, delivery.reason)) ? 'skipped' : 'lost';
  }

  // A message stays where it is, also when the group's posts go elsewhere by now.
  const channelId = post.channelId ?? delivery.channelId;
  const message = await sendOnce(parts, group, post, { ...delivery, channelId });
  if (message.kind !== 'done') return setback(parts, group, post, message);
  if (!(await store.outbox.recordMessage(post, channelId, message.value))) return 'lost';

  if (delivery.thread !== undefined && post.threadId === null) {
    const opened = await parts.door.openThread(channelId, message.value, delivery.thread);
    if (opened.kind === 'unknown' || opened.kind === 'limited') {
      return setback(parts, group, post, opened);
    }
    if (opened.kind === 'done') await store.outbox.recordThread(post, opened.value);
  }
  for (const edit of (await delivery.edits?.(message.value)) ?? []) {
    const edited = await parts.door.edit(edit.channelId, edit.messageId, edit.message);
    if (edited.kind === 'unknown' || edited.kind === 'limited') {
      return setback(parts, group, post, edited);
    }
  }
  return (await store.outbox.finish(post, now)) ? 'sent' : 'lost';
}

async function sendOnce(
  { door }: DeliverParts,
  group: Group,
  post: Post,
  delivery: Delivery,
): Promise<Outcome<string>> {
  if (post.messageId !== null) {
    return door.edit(delivery.channelId, post.messageId, delivery.message);
  }
  if (post.attempts > 1) {
    const found = await door.findMarked(delivery.channelId, delivery.marker);
    if (found.kind !== 'done') return found;
    if (found.value !== null) return { kind: 'done', value: found.value };
  }
  return door.send(delivery.channelId, delivery.message, nonceOf(group, post));
}

async function setback(
  { store, door, notice }: DeliverParts,
  group: Group,
  post: Post,
  outcome: Exclude<Outcome<unknown>, { kind: 'done' }>,
): Promise<Delivered> {
  switch (outcome.kind) {
    case 'refused': {
      const reason = `Discord ${outcome.code}`;
      if (!(await store.outbox.block(post, reason))) return 'lost';
      const told = await notice(group, reason);
      if (told !== null) await door.send(told.channelId, told.message, `!${nonceOf(group, post)}`);
      return 'blocked';
    }
    case 'unauthorised':
      await store.outbox.postpone(post, 'unauthorised', 300);
      return 'unauthorised';
    case 'limited':
      await store.outbox.postpone(post, 'rate-limited', Math.ceil(outcome.retryAfterMs / 1000));
      return 'postponed';
    case 'unknown': {
      const seconds = QUIET[Math.min(post.attempts, QUIET.length) - 1] ?? 20;
      await store.outbox.postpone(post, outcome.why, seconds);
      return 'postponed';
    }
  }
}

/** The same for every attempt at a slot and for no other; at most 25 characters. */
function nonceOf(group: Group, post: Post): string {
  // A member's id, or a version.
  const isId = /^\d+$/.test(post.subject);
  const who = (isId ? BigInt(post.subject).toString(36) : post.subject).slice(-7);
  return `${post.kind.charAt(0)}${post.number}${who}-${BigInt(group.interactionId).toString(36)}`;
}
