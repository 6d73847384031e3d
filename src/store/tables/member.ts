import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Language } from '../../i18n/language.ts';
import { enrolments } from './check-in.ts';
import { instant, snowflake } from './columns.ts';

/** What a member chose in a server. No row: everything as it is by default. */
export const members = pgTable(
  'members',
  {
    guildId: snowflake('guild_id').notNull(),
    memberId: snowflake('member_id').notNull(),
    /** Shown in place of the name on boards and reports. */
    alias: text('alias'),
    /** Boards and reports tell of somebody, not of whom. */
    hidden: boolean('hidden').notNull().default(false),
    /** For private messages; null: the server's. */
    language: text('language').$type<Language>(),
    /** Null: the group's. */
    zone: text('zone'),
    /** Categories of private reminders, opted into one by one. */
    remindWeek: boolean('remind_week').notNull().default(false),
    remindStandup: boolean('remind_standup').notNull().default(false),
    remindReview: boolean('remind_review').notNull().default(false),
    /** Local times `HH:MM` between which nothing is sent. */
    quietFrom: text('quiet_from').notNull().default('22:00'),
    quietTo: text('quiet_to').notNull().default('08:00'),
    /** Agreed to be named to somebody who is stuck. */
    helps: boolean('helps').notNull().default(false),
    /** Wants finished items back for review. */
    reviews: boolean('reviews').notNull().default(false),
    /** Since when Discord refuses private messages to this member; told once. */
    closedAt: instant('closed_at'),
    closedTold: boolean('closed_told').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.memberId] })],
);

/** Weeks that never break a member's streak: a leave that was taken, or time away from the group. */
export const leaves = pgTable(
  'leaves',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    memberId: snowflake('member_id').notNull(),
    week: integer('week').notNull(),
    kind: text('kind', { enum: ['leave', 'away'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.memberId, t.week] }),
    foreignKey({
      name: 'leaves_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);

/** Answers to "do you still remember?": events; when an item comes back is worked out from them. */
export const reviews = pgTable(
  'reviews',
  {
    guildId: snowflake('guild_id').notNull(),
    interactionId: snowflake('interaction_id').notNull(),
    groupId: integer('group_id').notNull(),
    memberId: snowflake('member_id').notNull(),
    itemId: text('item_id').notNull(),
    answer: text('answer', { enum: ['remembered', 'shaky'] }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.interactionId, t.itemId] }),
    index('reviews_member').on(t.guildId, t.groupId, t.memberId, t.itemId, t.at),
    foreignKey({
      name: 'reviews_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);
