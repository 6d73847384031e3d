import { isNull } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { enrolments } from './check-in.ts';
import { instant, snowflake } from './columns.ts';

/** What members answered in the standups of a phase or week. */
export const standupAnswers = pgTable(
  'standup_answers',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    scope: text('scope', { enum: ['phase', 'week'] })
      .notNull()
      .default('phase'),
    /** Of the phase, or of the week. */
    number: integer('number').notNull(),
    memberId: snowflake('member_id').notNull(),
    finished: text('finished').notNull(),
    next: text('next').notNull(),
    blockers: text('blockers').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.scope, t.number, t.memberId] }),
    foreignKey({
      name: 'standup_answers_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);

/** What blocks a member, from a standup's answer until somebody resolves it. */
export const blockers = pgTable(
  'blockers',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    blockerId: integer('blocker_id').generatedAlwaysAsIdentity().notNull(),
    memberId: snowflake('member_id').notNull(),
    /** The standup it was raised in. */
    scope: text('scope', { enum: ['phase', 'week'] }).notNull(),
    number: integer('number').notNull(),
    text: text('text').notNull(),
    /** The item it is about, where the text names one. */
    itemId: text('item_id'),
    raisedAt: instant('raised_at').notNull(),
    helperId: snowflake('helper_id'),
    claimedAt: instant('claimed_at'),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.groupId, t.blockerId] }),
    uniqueIndex('blockers_once').on(t.guildId, t.groupId, t.memberId, t.scope, t.number),
    index('blockers_open').on(t.guildId, t.groupId).where(isNull(t.resolvedAt)),
    foreignKey({
      name: 'blockers_enrolment',
      columns: [t.guildId, t.groupId, t.memberId],
      foreignColumns: [enrolments.guildId, enrolments.groupId, enrolments.memberId],
    }).onDelete('cascade'),
  ],
);
