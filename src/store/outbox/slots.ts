import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import type { Group } from '../groups.ts';
import { groups, guilds, posts } from '../tables/schema.ts';
import type { NewPost, Post } from './post.ts';

/** How slots become rows. */
export function postSlots(db: Database) {
  /** Running groups of servers that the bot is still in. */
  const running = and(
    eq(groups.status, 'running'),
    sql`not exists (select 1 from ${guilds} where ${guilds.guildId} = ${groups.guildId}
      and ${guilds.departedAt} is not null)`,
  );
  return {
    /** Running groups with a slot that has come, the longest waiting first. */
    dueGroups: async (now: number, limit: number): Promise<Group[]> =>
      db
        .select()
        .from(groups)
        .where(and(running, lte(groups.nextDueAt, now)))
        .orderBy(asc(groups.nextDueAt), asc(groups.guildId), asc(groups.groupId))
        .limit(limit),

    /** The next slot of any running group, or what is due after `now` before that. */
    nextDueAt: async (now: number): Promise<number | null> => {
      const [[slot], [row]] = await Promise.all([
        db
          .select({ at: groups.nextDueAt })
          .from(groups)
          .where(and(running, sql`${groups.nextDueAt} is not null`))
          .orderBy(asc(groups.nextDueAt))
          .limit(1),
        db
          .select({ at: posts.dueAt })
          .from(posts)
          .where(and(eq(posts.state, 'due'), gt(posts.dueAt, now)))
          .orderBy(asc(posts.dueAt))
          .limit(1),
      ]);
      if (slot?.at == null || row === undefined) return slot?.at ?? row?.at ?? null;
      return Math.min(slot.at, row.at);
    },

    /**
     * Makes the rows of slots that have come due and moves the group on, in one statement. A group
     * that another process has moved on meanwhile is left alone; a slot that has a row keeps it.
     * Gives the states of the rows that are new.
     */
    makeDue: async (
      group: Group,
      due: readonly NewPost[],
      to: { sweptTo: number; nextDueAt: number | null },
    ): Promise<Post['state'][]> => {
      const moved = db.$with('moved').as(
        db
          .update(groups)
          .set(to)
          .where(
            and(
              eq(groups.guildId, group.guildId),
              eq(groups.groupId, group.groupId),
              eq(groups.status, 'running'),
              eq(groups.sweptTo, group.sweptTo),
              // Another rhythm or a rest meanwhile: its slots are others.
              eq(groups.weekStarts, group.weekStarts),
            ),
          )
          .returning({ guildId: groups.guildId, groupId: groups.groupId }),
      );
      const rows = JSON.stringify(
        due.map((post) => ({
          ...post,
          subject: post.subject ?? '',
          dueAt: new Date(post.dueAt).toISOString(),
        })),
      );
      const made = await db
        .with(moved)
        .insert(posts)
        .select(sql`
          select m.guild_id, m.group_id, r.kind, r.number, r.subject, r."dueAt", r.state, r.reason,
            0, 0, null::timestamptz, null::timestamptz, null::bigint, null::bigint, null::bigint, null::timestamptz
          from ${moved} m
          cross join jsonb_to_recordset(${rows}::jsonb) as r(kind text, number int, subject text,
            "dueAt" timestamptz, state text, reason text)`)
        .onConflictDoNothing()
        .returning({ state: posts.state });
      return made.map(({ state }) => state);
    },

    /** Looks at a group again at an instant and not before; nothing of it is lost by that. */
    setAside: async (group: Group, until: number): Promise<void> => {
      await db
        .update(groups)
        .set({ nextDueAt: until })
        .where(
          and(
            eq(groups.guildId, group.guildId),
            eq(groups.groupId, group.groupId),
            eq(groups.sweptTo, group.sweptTo),
          ),
        );
    },

    /** Has posts that were sent delivered once more: their messages are edited. */
    refresh: async (
      guildId: string,
      groupId: number,
      kind: Post['kind'],
      numbers: readonly number[],
    ): Promise<void> => {
      await db
        .update(posts)
        .set({ state: 'due', leaseUntil: null, fence: sql`${posts.fence} + 1` })
        .where(
          and(
            eq(posts.guildId, guildId),
            eq(posts.groupId, groupId),
            eq(posts.kind, kind),
            inArray(posts.number, [...numbers]),
            eq(posts.state, 'sent'),
          ),
        );
    },
  };
}
