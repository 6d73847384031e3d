import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { prepareLeave, prepareResume } from './leave-group.ts';
import { memberGate } from './member-gate.ts';
import { checkIns, enrolments, groupItems, groups } from './tables/schema.ts';

export type Enrolment = typeof enrolments.$inferSelect;
export type Joined = { kind: 'joined' | 'resumed' | 'already-in' };

/** Who walks with which group. */
export function enrolmentStore(db: Database) {
  const key = (guildId: string, groupId: number, memberId: string) =>
    and(
      eq(enrolments.guildId, guildId),
      eq(enrolments.groupId, groupId),
      eq(enrolments.memberId, memberId),
    );
  const resume = prepareResume(db);

  return {
    find: async (
      guildId: string,
      groupId: number,
      memberId: string,
    ): Promise<Enrolment | undefined> =>
      (
        await db
          .select()
          .from(enrolments)
          .where(key(guildId, groupId, memberId))
      )[0],

    /** Enrols a member; one who left comes back to their old check-ins, and to the boards. */
    join: async (
      guildId: string,
      groupId: number,
      memberId: string,
      at: number,
      week: number,
    ): Promise<Joined> => {
      const added = await db
        .insert(enrolments)
        .values({ guildId, groupId, memberId, status: 'active', joinedAt: at, joinedWeek: week })
        .onConflictDoNothing()
        .returning({ groupId: enrolments.groupId });
      if (added.length > 0) return { kind: 'joined' };
      const back = await resume(guildId, groupId, memberId, at, week);
      return { kind: back ? 'resumed' : 'already-in' };
    },

    /** False when the member was not in. What was done stays, and is off the boards. */
    leave: prepareLeave(db),

    setHours: async (
      guildId: string,
      groupId: number,
      memberId: string,
      hoursPerWeek: number,
    ): Promise<void> => {
      await db
        .update(enrolments)
        .set({ hoursPerWeek })
        .where(key(guildId, groupId, memberId));
    },

    /** Moves the member's plan from one shift to another; false when it is not at `from`. */
    setShift: async (
      guildId: string,
      groupId: number,
      memberId: string,
      { from, to }: { from: number; to: number },
    ): Promise<boolean> => {
      const rows = await db
        .update(enrolments)
        .set({ shiftWeeks: to })
        .where(and(key(guildId, groupId, memberId), eq(enrolments.shiftWeeks, from)))
        .returning({ groupId: enrolments.groupId });
      return rows.length > 0;
    },

    /** Whether the member leaves out what is optional; false when it was so already. */
    setSkipOptional: async (
      guildId: string,
      groupId: number,
      memberId: string,
      skipOptional: boolean,
    ): Promise<boolean> => {
      const rows = await db
        .update(enrolments)
        .set({ skipOptional })
        .where(and(key(guildId, groupId, memberId), eq(enrolments.skipOptional, !skipOptional)))
        .returning({ groupId: enrolments.groupId });
      return rows.length > 0;
    },

    /** Makes these items, out of those `among`, the ones known before joining. */
    setKnown: prepareSetKnown(db),

    /** Every active member with what they have done: items, known items, and by phase. */
    progress: async (guildId: string, groupId: number) => {
      const phase = sql<number | null>`case when ${groupItems.retired} then null
        else coalesce(${groupItems.phase}, ${checkIns.phase}) end`;
      return db
        .select({
          memberId: enrolments.memberId,
          joinedWeek: enrolments.joinedWeek,
          /** Where the item is now, whatever phase it was counted in; null once it is retired. */
          phase,
          items: sql<number>`count(*) filter (where ${checkIns.kind} = 'done')::int`,
          known: sql<number>`count(*) filter (where ${checkIns.kind} = 'known')::int`,
        })
        .from(enrolments)
        .leftJoin(
          checkIns,
          and(
            eq(checkIns.guildId, enrolments.guildId),
            eq(checkIns.groupId, enrolments.groupId),
            eq(checkIns.memberId, enrolments.memberId),
            sql`${checkIns.undoneAt} is null`,
          ),
        )
        .leftJoin(
          groupItems,
          and(
            eq(groupItems.guildId, checkIns.guildId),
            eq(groupItems.groupId, checkIns.groupId),
            eq(groupItems.itemId, checkIns.itemId),
          ),
        )
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'active'),
          ),
        )
        .groupBy(enrolments.memberId, enrolments.joinedWeek, enrolments.joinedAt, phase)
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId), asc(phase));
    },

    /** Active members by group, for the list of groups. */
    counts: async (guildId: string): Promise<Map<number, number>> => {
      const rows = await db
        .select({ groupId: enrolments.groupId, members: count() })
        .from(enrolments)
        .where(and(eq(enrolments.guildId, guildId), eq(enrolments.status, 'active')))
        .groupBy(enrolments.groupId);
      return new Map(rows.map((row) => [row.groupId, Number(row.members)]));
    },
  };
}

function prepareSetKnown(db: Database) {
  const guild = sql`${sql.placeholder('guildId')}::bigint`;
  const group = sql`${sql.placeholder('groupId')}::int`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const interaction = sql`${sql.placeholder('interactionId')}::bigint`;
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const list = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ',')`;

  const forgotten = db.$with('forgotten', {}).as(sql`
    update ${checkIns} c set undone_at = ${at}, undone_by = ${interaction}
    from ${memberGate(guild, member)}, ${enrolments} e
    where e.guild_id = ${guild} and e.group_id = ${group} and e.member_id = ${member}
      and e.status = 'active' and c.guild_id = ${guild} and c.group_id = ${group} and c.member_id = ${member}
      and c.kind = 'known' and c.undone_at is null
      and c.item_id = any(${list('among')}) and not c.item_id = any(${list('known')})
    returning c.item_id`);
  const learnt = db.$with('learnt', {}).as(sql`
    insert into ${checkIns} (guild_id, interaction_id, item_id, group_id, member_id, kind, points,
      week, phase, month, at)
    select ${guild}, ${interaction}, i.item_id, i.group_id, e.member_id, 'known', 0,
      0, i.phase, to_char(${at} at time zone g.zone, 'YYYY-MM'), ${at}
    from ${memberGate(guild, member)}
    cross join ${groupItems} i
    join ${groups} g on g.guild_id = i.guild_id and g.group_id = i.group_id
    join ${enrolments} e on e.guild_id = i.guild_id and e.group_id = i.group_id
      and e.member_id = ${member} and e.status = 'active'
    where i.guild_id = ${guild} and i.group_id = ${group} and i.item_id = any(${list('known')})
    on conflict do nothing
    returning item_id`);
  const changed = db
    .$with('changed', { items: sql<number>`items`.as('items') })
    .as(
      sql`select (select count(*) from forgotten)::int + (select count(*) from learnt)::int as items`,
    );
  const statement = db.with(forgotten, learnt, changed).select().from(changed).prepare('set_known');

  return async (
    guildId: string,
    request: {
      groupId: number;
      memberId: string;
      interactionId: string;
      among: readonly string[];
      known: readonly string[];
      at: number;
    },
  ): Promise<number> => {
    const [row] = await statement.execute({
      ...request,
      guildId,
      among: request.among.join(','),
      known: request.known.join(','),
      at: new Date(request.at).toISOString(),
    });
    return row?.items ?? 0;
  };
}
