import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { snowflake } from './columns.ts';

/**
 * What organisers did. Keyed by the interaction, whose id also tells when: written before the action
 * and completed after it, so that no action goes unrecorded.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    guildId: snowflake('guild_id').notNull(),
    interactionId: snowflake('interaction_id').notNull(),
    /** Null once that member deleted what is kept of them. */
    memberId: snowflake('member_id'),
    /** The command's path, such as `group.pause`; with its button or dialog, `group.rest:confirm`. */
    action: text('action').notNull(),
    /** The group that it was about, where it was about one; the group may be gone. */
    groupId: integer('group_id'),
    /** What it was given: options and fields, short. */
    detail: jsonb('detail').$type<Record<string, string>>().notNull().default({}),
    outcome: text('outcome', { enum: ['begun', 'done', 'refused', 'failed'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.interactionId] })],
);
