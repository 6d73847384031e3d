import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Database } from './database/database.ts';
import { checkIns, groups, roadmapDrafts, roadmaps, roadmapVersions } from './tables/schema.ts';

export type RoadmapVersion = { version: string; key: string; document: Roadmap };
/** A roadmap that a server brought itself, without its document. */
export type OwnRoadmap = Pick<
  typeof roadmaps.$inferSelect,
  'key' | 'version' | 'title' | 'language'
>;
export type RoadmapDraft = Omit<typeof roadmapDrafts.$inferSelect, 'guildId'>;

/** A draft that nobody saved is forgotten after a day, in milliseconds. */
const DRAFT_LIFE = 86_400_000;

/** The roadmaps a server's groups were made from, and those it brought. A version is never changed. */
export function roadmapStore(db: Database) {
  const draftKey = (guildId: string, draftId: string) =>
    and(eq(roadmapDrafts.guildId, guildId), eq(roadmapDrafts.draftId, draftId));

  return {
    /** Keeps a version; one that is there already stays as it is. */
    keep: async (guildId: string, row: RoadmapVersion): Promise<void> => {
      await db
        .insert(roadmapVersions)
        .values({ guildId, ...row })
        .onConflictDoNothing();
    },

    find: async (guildId: string, version: string): Promise<Roadmap | undefined> => {
      const [row] = await db
        .select({ document: roadmapVersions.document })
        .from(roadmapVersions)
        .where(and(eq(roadmapVersions.guildId, guildId), eq(roadmapVersions.version, version)));
      return row?.document;
    },

    /** The roadmap that a version belongs to, if the server has that version. */
    keyOf: async (guildId: string, version: string): Promise<string | undefined> => {
      const [row] = await db
        .select({ key: roadmapVersions.key })
        .from(roadmapVersions)
        .where(and(eq(roadmapVersions.guildId, guildId), eq(roadmapVersions.version, version)));
      return row?.key;
    },

    /** The server's own roadmaps, oldest first. */
    own: async (guildId: string): Promise<OwnRoadmap[]> =>
      db
        .select({
          key: roadmaps.key,
          version: roadmaps.version,
          title: roadmaps.title,
          language: roadmaps.language,
        })
        .from(roadmaps)
        .where(eq(roadmaps.guildId, guildId))
        .orderBy(asc(roadmaps.addedAt), asc(roadmaps.key)),

    /** The documents of several versions. */
    documents: async (
      guildId: string,
      versions: readonly string[],
    ): Promise<Map<string, Roadmap>> => {
      if (versions.length === 0) return new Map();
      const rows = await db
        .select({ version: roadmapVersions.version, document: roadmapVersions.document })
        .from(roadmapVersions)
        .where(
          and(
            eq(roadmapVersions.guildId, guildId),
            inArray(roadmapVersions.version, [...versions]),
          ),
        );
      return new Map(rows.map(({ version, document }) => [version, document]));
    },

    /** Keeps a draft, and forgets those that nobody came back to. */
    draft: async (guildId: string, draft: RoadmapDraft): Promise<void> => {
      const forgotten = db.$with('forgotten').as(
        db
          .delete(roadmapDrafts)
          .where(
            and(
              eq(roadmapDrafts.guildId, guildId),
              sql`${roadmapDrafts.madeAt} < ${new Date(draft.madeAt - DRAFT_LIFE).toISOString()}::timestamptz`,
            ),
          )
          .returning({ draftId: roadmapDrafts.draftId }),
      );
      await db
        .with(forgotten)
        .insert(roadmapDrafts)
        .values({ guildId, ...draft })
        .onConflictDoNothing();
    },

    findDraft: async (guildId: string, draftId: string): Promise<RoadmapDraft | undefined> =>
      (await db.select().from(roadmapDrafts).where(draftKey(guildId, draftId)))[0],

    /** Notes which of the proposed renames are confirmed. */
    confirm: async (
      guildId: string,
      draftId: string,
      renamed: readonly string[],
    ): Promise<boolean> => {
      const rows = await db
        .update(roadmapDrafts)
        .set({ renamed: [...renamed] })
        .where(draftKey(guildId, draftId))
        .returning({ draftId: roadmapDrafts.draftId });
      return rows.length > 0;
    },

    discard: async (guildId: string, draftId: string): Promise<boolean> => {
      const rows = await db
        .delete(roadmapDrafts)
        .where(draftKey(guildId, draftId))
        .returning({ draftId: roadmapDrafts.draftId });
      return rows.length > 0;
    },

    /**
     * Makes a draft's document the current version of a roadmap and drops the draft, in one
     * statement. A new roadmap (`seen` null) is not written over one that has its key, an old one
     * only while its version is the one seen. False when nothing was saved.
     */
    save: async (
      guildId: string,
      draftId: string,
      row: RoadmapVersion & { by: string; at: number; seen: string | null },
    ): Promise<boolean> => {
      const { version, key, document, by, at, seen } = row;
      const dropped = db
        .$with('dropped')
        .as(
          db
            .delete(roadmapDrafts)
            .where(draftKey(guildId, draftId))
            .returning({ guildId: roadmapDrafts.guildId }),
        );
      const kept = db.$with('kept', {}).as(sql`
        insert into ${roadmapVersions} (guild_id, version, key, document)
        select guild_id, ${version}, ${key}, ${JSON.stringify(document)}::jsonb from ${dropped}
        on conflict do nothing returning version`);
      const rows = await db
        .with(dropped, kept)
        .insert(roadmaps)
        .select(sql`
          select guild_id, ${key}, ${version}, ${document.title}, ${document.language},
            ${by}::bigint, ${new Date(at).toISOString()}::timestamptz from ${dropped}`)
        .onConflictDoUpdate({
          target: [roadmaps.guildId, roadmaps.key],
          set: { version, title: document.title, language: document.language },
          setWhere: seen === null ? sql`false` : eq(roadmaps.version, seen),
        })
        .returning({ key: roadmaps.key });
      return rows.length > 0;
    },

    /** The groups that walk some version of a roadmap and are not finished. */
    walkers: async (guildId: string, key: string) => {
      const rows = await db
        .select({ group: groups })
        .from(groups)
        .innerJoin(
          roadmapVersions,
          and(
            eq(roadmapVersions.guildId, groups.guildId),
            eq(roadmapVersions.version, groups.version),
          ),
        )
        .where(
          and(
            eq(groups.guildId, guildId),
            eq(roadmapVersions.key, key),
            inArray(groups.status, ['running', 'paused']),
          ),
        )
        .orderBy(asc(groups.groupId));
      return rows.map(({ group }) => group);
    },

    /** Who has done which items in these groups, for what a new version touches. */
    doneBy: async (guildId: string, groupIds: readonly number[]) => {
      if (groupIds.length === 0) return [];
      return db
        .selectDistinct({
          groupId: checkIns.groupId,
          itemId: checkIns.itemId,
          memberId: checkIns.memberId,
        })
        .from(checkIns)
        .where(
          and(
            eq(checkIns.guildId, guildId),
            inArray(checkIns.groupId, [...groupIds]),
            sql`${checkIns.undoneAt} is null`,
          ),
        )
        .orderBy(asc(checkIns.itemId), asc(checkIns.memberId));
    },
  };
}
