import { foreignKey, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { ReportEntry } from '../../roadmap/import/import-report.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import { instant, snowflake } from './columns.ts';

/** Immutable documents; `version` is the hash of the content. */
export const roadmapVersions = pgTable(
  'roadmap_versions',
  {
    guildId: snowflake('guild_id').notNull(),
    version: text('version').notNull(),
    key: text('key').notNull(),
    document: jsonb('document').$type<Roadmap>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.version] })],
);

/** The roadmaps that a server brought itself, each with its current version. */
export const roadmaps = pgTable(
  'roadmaps',
  {
    guildId: snowflake('guild_id').notNull(),
    key: text('key').notNull(),
    version: text('version').notNull(),
    title: text('title').notNull(),
    language: text('language').notNull(),
    addedBy: snowflake('added_by').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.guildId, t.key] }),
    foreignKey({
      name: 'roadmaps_version',
      columns: [t.guildId, t.version],
      foreignColumns: [roadmapVersions.guildId, roadmapVersions.version],
    }),
  ],
);

/** Documents that were read and are being looked at. Nothing else knows of them. */
export const roadmapDrafts = pgTable(
  'roadmap_drafts',
  {
    guildId: snowflake('guild_id').notNull(),
    /** The interaction that brought it: sent twice, it makes one draft. */
    draftId: snowflake('draft_id').notNull(),
    /** The roadmap that it is a new version of; null for a new one. */
    key: text('key'),
    document: jsonb('document').$type<Roadmap>().notNull(),
    report: jsonb('report').$type<ReportEntry[]>().notNull(),
    /** The proposed renames that are confirmed, as the ids of the new items. */
    renamed: jsonb('renamed').$type<string[]>().notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.guildId, t.draftId] })],
);
