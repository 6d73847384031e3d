import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Database } from '../database/database.ts';
import { guilds, posts } from '../tables/schema.ts';
import { claimable, roomToClaim } from './claimable.ts';
import { isPost } from './is-post.ts';
import type { Claim, ClaimedPost } from './post.ts';
import { tellBlocked, tellMissed } from './tell-trouble.ts';

/** How posts are claimed under a lease, and what becomes of them. */
export function postClaims(db: Database) {
  const held = (claim: Claim) =>
    and(isPost(claim), eq(posts.state, 'sending'), eq(posts.fence, claim.fence));
  const change = (claim: Claim, to: PgUpdateSetSource<typeof posts>) =>
    db.update(posts).set(to).where(held(claim)).returning();
  const settle = async (claim: Claim, to: PgUpdateSetSource<typeof posts>): Promise<boolean> =>
    (await change(claim, to)).length > 0;
  const inSeconds = (seconds: number) =>
    sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;

  return {
    /**
     * Claims posts under a lease, at most one a group, so that a group's posts appear in order. The
     * database's clock is the clock of leases; an expired lease may be taken over. Nothing while a
     * halt lasts; after a refused token a single post, to see whether Discord takes it.
     */
    claim: async (now: number, limit: number, leaseSeconds: number): Promise<ClaimedPost[]> => {
      const at = sql`${new Date(now).toISOString()}::timestamptz`;
      const { probe, room } = roomToClaim(db, limit);
      const arrivedAt = sql<number | null>`(select d.arrived_at from ${guilds} d
        where d.guild_id = ${posts}.guild_id)`.mapWith(guilds.arrivedAt);
      const next = db.$with('next', {}).as(sql`
        select p.guild_id, p.group_id, p.kind, p.number, p.subject
        from ${posts} p
        where ${claimable(at)}
        order by p.due_at, p.guild_id, p.group_id limit (select posts from room)
        for update of p skip locked`);
      return db
        .with(probe, room, next)
        .update(posts)
        .set({
          state: 'sending',
          attempts: sql`${posts.attempts} + 1`,
          triedAt: sql`coalesce(${posts.triedAt}, ${at})`,
          fence: sql`${posts.fence} + 1`,
          leaseUntil: inSeconds(leaseSeconds),
        })
        .where(
          sql`(${posts.guildId}, ${posts.groupId}, ${posts.kind}, ${posts.number}, ${posts.subject})
            in (select guild_id, group_id, kind, number, subject from next)`,
        )
        .returning({ ...getTableColumns(posts), arrivedAt });
    },

    /** How many posts could be claimed now. */
    waiting: async (now: number): Promise<number> => {
      const at = sql`${new Date(now).toISOString()}::timestamptz`;
      const [row] = await db
        .select({ posts: sql<number>`count(*)::int` })
        .from(sql`${posts} p`)
        .where(claimable(at));
      return row?.posts ?? 0;
    },

    /** Goes on holding a post. */
    renew: (claim: Claim, leaseSeconds: number): Promise<boolean> =>
      settle(claim, { leaseUntil: inSeconds(leaseSeconds) }),

    /** Discord has the message: from here on nothing sends it again. Renews the lease. */
    recordMessage: (
      claim: Claim,
      channelId: string,
      messageId: string,
      leaseSeconds: number,
    ): Promise<boolean> =>
      settle(claim, { channelId, messageId, leaseUntil: inSeconds(leaseSeconds) }),

    /** Renews the lease. */
    recordThread: (claim: Claim, threadId: string, leaseSeconds: number): Promise<boolean> =>
      settle(claim, { threadId, leaseUntil: inSeconds(leaseSeconds) }),

    finish: (claim: Claim, at: number): Promise<boolean> =>
      settle(claim, {
        state: 'sent',
        // When it first appeared; later deliveries edit it.
        sentAt: sql`coalesce(${posts.sentAt}, ${new Date(at).toISOString()}::timestamptz)`,
        leaseUntil: null,
        reason: null,
      }),

    /**
     * Refused for good: kept, with the reason, until an organiser mends it. The post that tells the
     * organisers is made by the same statement, unless they know of this reason already.
     */
    block: async (claim: Claim, reason: string, at: number): Promise<boolean> => {
      const blocked = db
        .$with('blocked')
        .as(change(claim, { state: 'blocked', reason, leaseUntil: null }));
      const told = tellBlocked(db, blocked, reason, at);
      return (await db.with(blocked, told).select().from(blocked)).length > 0;
    },

    /** Came up too late to be worth posting; the organisers are told by the same statement. */
    miss: async (claim: Claim, told: { subject: string; at: number }): Promise<boolean> => {
      const missed = db
        .$with('missed')
        .as(change(claim, { state: 'missed', reason: 'too-late', leaseUntil: null }));
      const telling = tellMissed(db, missed, told);
      return (await db.with(missed, telling).select().from(missed)).length > 0;
    },

    /** Done, and not to be kept: nothing tells any more that there was such a post. */
    forget: async (claim: Claim): Promise<boolean> =>
      (await db.delete(posts).where(held(claim)).returning({ fence: posts.fence })).length > 0,

    skip: (claim: Claim, reason: string): Promise<boolean> =>
      settle(claim, { state: 'skipped', reason, leaseUntil: null }),

    /** Nothing was sent: it is due at another instant. */
    moveTo: (claim: Claim, at: number): Promise<boolean> =>
      settle(claim, {
        state: 'due',
        dueAt: at,
        leaseUntil: null,
        reason: null,
        attempts: sql`${posts.attempts} - 1`,
        triedAt: null,
      }),

    /** To be tried again after so many seconds; it may have been sent. */
    postpone: (claim: Claim, reason: string, seconds: number): Promise<boolean> =>
      settle(claim, { reason, leaseUntil: inSeconds(seconds) }),

    /** To be tried again after so many seconds, as if it had not been tried: nothing has been sent. */
    putBack: (claim: Claim, reason: string | null, seconds: number): Promise<boolean> =>
      settle(claim, {
        reason,
        leaseUntil: inSeconds(seconds),
        attempts: sql`${posts.attempts} - 1`,
        triedAt: sql`case when ${posts.attempts} > 1 then ${posts.triedAt} end`,
      }),
  };
}
