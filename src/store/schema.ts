import { isNotNull, isNull, sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Plan } from '../study/plan.ts';
import type { Rhythm } from '../study/schedule.ts';
import { instant, snowflake } from './columns.ts';
import { roadmapVersions } from './roadmap-tables.ts';

export { roadmapDrafts, roadmaps, roadmapVersions } from './roadmap-tables.ts';

/** Every key begins with `guild_id`: no query can reach into another server. */

export const guilds = pgTable('guilds', {
  guildId: snowflake('guild_id').primaryKey(),
  language: text('language', { enum: ['en', 'zh-CN'] }).notNull(),
  zone: text('zone').notNull(),
  /** Where posts go, unless a group says otherwise. */
  channelId: snowflake('channel_id'),
  /** Where organisers are told of trouble. */
  noticeChannelId: snowflake('notice_channel_id'),
  organiserRoleId: snowflake('organiser_role_id'),
  /** Since when the bot is no longer in the server: nothing is posted, and the day of the purge is set. */
  departedAt: instant('departed_at'),
});

export const groups = pgTable(
  'groups',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').generatedAlwaysAsIdentity().notNull(),
    name: text('name').notNull(),
    version: text('version').notNull(),
    language: text('language', { enum: ['en', 'zh-CN'] }).notNull(),
    channelId: snowflake('channel_id').notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    rhythm: jsonb('rhythm').$type<Rhythm>().notNull(),
    /** Derived from `rhythm`: the starts of all weeks and the end of the last, epoch ms. */
    weekStarts: bigint('week_starts', { mode: 'number' }).array().notNull(),
    /** Of the rhythm's newest anchor. */
    zone: text('zone').notNull(),
    status: text('status', { enum: ['draft', 'running', 'paused', 'finished'] }).notNull(),
    /** The instant of the next slot; the sweep looks at a group when it has come. */
    nextDueAt: instant('next_due_at'),
    /** Until here slots have been made rows. */
    sweptTo: instant('swept_to').notNull(),
    createdBy: snowflake('created_by').notNull(),
    pausedAt: instant('paused_at'),
    /** The interaction that created it: sent twice, it creates one group. */
    interactionId: snowflake('interaction_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId] }),
    uniqueIndex('groups_interaction').on(t.guildId, t.interactionId),
    index('groups_next_due').on(t.nextDueAt).where(sql`status = 'running'`),
    foreignKey({
      name: 'groups_version',
      columns: [t.guildId, t.version],
      foreignColumns: [roadmapVersions.guildId, roadmapVersions.version],
    }),
  ],
);

/** The plan's items one by one, so that a check-in is one statement. */
export const groupItems = pgTable(
  'group_items',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    itemId: text('item_id').notNull(),
    position: integer('position').notNull(),
    week: integer('week').notNull(),
    /** The phase's place in the roadmap, from 1. */
    phase: integer('phase').notNull(),
    points: integer('points').notNull(),
    text: text('text').notNull(),
    topic: text('topic').notNull(),
    /** Gone from the roadmap; only those who did it still see it. */
    retired: boolean('retired').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.itemId] }),
    foreignKey({
      name: 'group_items_group',
      columns: [t.guildId, t.groupId],
      foreignColumns: [groups.guildId, groups.groupId],
    }).onDelete('cascade'),
  ],
);

export const enrolments = pgTable(
  'enrolments',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    memberId: snowflake('member_id').notNull(),
    status: text('status', { enum: ['active', 'left'] }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** The group's week at that time; 0 before the first. */
    joinedWeek: integer('joined_week').notNull(),
    hoursPerWeek: integer('hours_per_week'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.memberId] }),
    index('enrolments_member').on(t.guildId, t.memberId),
    foreignKey({
      name: 'enrolments_group',
      columns: [t.guildId, t.groupId],
      foreignColumns: [groups.guildId, groups.groupId],
    }).onDelete('cascade'),
  ],
);

