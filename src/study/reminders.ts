import type { Plan } from './plan.ts';
import { isQuiet, loudMoment, type QuietHours } from './quiet-hours.ts';
import { type Standup, standupsOf } from './standups.ts';

/** What a member may be reminded of in private, each once a week. */
export const REMINDERS = ['reminder', 'standup-reminder', 'review-reminder'] as const;
export type ReminderKind = (typeof REMINDERS)[number];

/** What a member chose; see `members`. */
export type Reminded = {
  zone: string | null;
  quietFrom: string;
  quietTo: string;
  remindWeek: boolean;
  remindStandup: boolean;
  remindReview: boolean;
};

type Group = {
  plan: Plan;
  weekStarts: readonly number[];
  zone: string;
  weeklyStandup: boolean;
};

const HOUR = 3_600_000;
/** How long before a week's end, in ms: nobody is to be told on the last day alone. */
const BEFORE_END = { reminder: 48 * HOUR, 'standup-reminder': 24 * HOUR };
/** So long after a week's start its reviews are brought up: far from the other two. */
const AFTER_START = 72 * HOUR;
/** A reminder moved out of quiet hours leaves that much of the week. */
const AT_LEAST = 6 * HOUR;
/** A reminder that could not be told for so long is not told at all. */
const STALE = 6 * HOUR;
/** Nor one that leaves so little time. */
const NEAR = 3 * HOUR;

/** The standup that closes with a week. */
export function standupIn(group: Group, week: number): Standup | undefined {
  return standupsOf(group).find((standup) => standup.week === week);
}

/** The reminders of a week that a member wants, and when each may be told, epoch ms. */
export function remindersOf(
  group: Group,
  week: number,
  member: Reminded,
): { kind: ReminderKind; at: number }[] {
  return REMINDERS.flatMap((kind) => {
    const at = wants(member, kind) ? reminderAt(group, week, member, kind) : null;
    return at === null ? [] : [{ kind, at }];
  });
}

export function wants(member: Reminded, kind: ReminderKind): boolean {
  switch (kind) {
    case 'reminder':
      return member.remindWeek;
    case 'standup-reminder':
      return member.remindStandup;
    case 'review-reminder':
      return member.remindReview;
  }
}

/** When a reminder of a week may be told; null where there is none, or no moment for it. */
export function reminderAt(
  group: Group,
  week: number,
  member: Reminded,
  kind: ReminderKind,
): number | null {
  const start = group.weekStarts[week - 1];
  const deadline = group.weekStarts[week];
  if (start === undefined || deadline === undefined) return null;
  if (kind === 'standup-reminder' && standupIn(group, week) === undefined) return null;
  const wish = kind === 'review-reminder' ? start + AFTER_START : deadline - BEFORE_END[kind];
  const wanted = Math.max(start, wish);
  return loudMoment(quietHoursOf(group, member), {
    wanted,
    notBefore: start,
    deadline,
    atLeast: AT_LEAST,
  });
}

export type Moment = { kind: 'now' } | { kind: 'later'; at: number } | { kind: 'never' };

/**
 * Whether a reminder is to be told now, by how the group and the member's choices stand by now:
 * never again once it is six hours late, the week is almost over, or the member's hours are quiet.
 */
export function momentOf(
  group: Group,
  week: number,
  member: Reminded,
  kind: ReminderKind,
  now: number,
): Moment {
  const at = reminderAt(group, week, member, kind);
  const deadline = group.weekStarts[week] ?? 0;
  if (at === null) return { kind: 'never' };
  if (at > now) return { kind: 'later', at };
  const tooLate = now - at > STALE || deadline - now < NEAR;
  return tooLate || isQuiet(quietHoursOf(group, member), now) ? { kind: 'never' } : { kind: 'now' };
}

function quietHoursOf(group: Pick<Group, 'zone'>, member: Reminded): QuietHours {
  return { from: member.quietFrom, to: member.quietTo, zone: member.zone ?? group.zone };
}
