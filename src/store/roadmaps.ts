import { and, eq } from 'drizzle-orm';
import type { Roadmap } from '../roadmap/roadmap.ts';
import type { Database } from './database.ts';
import { roadmapVersions } from './schema.ts';

export type RoadmapVersion = { version: string; key: string; document: Roadmap };

/** The roadmaps a server's groups were made from. A version is never changed. */
export function roadmapStore(db: Database) {
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
  };
}
