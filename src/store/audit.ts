import { and, count, desc, eq, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { auditEntries, groups } from './tables/schema.ts';

export type AuditEntry = typeof auditEntries.$inferSelect;

/** What organisers did in a server. Entries are told apart by the interaction that asked. */
export function auditStore(db: Database) {
  const name = db
    .select({ name: groups.name })
    .from(groups)
    .where(and(eq(groups.guildId, auditEntries.guildId), eq(groups.groupId, auditEntries.groupId)));

  return {
    /** Before the action. The same interaction again adds nothing. */
    begin: async (
      guildId: string,
      entry: Omit<AuditEntry, 'guildId' | 'outcome'>,
    ): Promise<void> => {
      await db
        .insert(auditEntries)
        .values({ guildId, ...entry, detail: storable(entry.detail), outcome: 'begun' })
        .onConflictDoNothing();
    },

    /** After it. What was done once stays so, whatever the same interaction came to a second time. */
    complete: async (
      guildId: string,
      interactionId: string,
      came: {
        outcome: Exclude<AuditEntry['outcome'], 'begun'>;
        groupId: number | null;
        detail: Readonly<Record<string, string>>;
      },
    ): Promise<void> => {
      const { outcome, groupId, detail } = came;
      await db
        .update(auditEntries)
        .set({
          outcome,
          detail: sql`${auditEntries.detail} || ${JSON.stringify(storable(detail))}::jsonb`,
          ...(groupId === null ? {} : { groupId }),
        })
        .where(
          and(
            eq(auditEntries.guildId, guildId),
            eq(auditEntries.interactionId, interactionId),
            ne(auditEntries.outcome, 'done'),
          ),
        );
    },

    /** A page of a server's entries, newest first, with the names of groups; and how many there are. */
    page: async (
      guildId: string,
      of: { groupId: number | null; memberId: string | null; limit: number; offset: number },
    ): Promise<{ entries: (AuditEntry & { group: string | null })[]; total: number }> => {
      const which: (SQL | undefined)[] = [
        eq(auditEntries.guildId, guildId),
        of.groupId === null ? undefined : eq(auditEntries.groupId, of.groupId),
        of.memberId === null ? undefined : eq(auditEntries.memberId, of.memberId),
      ];
      const [rows, [counted]] = await Promise.all([
        db
          .select({ entry: auditEntries, group: sql<string | null>`(${name})` })
          .from(auditEntries)
          .where(and(...which))
          .orderBy(desc(auditEntries.interactionId))
          .limit(of.limit)
          .offset(of.offset),
        db
          .select({ total: count() })
          .from(auditEntries)
          .where(and(...which)),
      ]);
      const entries = rows.map(({ entry, group }) => ({ ...entry, group }));
      return { entries, total: counted?.total ?? 0 };
    },

    /** Deletes the entries of all servers that are older than this id. Returns how many. */
    purge: async (before: string): Promise<number> =>
      (
        await db
          .delete(auditEntries)
          .where(lt(auditEntries.interactionId, before))
          .returning({ id: auditEntries.interactionId })
      ).length,
  };
}

/** Without what no JSON in a database can hold: U+0000, and halves of characters. */
function storable(detail: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, text]) => [name, text.replaceAll('\0', '').toWellFormed()]),
  );
}
