import { sql } from 'drizzle-orm';
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
import type { Language } from '../../i18n/language.ts';
import type { Plan } from '../../study/plan.ts';
import type { Rest, RestDraft } from '../../study/rests.ts';
import type { Rhythm } from '../../study/schedule.ts';
import { instant, snowflake } from './columns.ts';
import { roadmapVersions } from './roadmap.ts';

/** Servers: what `/setup` asks, and when the bot left or came. */
export const guilds = pgTable('guilds', {
  guildId: snowflake('guild_id').primaryKey(),
  language: text('language').$type<Language>().notNull(),
  zone: text('zone').notNull(),
  /** Where posts go, unless a group says otherwise. */
  channelId: snowflake('channel_id'),
  /** Where organisers are told of trouble. */
  noticeChannelId: snowflake('notice_channel_id'),
  organiserRoleId: snowflake('organiser_role_id'),
  /** Since when the bot is no longer in the server: nothing is posted, and the day of the purge is set. */
  departedAt: instant('departed_at'),
  /**
   * When it came into this database out of a backup or another database. What was due until then
   * may have been sent already by whoever had it before.
   */
  arrivedAt: instant('arrived_at'),
});

/** Groups: the version of the roadmap that they pin, their plan and rhythm, the instants of their weeks. */
export const groups = pgTable(
  'groups',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').generatedAlwaysAsIdentity().notNull(),
    name: text('name').notNull(),
    version: text('version').notNull(),
    language: text('language').$type<Language>().notNull(),
    channelId: snowflake('channel_id').notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    rhythm: jsonb('rhythm').$type<Rhythm>().notNull(),
    /** Dates on which no week starts, in order. */
    rests: jsonb('rests').$type<Rest[]>().notNull().default([]),
    /** Rests that an organiser was shown and has not confirmed; the newest only. */
    restDraft: jsonb('rest_draft').$type<RestDraft>(),
    /** Derived from `rhythm` and `rests`: the starts of all weeks and the end of the last, epoch ms. */
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
    /** Items a member checks in for a week to count. */
    target: integer('target').notNull().default(1),
    /** Weeks off that a member may take. */
    leavesAllowed: integer('leaves_allowed').notNull().default(3),
    /** A standup each week as well as one each phase. */
    weeklyStandup: boolean('weekly_standup').notNull().default(false),
    /** Weeks in which the bot itself was down: they break no streak. */
    outageWeeks: integer('outage_weeks').array().notNull().default([]),
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
