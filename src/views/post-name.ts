import type { Words } from '../i18n/words.ts';

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
] as const;
export type KindOfPost = (typeof POST_KINDS)[number];

/** The kinds that the calendar brings, and of which copies can be sent by hand. */
export const SCHEDULED = [
  'assignment',
  'board',
  'standup',
  'report',
  'week-standup',
  'week-report',
] as const;
export type ScheduledKind = (typeof SCHEDULED)[number];

export function isScheduled(kind: KindOfPost): kind is ScheduledKind {
  return SCHEDULED.some((each) => each === kind);
}

export type NamedPost = {
  kind: KindOfPost;
  /** Of the week or phase. */
  number: number;
  /** Not empty on what the calendar did not bring. */
  subject: string;
  /** The title of the phase it is about; empty when it is about a week. */
  phase: string;
};

/** What a post is called: "Assignment, week 3". Without markup, but with the phase's own title. */
export function postName(words: Words, { kind, number, subject, phase }: NamedPost): string {
  const name = words(`schedule.kind.${kind}`, { number, phase: phase || String(number) });
  return isScheduled(kind) && subject !== '' ? words('schedule.copy', { post: name }) : name;
}
