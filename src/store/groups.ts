import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { checkIns, enrolments, groupItems, groups, posts } from './tables/schema.ts';

export type Group = typeof groups.$inferSelect;
export type GroupItem = Omit<typeof groupItems.$inferSelect, 'guildId' | 'groupId' | 'retired'>;
export type NewGroup = Omit<typeof groups.$inferInsert, 'guildId' | 'groupId'>;
export type GroupChange = Partial<
  Pick<
    Group,
    | 'name'
    | 'target'
    | 'leavesAllowed'
    | 'weeklyStandup'
    | 'channelId'
    | 'rhythm'
    | 'weekStarts'
    | 'zone'
    | 'status'
    | 'nextDueAt'
    | 'pausedAt'
  >
>;

/** Study groups and the items of their plans. */
export function groupStore(db: Database) {
  const key = (guildId: string, groupId: number) =>
    and(eq(groups.guildId, guildId), eq(groups.groupId, groupId));

  return {
    /** Writes a group and its items, or neither. The same interaction again gives the same group. */
    create: async (guildId: string, group: NewGroup, items: GroupItem[]): Promise<Group> => {
      const created = db.$with('created').as(
        db
          .insert(groups)
          .values({ guildId, ...group })
          .onConflictDoNothing()
          .returning(),
      );
      await db
        .with(created)
        .insert(groupItems)
        .select(sql`
        select c.guild_id, c.group_id, i."itemId", i.position, i.week, i.phase, i.points, i.text,
          i.topic, false
        from ${created} c
        cross join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i("itemId" text,
          position int, week int, phase int, points int, text text, topic text)`);
      const [row] = await db
        .select()
        .from(groups)
        .where(and(eq(groups.guildId, guildId), eq(groups.interactionId, group.interactionId)));
      if (row === undefined) throw new Error('a group was neither created nor found');
      return row;
    },

    find: async (guildId: string, groupId: number): Promise<Group | undefined> =>
      (await db.select().from(groups).where(key(guildId, groupId)))[0],

    /** A server's groups, oldest first; drafts are nobody's group yet. */
    list: async (guildId: string): Promise<Group[]> =>
      db
        .select()
        .from(groups)
        .where(and(eq(groups.guildId, guildId), ne(groups.status, 'draft')))
        .orderBy(asc(groups.groupId)),

    /** The groups a member is enrolled in that have not been finished. */
    ofMember: async (guildId: string, memberId: string): Promise<Group[]> => {
      const rows = await db
        .select({ group: groups })
        .from(enrolments)
        .innerJoin(
          groups,
          and(eq(groups.guildId, enrolments.guildId), eq(groups.groupId, enrolments.groupId)),
        )
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.memberId, memberId),
            eq(enrolments.status, 'active'),
            inArray(groups.status, ['running', 'paused']),
          ),
        )
        .orderBy(asc(groups.groupId));
      return rows.map((row) => row.group);
    },

    /** Changes a group that still has the status it was seen with; false when it has not. */
    change: async (
      guildId: string,
      groupId: number,
      seen: Group['status'],
      change: GroupChange,
    ): Promise<boolean> => {
      const rows = await db
        .update(groups)
        .set(change)
        .where(and(key(guildId, groupId), eq(groups.status, seen)))
        .returning({ groupId: groups.groupId });
      return rows.length > 0;
    },

    /**
     * Changes a group that still has the status it was seen with; its items follow the plan, in the
     * same statement. Check-ins stay as they are. False when it has another status by now.
     */
    changePlan: async (
      guildId: string,
      groupId: number,
      seen: Group['status'],
      change: GroupChange & Pick<Group, 'plan'>,
      items: readonly GroupItem[],
    ): Promise<boolean> => {
      const changed = db.$with('changed').as(
        db
          .update(groups)
          .set(change)
          .where(and(key(guildId, groupId), eq(groups.status, seen)))
          .returning(),
      );
      const rows = await db
        .with(changed)
        .update(groupItems)
        .set({ week: sql`i.week`, phase: sql`i.phase`, points: sql`i.points` })
        .from(
          sql`${changed} c cross join jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
            as i("itemId" text, week int, phase int, points int)`,
        )
        .where(
          and(
            eq(groupItems.guildId, guildId),
            eq(groupItems.groupId, groupId),
            sql`${groupItems.itemId} = i."itemId"`,
          ),
        )
        .returning({ itemId: groupItems.itemId });
      return rows.length > 0;
    },

    /**
     * Notes the weeks whose assignment came a day late or never, though nobody but the bot was to
     * blame: they break no streak. Looked up in the outbox each time, so that nothing stays unnoted.
     */
    noteOutages: async (guildId: string, groupId: number): Promise<void> => {
      const weeks = sql`coalesce((select array_agg(p.number order by p.number) from ${posts} p
        where p.guild_id = ${guildId} and p.group_id = ${groupId} and p.kind = 'assignment'
        and p.subject = '' and (p.state = 'missed' or p.sent_at > p.due_at + interval '1 day')),
        '{}')`;
      await db
        .update(groups)
        .set({ outageWeeks: weeks })
        .where(and(key(guildId, groupId), sql`${groups.outageWeeks} is distinct from ${weeks}`));
    },

    /** Throws a draft away. Nothing else can be deleted. */
    discardDraft: async (guildId: string, groupId: number): Promise<boolean> => {
      const rows = await db
        .delete(groups)
        .where(and(key(guildId, groupId), eq(groups.status, 'draft')))
        .returning({ groupId: groups.groupId });
      return rows.length > 0;
    },

    /** A plan's items in order, and what one member has done of them. */
    items: async (guildId: string, groupId: number, memberId: string) =>
      db
        .select({
          itemId: groupItems.itemId,
          week: groupItems.week,
          phase: groupItems.phase,
          points: groupItems.points,
          text: groupItems.text,
          topic: groupItems.topic,
          done: checkIns.kind,
          doneAt: checkIns.at,
          /** Of the check-in: the week it counts in, its points, what the member wrote beside it. */
          doneWeek: checkIns.week,
          earned: checkIns.points,
          note: checkIns.note,
          link: checkIns.link,
        })
        .from(groupItems)
        .leftJoin(
          checkIns,
          and(
            eq(checkIns.guildId, groupItems.guildId),
            eq(checkIns.groupId, groupItems.groupId),
            eq(checkIns.memberId, memberId),
            eq(checkIns.itemId, groupItems.itemId),
            sql`${checkIns.undoneAt} is null`,
          ),
        )
        .where(
          and(
            eq(groupItems.guildId, guildId),
            eq(groupItems.groupId, groupId),
            sql`(not ${groupItems.retired} or ${checkIns.kind} is not null)`,
          ),
        )
        .orderBy(asc(groupItems.position), asc(groupItems.itemId)),

    /** What an item of a group says; empty when the group never had it. */
    textOf: async (guildId: string, groupId: number, itemId: string): Promise<string> => {
      const [row] = await db
        .select({ text: groupItems.text })
        .from(groupItems)
        .where(
          and(
            eq(groupItems.guildId, guildId),
            eq(groupItems.groupId, groupId),
            eq(groupItems.itemId, itemId),
          ),
        );
      return row?.text ?? '';
    },

    /** How many items of the plan belong to a phase. */
    phaseItems: async (guildId: string, groupId: number, phase: number): Promise<number> => {
      const rows = await db
        .select({ itemId: groupItems.itemId })
        .from(groupItems)
        .where(
          and(
            eq(groupItems.guildId, guildId),
            eq(groupItems.groupId, groupId),
            eq(groupItems.phase, phase),
            eq(groupItems.retired, false),
          ),
        );
      return rows.length;
    },

    /**
     * Lets posts be tried again that were refused for good. What organisers were told of them is
     * forgotten, so that they are told if it happens again.
     */
    unblock: async (guildId: string, groupId: number): Promise<number> => {
      const ofGroup = and(eq(posts.guildId, guildId), eq(posts.groupId, groupId));
      const forgotten = db.$with('forgotten').as(
        db
          .delete(posts)
          .where(and(ofGroup, eq(posts.kind, 'trouble')))
          .returning({ kind: posts.kind }),
      );
      const rows = await db
        .with(forgotten)
        .update(posts)
        .set({ state: 'due', reason: null, leaseUntil: null })
        .where(and(ofGroup, eq(posts.state, 'blocked'), ne(posts.kind, 'trouble')))
        .returning({ kind: posts.kind });
      return rows.length;
    },
  };
}

export type MemberItem = Awaited<ReturnType<ReturnType<typeof groupStore>['items']>>[number];
