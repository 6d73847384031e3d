import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';
import type { Group } from './groups.ts';
import { groups, posts } from './schema.ts';

export type Post = typeof posts.$inferSelect;
export type PostKey = Pick<Post, 'guildId' | 'groupId' | 'kind' | 'number' | 'subject'>;
export type NewPost = Pick<Post, 'kind' | 'number' | 'dueAt' | 'state' | 'reason'>;
/** A post held under a lease; `fence` tells this claim from any later one. */
export type Claim = PostKey & { fence: number };

/** The order in which posts of one instant appear. */
const ORDER = ['report', 'board', 'notice', 'assignment', 'standup', 'answer', 'trouble'] as const;

/** Scheduled posts: made when due, claimed under a lease, recorded when sent. */
export function outboxStore(db: Database) {
  const held = (claim: Claim) =>
    and(
      eq(posts.guildId, claim.guildId),
      eq(posts.groupId, claim.groupId),
      eq(posts.kind, claim.kind),
      eq(posts.number, claim.number),
      eq(posts.subject, claim.subject),
      eq(posts.state, 'sending'),
      eq(posts.fence, claim.fence),
    );
  const settle = async (
    claim: Claim,
    change: PgUpdateSetSource<typeof posts>,
  ): Promise<boolean> => {
    const rows = await db.update(posts).set(change).where(held(claim)).returning({
      fence: posts.fence,
    });
    return rows.length > 0;
  };

  return {
    /** Running groups with a slot that has come, the longest waiting first. */
    dueGroups: async (now: number, limit: number): Promise<Group[]> =>
      db
        .select()
        .from(groups)
        .where(and(eq(groups.status, 'running'), lte(groups.nextDueAt, now)))
        .orderBy(asc(groups.nextDueAt))
        .limit(limit),

    /** The next slot of any running group. */
    nextDueAt: async (): Promise<number | null> => {
      const [row] = await db
        .select({ at: groups.nextDueAt })
        .from(groups)
        .where(and(eq(groups.status, 'running'), sql`${groups.nextDueAt} is not null`))
        .orderBy(asc(groups.nextDueAt))
        .limit(1);
      return row?.at ?? null;
    },

    /**
     * Makes the rows of slots that have come due and moves the group on, in one statement. A group
     * that another process has moved on meanwhile is left alone; a slot that has a row keeps it.
     */
    makeDue: async (
      group: Group,
      due: readonly NewPost[],
      to: { sweptTo: number; nextDueAt: number | null },
    ): Promise<void> => {
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
            ),
          )
          .returning({ guildId: groups.guildId, groupId: groups.groupId }),
      );
      const rows = JSON.stringify(
        due.map((post) => ({ ...post, dueAt: new Date(post.dueAt).toISOString() })),
      );
      await db
        .with(moved)
        .insert(posts)
        .select(sql`
          select m.guild_id, m.group_id, r.kind, r.number, '', r."dueAt", r.state, r.reason,
            0, 0, null::timestamptz, null::timestamptz, null::bigint, null::bigint, null::bigint, null::timestamptz
          from ${moved} m
          cross join jsonb_to_recordset(${rows}::jsonb) as r(kind text, number int,
            "dueAt" timestamptz, state text, reason text)`)
        .onConflictDoNothing();
    },

    /**
     * Claims posts under a lease, at most one a group, so that a group's posts appear in order. The
     * database's clock is the clock of leases; an expired lease may be taken over.
     */
    claim: async (now: number, limit: number, leaseSeconds: number): Promise<Post[]> => {
      const rank = (alias: string) =>
        sql`array_position(array[${sql.join(
          ORDER.map((kind) => sql.raw(`'${kind}'`)),
          sql`, `,
        )}], ${sql.raw(alias)}.kind)`;
      const next = db.$with('next', {}).as(sql`
        select p.guild_id, p.group_id, p.kind, p.number, p.subject
        from ${posts} p
        where p.state in ('due', 'sending') and p.due_at <= ${new Date(now).toISOString()}::timestamptz
          and (p.lease_until is null or p.lease_until < clock_timestamp())
          and not exists (select 1 from ${posts} o where o.guild_id = p.guild_id
            and o.group_id = p.group_id and o.state in ('due', 'sending')
            and (o.due_at, ${rank('o')}, o.number, o.subject)
              < (p.due_at, ${rank('p')}, p.number, p.subject))
        order by p.due_at, p.guild_id, p.group_id limit ${limit}
        for update of p skip locked`);
      return db
        .with(next)
        .update(posts)
        .set({
          state: 'sending',
          attempts: sql`${posts.attempts} + 1`,
          triedAt: sql`coalesce(${posts.triedAt}, clock_timestamp())`,
          fence: sql`${posts.fence} + 1`,
          leaseUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})`,
        })
        .where(
          sql`(${posts.guildId}, ${posts.groupId}, ${posts.kind}, ${posts.number}, ${posts.subject})
            in (select guild_id, group_id, kind, number, subject from next)`,
        )
        .returning();
    },

    /** Discord has the message: from here on nothing sends it again. */
    recordMessage: (claim: Claim, channelId: string, messageId: string): Promise<boolean> =>
      settle(claim, { channelId, messageId }),

    recordThread: (claim: Claim, threadId: string): Promise<boolean> => settle(claim, { threadId }),

    finish: (claim: Claim, at: number): Promise<boolean> =>
      settle(claim, {
        state: 'sent',
        // When it first appeared; later deliveries edit it.
        sentAt: sql`coalesce(${posts.sentAt}, ${new Date(at).toISOString()}::timestamptz)`,
        leaseUntil: null,
        reason: null,
      }),

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

    /** Discord refused for good: kept, with the reason, until an organiser mends it. */
    block: (claim: Claim, reason: string): Promise<boolean> =>
      settle(claim, { state: 'blocked', reason, leaseUntil: null }),

    skip: (claim: Claim, reason: string): Promise<boolean> =>
      settle(claim, { state: 'skipped', reason, leaseUntil: null }),

    /** To be tried again after so many seconds. */
    postpone: (claim: Claim, reason: string, seconds: number): Promise<boolean> =>
      settle(claim, {
        state: 'sending',
        reason,
        leaseUntil: sql`clock_timestamp() + make_interval(secs => ${seconds})`,
      }),

    find: async (key: PostKey): Promise<Post | undefined> =>
      (
        await db
          .select()
          .from(posts)
          .where(
            and(
              eq(posts.guildId, key.guildId),
              eq(posts.groupId, key.groupId),
              eq(posts.kind, key.kind),
              eq(posts.number, key.number),
              eq(posts.subject, key.subject),
            ),
          )
      )[0],

    /** The groups of a server that have blocked posts, with the reasons. */
    blocked: async (guildId: string) =>
      db
        .select({ groupId: posts.groupId, kind: posts.kind, reason: posts.reason })
        .from(posts)
        .where(and(eq(posts.guildId, guildId), inArray(posts.state, ['blocked'])))
        .orderBy(asc(posts.dueAt)),
  };
}
