import { isNotNull, isNull } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { instant, snowflake } from './columns.ts';
import { groups } from './group.ts';

/** Who walks with a group, since when and how: hours a week, weeks behind by choice. */
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
    leftAt: instant('left_at'),
    /** By so many weeks the member walks behind the group's plan, by choice. */
    shiftWeeks: integer('shift_weeks').notNull().default(0),
    skipOptional: boolean('skip_optional').notNull().default(false),
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
    /** False while the member has left the group: off every board, nothing forgotten. */
    active: boolean('active').notNull().default(true),
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
