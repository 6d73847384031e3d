import { and, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { members } from './tables/schema.ts';

export type Member = typeof members.$inferSelect;
export type MemberChange = Partial<Omit<Member, 'guildId' | 'memberId'>>;
/** How somebody is shown to others. */
export type Name = Pick<Member, 'alias' | 'hidden'>;

/** What members chose in a server. */
export function memberStore(db: Database) {
  const key = (guildId: string, memberId: string) =>
    and(eq(members.guildId, guildId), eq(members.memberId, memberId));

  return {
    /** Undefined: nothing was ever chosen. */
    find: async (guildId: string, memberId: string): Promise<Member | undefined> =>
      (await db.select().from(members).where(key(guildId, memberId)))[0],

    change: async (guildId: string, memberId: string, change: MemberChange): Promise<Member> => {
      const [row] = await db
        .insert(members)
        .values({ guildId, memberId, ...change })
        .onConflictDoUpdate({ target: [members.guildId, members.memberId], set: change })
        .returning();
      if (row === undefined) throw new Error('a member was neither written nor found');
      return row;
    },

    /** Aliases of the others in a server. */
    otherAliases: async (guildId: string, memberId: string): Promise<string[]> => {
      const rows = await db
        .select({ alias: members.alias })
        .from(members)
        .where(
          and(
            eq(members.guildId, guildId),
            ne(members.memberId, memberId),
            isNotNull(members.alias),
          ),
        );
      return rows.flatMap(({ alias }) => (alias === null ? [] : [alias]));
    },

    /** Discord refuses private messages to this member: none is sent until a setting is changed. */
    closeDirect: async (guildId: string, memberId: string, at: number): Promise<void> => {
      await db
        .update(members)
        .set({ closedAt: at, closedTold: false })
        .where(and(key(guildId, memberId), isNull(members.closedAt)));
    },

    /** True once, after Discord has refused a private message: the member is to be told now. */
    tellClosed: async (guildId: string, memberId: string): Promise<boolean> => {
      const rows = await db
        .update(members)
        .set({ closedTold: true })
        .where(
          and(key(guildId, memberId), isNotNull(members.closedAt), eq(members.closedTold, false)),
        )
        .returning({ memberId: members.memberId });
      return rows.length > 0;
    },

    /** The rows, each with how its member wants to be shown. */
    named: async <T extends { memberId: string }>(
      guildId: string,
      rows: readonly T[],
    ): Promise<(T & Name)[]> => {
      const ids = [...new Set(rows.map(({ memberId }) => memberId))];
      const chosen =
        ids.length === 0
          ? []
          : await db
              .select({ memberId: members.memberId, alias: members.alias, hidden: members.hidden })
              .from(members)
              .where(and(eq(members.guildId, guildId), inArray(members.memberId, ids)));
      const names = new Map(
        chosen.map(({ memberId, alias, hidden }) => [memberId, { alias, hidden }]),
      );
      return rows.map((row) => ({
        ...row,
        ...(names.get(row.memberId) ?? { alias: null, hidden: false }),
      }));
    },
  };
}
