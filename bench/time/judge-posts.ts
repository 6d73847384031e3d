import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Message } from './discord.ts';
import type { Storm } from './faults.ts';
import { type GroupModel, type Slot, slotsOf, startsOf } from './group-model.ts';
import { readSlot } from './read-slot.ts';
import type { Sim } from './sim.ts';

const MINUTE = 60_000;
/** Once everything is well, a post is there within this time: leases, quiet periods and a halt. */
const GRACE = 25 * MINUTE;
/** A post later than this says so (docs: src/posts/facts.ts); what a sweep takes lies between. */
const LATE = { surely: 19 * MINUTE, never: 14 * MINUTE };

const Rows = z.array(
  z.object({
    kind: z.string(),
    number: z.number(),
    subject: z.string(),
    state: z.string(),
    reason: z.string().nullable(),
    messageId: z.string().nullable(),
  }),
);
type Row = z.infer<typeof Rows>[number];

/** Counts messages against slots: one each, in its place, never early, on time once all is well. */
export async function judgePosts(sim: Sim, model: GroupModel, storms: readonly Storm[]) {
  const { loop, calendar, database, violate } = sim;
  const rows = await database.read(sql`
    select kind, number, subject, state, reason, message_id::text as "messageId" from posts
    where guild_id = ${model.guildId}::bigint and group_id = ${model.groupId}`);
  const found = Rows.parse(rows);
  const bySlot = messagesBySlot(sim, model);
  const starts = startsOf(calendar, model.beginnings);
  // What has not come before a pause moves on with it, nobody knows yet where to.
  const until = Math.min(loop.now(), model.pausedAt ?? loop.now());
  const slots = slotsOf(model, starts).filter(({ at }) => at <= until);
  for (const slot of slots) {
    const key = `${slot.kind} ${slot.number}`;
    const name = `${model.canary} ${key} of ${new Date(slot.at).toISOString()}`;
    const row = found.find((each) => each.subject === '' && `${each.kind} ${each.number}` === key);
    const messages = bySlot.get(key) ?? [];
    const deadline = deadlineOf(slot, model, storms, loop.now());
    judgeSlot({ slot, name, row, messages, deadline }, model, storms, violate);
    bySlot.delete(key);
    if (row !== undefined) found.splice(found.indexOf(row), 1);
  }
  for (const [key, [message]] of bySlot) {
    const at = new Date(message?.at ?? 0).toISOString();
    violate('no post without its slot', `${model.canary} ${key} at ${at}`);
  }
  for (const row of found) {
    const scheduled = ['assignment', 'board', 'standup', 'report'].includes(row.kind);
    if (scheduled && row.subject === '') {
      violate('no row without its slot', `${model.canary} ${row.kind} ${row.number} ${row.state}`);
    }
    if (row.state === 'due' || row.state === 'sending') {
      violate('nothing stays open', `${model.canary} ${row.kind} ${row.number} ${row.reason}`);
    }
  }
}

type Judged = {
  slot: Slot;
  name: string;
  row: Row | undefined;
  messages: readonly Message[];
  deadline: number | null;
};

function judgeSlot(
  { slot, name, row, messages, deadline }: Judged,
  model: GroupModel,
  storms: readonly Storm[],
  violate: Sim['violate'],
): void {
  const [message, second] = messages;
  if (second !== undefined) {
    const times = messages.map(({ at }) => new Date(at).toISOString()).join(', ');
    violate('one message a slot', `${name}: ${times}`);
  }
  if (message === undefined) {
    const state = `${name} is ${row?.state ?? 'no row'} ${row?.reason ?? ''}`;
    if (row?.state === 'sent') violate('sent means sent', name);
    else if (deadline !== null) violate('no post is lost', state);
    else if (row?.state !== 'missed' && row?.state !== 'blocked') {
      violate('what is missed is on record', state);
    }
    return;
  }
  const at = new Date(message.at).toISOString();
  if (message.at < slot.at) violate('never early', `${name}: ${at}`);
  if (deadline !== null && message.at > deadline) violate('on time', `${name}: ${at}`);
  if (message.at > slot.until + GRACE && model.closed.length === 0) {
    violate('not after its window', `${name}: ${at}, until ${new Date(slot.until).toISOString()}`);
  }
  if (!model.channels.includes(message.channelId)) violate('its own channel', name);
  const refused = model.closed.some(({ why }) => why === 'refused');
  if (row?.state !== 'sent' && !(refused && row?.state === 'blocked')) {
    violate('what is sent is recorded', `${name} is ${row?.state} ${row?.reason}`);
  } else if (row?.messageId !== message.id) {
    violate('what is sent is recorded', `${name}: ${row?.messageId}, not ${message.id}`);
  }
  judgeLateness(slot, message, name, storms, violate);
}

function judgeLateness(
  slot: Slot,
  message: Message,
  name: string,
  storms: readonly Storm[],
  violate: Sim['violate'],
): void {
  const wrongClock = storms.some(
    ({ from, until, faults }) =>
      from <= message.at &&
      message.at <= until &&
      (faults.has('clock-back') || faults.has('clock-forward')),
  );
  if (slot.kind !== 'assignment' || wrongClock) return;
  const says = JSON.stringify(message.first).includes('Posted late');
  const late = message.at - slot.at;
  if ((late > LATE.surely && !says) || (late < LATE.never && says)) {
    violate('late posts say so', `${name}: ${Math.round(late / MINUTE)} min late, says ${says}`);
  }
}

/**
 * Until when a slot must have been posted: after the first stretch of calm long enough, inside its
 * window, in which the group could post. Null where there is none.
 */
function deadlineOf(
  slot: Slot,
  model: GroupModel,
  storms: readonly Storm[],
  end: number,
): number | null {
  const bad = [...storms, ...model.closed].sort((a, b) => a.from - b.from);
  let at = slot.at;
  for (const { from, until } of bad) {
    if (from >= at + GRACE) break;
    if (until > at) at = until;
  }
  const deadline = at + GRACE;
  return deadline <= Math.min(slot.until, end) ? deadline : null;
}

function messagesBySlot({ discord }: Sim, model: GroupModel): Map<string, Message[]> {
  const bySlot = new Map<string, Message[]>();
  for (const { messages } of discord.channels.values()) {
    for (const message of messages) {
      if (!message.byBot) continue;
      const slot = readSlot(message.first);
      if (slot === null || slot.groupId !== model.groupId) continue;
      const key = `${slot.kind} ${slot.number}`;
      bySlot.set(key, [...(bySlot.get(key) ?? []), message]);
    }
  }
  return bySlot;
}
