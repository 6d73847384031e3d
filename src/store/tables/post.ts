import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { POST_KINDS } from '../../study/post-kinds.ts';
import { instant, snowflake } from './columns.ts';
import { groups } from './group.ts';

/**
 * The outbox. Its key is the slot; `subject` is the member of a standup answer or
 * of a celebration, or the version that a notice's group was moved from, else empty.
 */
export const posts = pgTable(
  'posts',
  {
    guildId: snowflake('guild_id').notNull(),
    groupId: integer('group_id').notNull(),
    kind: text('kind', { enum: POST_KINDS }).notNull(),
    /** Of the week or phase, 0 for the whole roadmap; notices of a new version are counted. */
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
    /** When it was first claimed, by the clock of the process that claimed it: no message of it is older. */
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
