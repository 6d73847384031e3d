import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { StandupKey } from '../study/standups.ts';
import type { Database } from './database/database.ts';
import { blockers, checkIns, enrolments, groupItems, members, posts } from './tables/schema.ts';

export type Blocker = Omit<typeof blockers.$inferSelect, 'guildId' | 'groupId'> & {
  /** What the item says that it is about; null when it is about none. */
  item: string | null;
};

/** So many of a group's newest standups and reports change with a blocker; older ones stay as they are. */
const NEWEST = 3;

/** What blocks members, and who is on it. */
export function blockerStore(db: Database) {
  const ofGroup = (guildId: string, groupId: number) =>
    and(eq(blockers.guildId, guildId), eq(blockers.groupId, groupId));

  /** Blockers with their items, in the order in which they were raised. */
  const select = async (where: SQL | undefined): Promise<Blocker[]> => {
    const rows = await db
      .select({ blocker: blockers, item: groupItems.text })
      .from(blockers)
      .innerJoin(
        enrolments,
        and(
          eq(enrolments.guildId, blockers.guildId),
          eq(enrolments.groupId, blockers.groupId),
          eq(enrolments.memberId, blockers.memberId),
        ),
      )
      .leftJoin(
        groupItems,
        and(
          eq(groupItems.guildId, blockers.guildId),
          eq(groupItems.groupId, blockers.groupId),
          eq(groupItems.itemId, blockers.itemId),
        ),
      )
      .where(where)
      .orderBy(asc(blockers.raisedAt), asc(blockers.blockerId));
    return rows.map(({ blocker, item }) => ({ ...blocker, item }));
  };
  const isOpen = and(isNull(blockers.resolvedAt), eq(enrolments.status, 'active'));

  /** Changes one open blocker and has the messages that show it edited, in one statement. */
  const change = async (
    guildId: string,
    groupId: number,
    blockerId: number,
    set: SQL,
    where: SQL,
  ): Promise<boolean> => {
    const changed = db
      .$with('changed', { blockerId: sql<number>`blocker_id`.as('blocker_id') })
      .as(sql`
        update ${blockers} b set ${set}
        where b.guild_id = ${guildId}::bigint and b.group_id = ${groupId}::int
          and b.blocker_id = ${blockerId}::int and b.resolved_at is null and ${where}
        returning b.*`);
    const shown = db.$with('shown', {}).as(sql`
      update ${posts} p set state = 'due', lease_until = null, fence = p.fence + 1
      from changed c
      where p.guild_id = c.guild_id and p.group_id = c.group_id and p.state = 'sent' and (
        (p.kind = case c.scope when 'phase' then 'answer' else 'week-answer' end
          and p.number = c.number and p.subject = c.member_id::text)
        or (p.kind, p.number, p.subject) in (
          select n.kind, n.number, n.subject from ${posts} n
          where n.guild_id = ${guildId}::bigint and n.group_id = ${groupId}::int
            and n.kind in ('standup', 'week-standup', 'report', 'week-report')
            and n.subject = '' and n.message_id is not null
          order by n.due_at desc limit ${NEWEST}))
      returning p.kind`);
    const rows = await db.with(changed, shown).select().from(changed);
    return rows.length > 0;
  };

  return {
    find: async (
      guildId: string,
      groupId: number,
      blockerId: number,
    ): Promise<Blocker | undefined> =>
      (await select(and(ofGroup(guildId, groupId), eq(blockers.blockerId, blockerId))))[0],

    /** The open ones of active members, the longest open first. */
    open: async (guildId: string, groupId: number): Promise<Blocker[]> =>
      select(and(ofGroup(guildId, groupId), isOpen)),

    /** What a standup shows: its own, resolved ones too, and all that are open. */
    shown: async (guildId: string, groupId: number, key: StandupKey): Promise<Blocker[]> =>
      select(
        and(
          ofGroup(guildId, groupId),
          sql`${blockers.text} <> ''`,
          or(isOpen, and(eq(blockers.scope, key.scope), eq(blockers.number, key.number))),
        ),
      ),

    /**
     * Puts a helper on an open blocker of somebody else's that nobody is on, or whose helper has left
     * the group. False when there is no such blocker any more.
     */
    claim: async (
      guildId: string,
      groupId: number,
      { blockerId, memberId, at }: { blockerId: number; memberId: string; at: number },
    ): Promise<boolean> =>
      change(
        guildId,
        groupId,
        blockerId,
        sql`helper_id = ${memberId}::bigint, claimed_at = ${new Date(at).toISOString()}::timestamptz`,
        sql`b.member_id <> ${memberId}::bigint and (b.helper_id is null or not exists (
          select 1 from ${enrolments} e where e.guild_id = b.guild_id and e.group_id = b.group_id
            and e.member_id = b.helper_id and e.status = 'active'))`,
      ),

    /** False when it was resolved already. */
    resolve: async (
      guildId: string,
      groupId: number,
      { blockerId, at }: { blockerId: number; at: number },
    ): Promise<boolean> =>
      change(
        guildId,
        groupId,
        blockerId,
        sql`resolved_at = ${new Date(at).toISOString()}::timestamptz`,
        sql`true`,
      ),

    /** Says which item an open blocker of the member's own is about; null: none in particular. */
    setItem: async (
      guildId: string,
      groupId: number,
      {
        blockerId,
        memberId,
        itemId,
      }: { blockerId: number; memberId: string; itemId: string | null },
    ): Promise<boolean> =>
      change(
        guildId,
        groupId,
        blockerId,
        sql`item_id = ${itemId}::text`,
        sql`b.member_id = ${memberId}::bigint`,
      ),

    /**
     * Active members who checked one of these items in, agreed to be asked, and are not hidden; with
     * how many blockers of the group they have taken on.
     */
    helpers: async (guildId: string, groupId: number, itemIds: readonly string[]) => {
      if (itemIds.length === 0) return [];
      return db
        .select({
          memberId: checkIns.memberId,
          itemId: checkIns.itemId,
          at: checkIns.at,
          alias: members.alias,
          hidden: members.hidden,
          taken: sql<number>`(select count(*) from ${blockers} h where h.guild_id = ${guildId}::bigint
            and h.group_id = ${groupId}::int and h.helper_id = ${checkIns.memberId})::int`,
        })
        .from(checkIns)
        .innerJoin(
          enrolments,
          and(
            eq(enrolments.guildId, checkIns.guildId),
            eq(enrolments.groupId, checkIns.groupId),
            eq(enrolments.memberId, checkIns.memberId),
            eq(enrolments.status, 'active'),
          ),
        )
        .innerJoin(
          members,
          and(
            eq(members.guildId, checkIns.guildId),
            eq(members.memberId, checkIns.memberId),
            eq(members.helps, true),
            eq(members.hidden, false),
          ),
        )
        .where(
          and(
            eq(checkIns.guildId, guildId),
            eq(checkIns.groupId, groupId),
            inArray(checkIns.itemId, [...itemIds]),
            eq(checkIns.kind, 'done'),
            isNull(checkIns.undoneAt),
          ),
        );
    },
  };
}
