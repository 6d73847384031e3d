import type { PostKind, Slot } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Member } from '../store/members.ts';
import type { Post } from '../store/outbox/outbox.ts';
import { reminderRow } from '../store/reminders.ts';
import type { Store } from '../store/store.ts';
import { openItems } from '../study/own-plan.ts';
import { momentOf, type ReminderKind, reminderAt, standupIn, wants } from '../study/reminders.ts';
import { restOn } from '../study/rests.ts';
import { reviewsDue } from '../study/review.ts';
import { localDate } from '../study/schedule.ts';
import { type ReminderNews, reminderMessage } from '../views/reminder.ts';
import { phaseTitleOf, roadmapOf } from './facts.ts';

/** Codes with which Discord says that somebody takes no private messages from the bot. */
const CLOSED = [50_007, 50_278];

/**
 * A private reminder of one kind, for those who asked for it: a row a member, made with the week and
 * due when the member may be told. Nothing is said that is no longer of use, and nothing of a
 * refusal to anybody but the member.
 */
export function reminderPost(store: Store, kind: ReminderKind): PostKind {
  return {
    kind,
    slots: ({ weekStarts }) =>
      weekStarts.slice(0, -1).map((at, index): Slot => {
        return { kind, number: index + 1, at, until: weekStarts[index + 1] ?? at };
      }),
    expand: async (group, { number }) => {
      const audience = await store.reminders.audience(group.guildId, group.groupId);
      return audience.flatMap((member) => {
        const at = wants(member, kind) ? reminderAt(group, number, member, kind) : null;
        return at === null ? [] : [reminderRow(number, member.memberId, { kind, at })];
      });
    },
    compose: async (group, post, now) => {
      const { guildId, groupId } = group;
      const { number: week, subject: memberId } = post;
      const [member, enrolment] = await Promise.all([
        store.members.find(guildId, memberId),
        store.enrolments.find(guildId, groupId, memberId),
      ]);
      if (enrolment?.status !== 'active') return { kind: 'skip', reason: 'left' };
      if (group.status !== 'running') return { kind: 'skip', reason: 'paused' };
      if (member === undefined || !wants(member, kind) || member.closedAt !== null) {
        return { kind: 'skip', reason: 'not-wanted' };
      }
      const moment = momentOf(group, week, member, kind, now);
      if (moment.kind === 'later') return moment;
      if (moment.kind === 'never') return { kind: 'skip', reason: 'too-late' };
      if (await isOff(store, group, memberId, week, now)) return { kind: 'skip', reason: 'off' };
      const news = await newsOf(store, group, { kind, week, member, own: enrolment, now });
      if (news === null) return { kind: 'skip', reason: 'nothing-open' };
      const language = member.language ?? (await store.guilds.find(guildId))?.language;
      return {
        kind: 'deliver',
        channelId: { memberId },
        message: reminderMessage(language ?? group.language, news),
        // The address of a post is in no other message of the same reminder's time.
        marker: news.link,
      };
    },
    refused: async ({ guildId, subject }, code, now) => {
      if (CLOSED.includes(code)) await store.members.closeDirect(guildId, subject, now);
      return `Discord ${code}`;
    },
  };
}

/** Whether the member is on leave in that week, or the group rests today. */
async function isOff(
  store: Store,
  { guildId, groupId, rests, zone }: Group,
  memberId: string,
  week: number,
  now: number,
): Promise<boolean> {
  if (restOn(rests, localDate(now, zone)) !== undefined) return true;
  const leaves = await store.leaves.list(guildId, groupId, memberId);
  return leaves.some((leave) => leave.week === week);
}

type About = {
  kind: ReminderKind;
  week: number;
  member: Member;
  own: { shiftWeeks: number; skipOptional: boolean };
  now: number;
};

/** What there is to be reminded of; null when there is nothing, or no post that it could point to. */
async function newsOf(store: Store, group: Group, about: About): Promise<ReminderNews | null> {
  const { guildId, groupId } = group;
  const { kind, week, member, own, now } = about;
  const endsAt = group.weekStarts[week] ?? 0;
  const base = { group: group.name, week, endsAt };
  switch (kind) {
    case 'reminder': {
      const link = await linkTo(store, group, 'assignment', week);
      const items = await store.groups.items(guildId, groupId, member.memberId);
      const open = openItems(items, own).filter((item) => item.week === week - own.shiftWeeks);
      return link === null || open.length === 0
        ? null
        : { ...base, kind, link, open: open.map(({ text }) => text) };
    }
    case 'standup-reminder': {
      const standup = standupIn(group, week);
      if (standup === undefined) return null;
      const { scope, number } = standup;
      const post = scope === 'phase' ? 'standup' : 'week-standup';
      const link = await linkTo(store, group, post, number);
      if (link === null) return null;
      if (await store.reminders.hasAnswered(guildId, groupId, standup, member.memberId)) {
        return null;
      }
      const phase =
        scope === 'phase' ? phaseTitleOf(await roadmapOf(store, group), group, number) : null;
      return { ...base, kind, link, phase };
    }
    case 'review-reminder': {
      const link = await linkTo(store, group, 'assignment', week);
      if (link === null || !member.reviews) return null;
      const items = await store.reviews.list(guildId, groupId, member.memberId);
      const count = reviewsDue(items, now).length;
      return count === 0 ? null : { ...base, kind, link, count };
    }
  }
}

/** The address of a post's message; null while it has none. */
async function linkTo(
  store: Store,
  { guildId, groupId }: Group,
  kind: Post['kind'],
  number: number,
): Promise<string | null> {
  const post = await store.outbox.find({ guildId, groupId, kind, number, subject: '' });
  if (post?.channelId == null || post.messageId === null) return null;
  return `https://discord.com/channels/${guildId}/${post.channelId}/${post.messageId}`;
}