/** Events: a row is written once; taking it back fills `undone_at` and `undone_by`, once. */
export const checkIns = pgTable(
  'check_ins',
  {
    guildId: snowflake('guild_id').notNull(),
    interactionId: snowflake('interaction_id').notNull(),
    itemId: text('item_id').notNull(),
    groupId: integer('group_id').notNull(),
    memberId: snowflake('member_id').notNull(),
    /** `known`: known before joining; counts as progress, earns no points. */
    kind: text('kind', { enum: ['done', 'known'] }).notNull(),
    points: integer('points').notNull(),
    /** The totals it was counted in: the group's week, the item's phase, the local month. */
    week: integer('week').notNull(),
    phase: integer('phase').notNull(),
    month: text('month').notNull(),
    note: text('note'),
    link: text('link'),
    at: instant('at').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: snowflake('undone_by'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.interactionId, t.itemId] }),
    uniqueIndex('check_ins_once')
      .on(t.guildId, t.groupId, t.memberId, t.itemId)
      .where(isNull(t.undoneAt)),
    index('check_ins_undone').on(t.guildId, t.undoneBy).where(isNotNull(t.undoneBy)),
    foreignKey({
      name: 'check_ins_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);

/** Running totals by period: `all`, `w3` (week 3), `p2` (phase 2), `m2026-03` (a month). */
export const totals = pgTable(
  'totals',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    period: text('period').notNull(),
    memberId: snowflake('member_id').notNull(),
    points: integer('points').notNull(),
    items: integer('items').notNull(),
    /** When the total last changed: ties go to who got there first. */
    reachedAt: instant('reached_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.memberId, t.period] }),
    index('totals_board').on(
      t.guildId,
      t.groupId,
      t.period,
      t.points.desc(),
      t.reachedAt,
      t.memberId,
    ),
  ],
);

/** How many members have how many points, for ranks without a scan. No row for 0 points. */
export const pointCounts = pgTable(
  'point_counts',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    points: integer('points').notNull(),
    members: integer('members').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.groupId, t.points] })],
);

/**
 * The outbox. Its key is the slot; `subject` is the member of a standup answer, or the version that
 * a notice's group was moved from, else empty.
 */
export const posts = pgTable(
  'posts',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    kind: text('kind', {
      enum: ['report', 'board', 'notice', 'assignment', 'standup', 'answer', 'trouble'],
    }).notNull(),
    /** Of the week or phase; notices of a new version are counted. */
    number: integer('number').notNull(),
    subject: text('subject').notNull().default(''),
    dueAt: instant('due_at').notNull(),
    state: text('state', {
      enum: ['due', 'sending', 'sent', 'blocked', 'missed', 'skipped'],
    }).notNull(),
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    /** Raised by each claim: a process that slept past its lease finds another number. */
    fence: integer('fence').notNull().default(0),
    leaseUntil: instant('lease_until'),
    /** When it was first claimed, by the database's clock: no message of it is older. */
    triedAt: instant('tried_at'),
    channelId: snowflake('channel_id'),
    messageId: snowflake('message_id'),
    threadId: snowflake('thread_id'),
    sentAt: instant('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.kind, t.number, t.subject] }),
    index('posts_pending').on(t.dueAt).where(sql`state in ('due', 'sending')`),
    foreignKey({
      name: 'posts_group',
      columns: [t.guildId, t.groupId],
      foreignColumns: [groups.guildId, groups.groupId],
    }).onDelete('cascade'),
  ],
);

/** Who sweeps: each process renews its row, so that all of them know how many share Discord's limit. */
export const schedulers = pgTable('schedulers', {
  schedulerId: text('scheduler_id').primaryKey(),
  seenAt: instant('seen_at').notNull(),
  /** Until here it has swept, by its own clock. */
  sweptTo: instant('swept_to').notNull(),
});

/** While one of these lasts, nobody claims a post: Discord refused the token, or its global limit is spent. */
export const halts = pgTable('halts', {
  reason: text('reason', { enum: ['unauthorised', 'global-limit'] }).primaryKey(),
  since: instant('since').notNull(),
  until: instant('until').notNull(),
});

export const standupAnswers = pgTable(
  'standup_answers',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    phase: integer('phase').notNull(),
    memberId: snowflake('member_id').notNull(),
    finished: text('finished').notNull(),
    next: text('next').notNull(),
    blockers: text('blockers').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.phase, t.memberId] }),
    foreignKey({
      name: 'standup_answers_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);
