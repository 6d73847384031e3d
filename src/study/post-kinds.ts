/**
 * Every kind of post there is. Of the posts of one group that are due at the same instant, those
 * further up appear first.
 */
export const POST_KINDS = [
  'report',
  'week-report',
  'board',
  'notice',
  'assignment',
  'standup',
  'week-standup',
  'answer',
  'week-answer',
  'celebration',
  'digest',
  'trouble',
  'reminder',
  'standup-reminder',
  'review-reminder',
  'erasure',
] as const;
export type PostKindName = (typeof POST_KINDS)[number];

/** Reminders and erasures: between the bot and one member, and nobody else's business. */
export const PRIVATE = ['reminder', 'standup-reminder', 'review-reminder', 'erasure'] as const;
export type PublicKind = Exclude<PostKindName, (typeof PRIVATE)[number]>;

/**
 * What goes to other channels than the group's: it waits for none of the group's posts, and none of
 * them for it; and organisers are told nothing of its troubles.
 */
export const APART = ['trouble', 'digest', ...PRIVATE] as const;
export type GroupKind = Exclude<PostKindName, (typeof APART)[number]>;

/** The kinds of which copies can be sent by hand, and whose missed ones are listed to organisers. */
export const SCHEDULED = [
  'report',
  'week-report',
  'board',
  'assignment',
  'standup',
  'week-standup',
] as const;
export type ScheduledKind = (typeof SCHEDULED)[number];

export function isPublicKind(kind: PostKindName): kind is PublicKind {
  return !PRIVATE.some((each) => each === kind);
}

export function isScheduled(kind: PostKindName): kind is ScheduledKind {
  return SCHEDULED.some((each) => each === kind);
}

/** The kinds that people see, in their order. */
export const PUBLIC_KINDS = POST_KINDS.filter(isPublicKind);
