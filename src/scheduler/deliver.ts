import type { SentOutcome, Setback } from '../discord/door.ts';
import { snowflakeTime } from '../discord/snowflake.ts';
import type { Group } from '../store/groups.ts';
import type { ClaimedPost, Post } from '../store/outbox/outbox.ts';
import type { DeliverParts } from './deliver-parts.ts';
import { missedSubject } from './due-posts.ts';
import { eraseMessage } from './erase.ts';
import { type Hold, holdOf } from './hold.ts';
import { lookUp } from './look-up.ts';
import { nonceOf } from './post-key.ts';
import type { Delivery, PostKind } from './post-kind.ts';
import type { Delivered } from './report.ts';
import { setback } from './setback.ts';

const UNKNOWN_MESSAGE = 10_008;
/** After so long a first attempt may not be the first, in milliseconds: see `place`. */
const UNSURE = 5 * 60_000;
/** More than the clocks of two machines differ while either sweeps, in milliseconds. */
const CLOCKS = 15 * 60_000;

type Placed =
  | { kind: 'too-late' }
  | { kind: 'deleted' }
  | SentOutcome<{ messageId: string; at: number }>;

/**
 * Delivers one claimed post and records each step, so that whoever takes over goes on from there.
 * `since`: what `elapsed` said before the claim.
 */
export async function deliver(
  parts: DeliverParts,
  post: ClaimedPost,
  now: number,
  since: number,
): Promise<Delivered> {
  const { store, door } = parts;
  const hold = holdOf(store, parts.elapsed, post, since);
  const group = await store.groups.find(post.guildId, post.groupId);
  const kind = parts.kinds.find((each) => each.kind === post.kind);
  if (group === undefined || kind === undefined) throw new Error(`nobody posts ${post.kind}`);
  const delivery = await kind.compose(group, post, now);
  if (delivery.kind === 'skip') {
    return (await store.outbox.skip(post, delivery.reason)) ? 'skipped' : 'lost';
  }
  if (delivery.kind === 'later') {
    return (await store.outbox.moveTo(post, delivery.at)) ? 'moved' : 'lost';
  }
  if (delivery.kind === 'setback') return setback(parts, post, delivery.setback, now);
  if (delivery.kind === 'erase') return eraseMessage(parts, hold, post, delivery, now);
  const fallBack = async (outcome: Setback): Promise<Delivered> => {
    if (outcome.kind !== 'refused' || kind.refused === undefined) {
      return setback(parts, post, outcome, now);
    }
    const reason = await kind.refused(post, outcome.code, now);
    return (await store.outbox.skip(post, reason)) ? 'skipped' : 'lost';
  };

  // A message stays where it is, also when the group's posts go elsewhere by now.
  const target = await targetOf(parts, hold, post, delivery);
  if (target.kind !== 'done') return fallBack(target);
  const channelId = target.value;
  const placed = await place(parts, hold, { group, kind, post, now }, { ...delivery, channelId });
  if (placed.kind === 'too-late') {
    const told = { subject: missedSubject([post]), at: now };
    return (await store.outbox.miss(post, told)) ? 'missed' : 'lost';
  }
  if (placed.kind === 'deleted') return (await store.outbox.finish(post, now)) ? 'sent' : 'lost';
  if (placed.kind !== 'done') return fallBack(placed);
  const { messageId, at } = placed.value;
  if (!(await hold.recordMessage(channelId, messageId))) {
    return withdraw(parts, hold, post, channelId, messageId);
  }

  if (delivery.thread !== undefined && post.threadId === null) {
    const opened = await door.openThread(channelId, messageId, delivery.thread, hold.until());
    if (opened.kind === 'done') {
      if (!(await hold.recordThread(opened.value))) return 'lost';
    } else if (opened.kind !== 'refused') {
      return setback(parts, post, opened, now);
    }
  }
  for (const edit of (await delivery.edits?.(messageId)) ?? []) {
    const edited = await door.edit(edit.channelId, edit.messageId, edit.message, hold.until());
    if (edited.kind !== 'done' && edited.kind !== 'refused') {
      return setback(parts, post, edited, now);
    }
  }
  return (await store.outbox.finish(post, at)) ? 'sent' : 'lost';
}

/**
 * What follows from a message whose post is no longer one's own. Where it was deleted meanwhile,
 * because its member deleted everything, the message goes too.
 */
async function withdraw(
  { store, door }: DeliverParts,
  hold: Hold,
  post: Post,
  channelId: string,
  messageId: string,
): Promise<Delivered> {
  if ((await store.outbox.find(post)) === undefined) {
    await door.remove(channelId, messageId, hold.until());
  }
  return 'lost';
}

/** The channel that a post is in or goes to; a member's own is opened, or found open. */
async function targetOf(
  { door }: DeliverParts,
  hold: Hold,
  { channelId: known }: Post,
  { channelId }: Delivery,
): Promise<SentOutcome<string>> {
  if (known !== null) return { kind: 'done', value: known };
  if (typeof channelId === 'string') return { kind: 'done', value: channelId };
  return door.openDirect(channelId.memberId, hold.until());
}

type Subject = { group: Group; kind: PostKind; post: ClaimedPost; now: number };

/**
 * Brings the message to its channel, or finds it there. Before a second attempt the channel is
 * searched for the message of the first; and before a first one that may not be the first: a
 * database that comes from a backup has forgotten what was sent since.
 */
async function place(
  parts: DeliverParts,
  hold: Hold,
  { group, kind, post, now }: Subject,
  { channelId, message, marker }: Delivery & { channelId: string },
): Promise<Placed> {
  if (post.messageId !== null) {
    const edited = await parts.door.edit(channelId, post.messageId, message, hold.until());
    if (edited.kind === 'done')
      return { kind: 'done', value: { messageId: edited.value, at: now } };
    // Whoever deleted it meant to.
    return edited.kind === 'refused' && edited.code === UNKNOWN_MESSAGE
      ? { kind: 'deleted' }
      : edited;
  }
  if (post.attempts > 1 || now - post.dueAt > UNSURE || isInherited(post)) {
    const found = await lookUp(parts, hold, post, channelId, marker);
    if (found.kind !== 'done') return found;
    const messageId = found.value;
    if (messageId !== null) {
      return { kind: 'done', value: { messageId, at: snowflakeTime(messageId) } };
    }
  }
  if (isTooLate(kind, group, post, now)) return { kind: 'too-late' };
  const sent = await parts.door.send(channelId, message, nonceOf(group, post), hold.until());
  return sent.kind === 'done' ? { kind: 'done', value: { messageId: sent.value, at: now } } : sent;
}

/**
 * Whether it was due before its server came into this database, or about then: whoever had it before
 * may have sent it, after the backup that this database comes from. Their clock need not be ours.
 */
function isInherited({ dueAt, arrivedAt }: ClaimedPost): boolean {
  return arrivedAt !== null && dueAt <= arrivedAt + CLOCKS;
}

/** Whether its slot was over before it could be sent; what organisers ask for by hand is never late. */
function isTooLate(kind: PostKind, group: Group, post: Post, now: number): boolean {
  if (post.subject !== '' || post.reason?.startsWith('by-hand') === true) return false;
  const slot = kind.slots(group).find(({ number }) => number === post.number);
  return slot !== undefined && slot.until <= now;
}
