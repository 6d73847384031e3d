import { and, eq, sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import type { Group, GroupChange, GroupItem } from './groups.ts';
import { checkIns, groupItems, groups, posts } from './tables/schema.ts';

export type GroupMove = {
  change: GroupChange & Pick<Group, 'plan' | 'version'>;
  /** The items of the new plan, as far as the new version has them. */
  items: readonly GroupItem[];
  /** Whatever is not among the ids of the new plan goes: away, or out of sight where it was done. */
  planned: readonly string[];
  /** The weeks up to this one stay: their items keep the phase they were in. */
  current: number;
  /** Epoch ms. */
  at: number;
};

/**
 * Moves a group to another version of its roadmap, in one statement: the plan, its items, and the
 * post that tells the group. Check-ins and totals stay as they are. False when the group has another
 * status or version by now: then nothing is written, so that the group is told exactly once.
 */
export function prepareMove(db: Database) {
  return async (
    guildId: string,
    groupId: number,
    seen: Pick<Group, 'status' | 'version'>,
    { change, items, planned, current, at }: GroupMove,
  ): Promise<boolean> => {
    const moved = db.$with('moved').as(
      db
        .update(groups)
        .set(change)
        .where(
          and(
            eq(groups.guildId, guildId),
            eq(groups.groupId, groupId),
            eq(groups.status, seen.status),
            eq(groups.version, seen.version),
          ),
        )
        .returning({ guildId: groups.guildId, groupId: groups.groupId }),
    );
    const isGone = sql`g.guild_id = m.guild_id and g.group_id = m.group_id and g.item_id <> all(
      array(select jsonb_array_elements_text(${JSON.stringify(planned)}::jsonb)))`;
    const wasDone = sql`exists (select 1 from ${checkIns} c where c.guild_id = g.guild_id
      and c.group_id = g.group_id and c.item_id = g.item_id and c.undone_at is null)`;
    const retired = db.$with('retired', {}).as(sql`
      update ${groupItems} g set retired = true from ${moved} m
      where ${isGone} and ${wasDone} returning 1`);
    const gone = db.$with('gone', {}).as(sql`
      delete from ${groupItems} g using ${moved} m
      where ${isGone} and not ${wasDone} returning 1`);
    const placed = db.$with('placed', {}).as(sql`
      insert into ${groupItems} as g (guild_id, group_id, item_id, position, week, phase, points,
        text, topic)
      select m.guild_id, m.group_id, i."itemId", i.position, i.week, i.phase, i.points, i.text,
        i.topic
      from ${moved} m
      cross join jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as i("itemId" text,
        position int, week int, phase int, points int, text text, topic text)
      on conflict (guild_id, group_id, item_id) do update set position = excluded.position,
        phase = case when g.week <= ${current} and not g.retired then g.phase
          else excluded.phase end,
        week = excluded.week, points = excluded.points, text = excluded.text,
        topic = excluded.topic, retired = false
      returning 1`);
    const told = db.$with('told', {}).as(sql`
      insert into ${posts} (guild_id, group_id, kind, number, subject, due_at, state)
      select m.guild_id, m.group_id, 'notice', 1 + (select count(*) from ${posts} p
        where p.guild_id = m.guild_id and p.group_id = m.group_id and p.kind = 'notice'),
        ${seen.version}, ${new Date(at).toISOString()}::timestamptz, 'due'
      from ${moved} m returning 1`);
    const rows = await db.with(moved, retired, gone, placed, told).select().from(moved);
    return rows.length > 0;
  };
}
