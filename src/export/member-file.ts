import * as z from 'zod';

const Instant = z.iso.datetime();
const MaybeInstant = Instant.nullable();
const Id = z.string().regex(/^\d+$/);
const Scope = z.enum(['phase', 'week']);

/** Which server, group and member a row is of; in every row of the tables that have them. */
const OF_GROUP = { guildId: Id, groupId: z.int(), memberId: Id };

/**
 * The file that `/me export` gives: every row about a member in one server, table by table. Instants
 * are ISO 8601 in UTC, ids are Discord's own. Numbers of weeks and phases count from 1.
 */
export const MemberExport = z.strictObject({
  format: z.literal('roadmate-member'),
  version: z.literal(1),
  exportedAt: Instant,
  guildId: Id,
  memberId: Id,
  settings: z.array(
    z.strictObject({
      guildId: Id,
      memberId: Id,
      alias: z.string().nullable(),
      hidden: z.boolean(),
      language: z.string().nullable(),
      zone: z.string().nullable(),
      remindWeek: z.boolean(),
      remindStandup: z.boolean(),
      remindReview: z.boolean(),
      quietFrom: z.string(),
      quietTo: z.string(),
      helps: z.boolean(),
      reviews: z.boolean(),
      closedAt: MaybeInstant,
      closedTold: z.boolean(),
    }),
  ),
  enrolments: z.array(
    z.strictObject({
      ...OF_GROUP,
      status: z.enum(['active', 'left']),
      joinedAt: Instant,
      joinedWeek: z.int(),
      hoursPerWeek: z.int().nullable(),
      leftAt: MaybeInstant,
      shiftWeeks: z.int(),
      skipOptional: z.boolean(),
    }),
  ),
  checkIns: z.array(
    z.strictObject({
      ...OF_GROUP,
      interactionId: Id,
      itemId: z.string(),
      kind: z.enum(['done', 'known']),
      points: z.int(),
      week: z.int(),
      phase: z.int(),
      month: z.string(),
      note: z.string().nullable(),
      link: z.string().nullable(),
      at: Instant,
      undoneAt: MaybeInstant,
      undoneBy: Id.nullable(),
    }),
  ),
  totals: z.array(
    z.strictObject({
      ...OF_GROUP,
      period: z.string(),
      points: z.int(),
      items: z.int(),
      reachedAt: Instant,
      active: z.boolean(),
    }),
  ),
  leaves: z.array(
    z.strictObject({ ...OF_GROUP, week: z.int(), kind: z.enum(['leave', 'away']), at: Instant }),
  ),
  reviews: z.array(
    z.strictObject({
      ...OF_GROUP,
      interactionId: Id,
      itemId: z.string(),
      answer: z.enum(['remembered', 'shaky']),
      at: Instant,
    }),
  ),
  standupAnswers: z.array(
    z.strictObject({
      ...OF_GROUP,
      scope: Scope,
      number: z.int(),
      finished: z.string(),
      next: z.string(),
      blockers: z.string(),
      answeredAt: Instant,
    }),
  ),
  blockers: z.array(
    z.strictObject({
      ...OF_GROUP,
      blockerId: z.int(),
      scope: Scope,
      number: z.int(),
      text: z.string(),
      itemId: z.string().nullable(),
      raisedAt: Instant,
      helperId: Id.nullable(),
      claimedAt: MaybeInstant,
      resolvedAt: MaybeInstant,
    }),
  ),
  /** Others' blockers that the member took on; what they say is their author's. */
  helpedWith: z.array(
    z.strictObject({
      groupId: z.int(),
      blockerId: z.int(),
      scope: Scope,
      number: z.int(),
      claimedAt: MaybeInstant,
      resolvedAt: MaybeInstant,
    }),
  ),
  /** Messages about the member alone: answers, celebrations, reminders. */
  posts: z.array(
    z.strictObject({
      groupId: z.int(),
      kind: z.string(),
      number: z.int(),
      state: z.string(),
      dueAt: Instant,
      sentAt: MaybeInstant,
      channelId: Id.nullable(),
      messageId: Id.nullable(),
    }),
  ),
  /** What the member did as an organiser; the interaction's id tells when. */
  organised: z.array(
    z.strictObject({
      interactionId: Id,
      action: z.string(),
      groupId: z.int().nullable(),
      detail: z.record(z.string(), z.string()),
      outcome: z.enum(['begun', 'done', 'refused', 'failed']),
    }),
  ),
  groupsMade: z.array(z.strictObject({ groupId: z.int(), name: z.string() })),
  roadmapsAdded: z.array(z.strictObject({ key: z.string(), title: z.string(), addedAt: Instant })),
});
export type MemberExport = z.infer<typeof MemberExport>;

/** The file's text. Throws when a row is not as the format promises. */
export function writeMemberFile(
  about: Pick<MemberExport, 'guildId' | 'memberId' | 'exportedAt'>,
  tables: Readonly<Record<string, unknown>>,
): string {
  const file = MemberExport.parse({ format: 'roadmate-member', version: 1, ...about, ...tables });
  return `${JSON.stringify(file, null, 2)}\n`;
}
