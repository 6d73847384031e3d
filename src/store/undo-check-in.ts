import { sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { memberGate } from './member-gate.ts';
import { checkIns, enrolments, groups, totals } from './tables/schema.ts';
import { addToTotals, movePoints } from './totals.ts';

export type UndoRequest = {
  /** Null: any group of this member's. */
  groupId: number | null;
  memberId: string;
  /** Null: the last check-in, by when it was told. */
  itemIds: readonly string[] | null;
  interactionId: string;
  at: number;
};

/**
 * Takes back check-ins of one group and everything they were counted in, in one prepared statement.
 * Items known before joining are not touched. Sent twice, it takes back the same.
 */
export function prepareUndo(db: Database) {
  const guild = sql`${sql.placeholder('guildId')}::bigint`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const interaction = sql`${sql.placeholder('interactionId')}::bigint`;
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const items = sql`${sql.placeholder('items')}::text`;
  const onlyGroup = sql`${sql.placeholder('groupId')}::int`;

  const target = db.$with('target', {}).as(sql`
    select c.interaction_id, c.item_id
    from ${memberGate(guild, member)}
    cross join ${checkIns} c
    join ${enrolments} e on e.guild_id = c.guild_id and e.group_id = c.group_id
      and e.member_id = c.member_id and e.status = 'active'
    join ${groups} g on g.guild_id = c.guild_id and g.group_id = c.group_id
      and g.status in ('running', 'paused')
    where c.guild_id = ${guild} and c.member_id = ${member} and c.undone_at is null
      and c.kind = 'done'
      and (${onlyGroup} is null or c.group_id = ${onlyGroup})
      and (${items} is null or c.item_id = any(string_to_array(${items}, ',')))
      and not exists (select 1 from ${checkIns} u where u.guild_id = ${guild}
        and u.member_id = ${member} and u.undone_by = ${interaction})
    order by c.interaction_id desc, c.item_id
    limit case when ${items} is null then 1 end`);
  const undone = db.$with('undone', {}).as(sql`
    update ${checkIns} c set undone_at = ${at}, undone_by = ${interaction}
    from target t
    where c.guild_id = ${guild} and c.interaction_id = t.interaction_id and c.item_id = t.item_id
      and c.undone_at is null
    returning c.group_id, c.item_id, c.points, c.week, c.phase, c.month`);
  const counted = db
    .$with('counted', {})
    .as(addToTotals({ items: 'undone', sign: '-', guild, member, at }));
  const moved = db.$with('moved', {}).as(
    movePoints(sql`
      select ${guild}, c.group_id, v.points, v.change
      from counted c
      cross join lateral (values (c.points, 1),
        (c.points + (select sum(points) from undone)::int, -1)) v(points, change)
      where c.period = 'all' and c.active and v.points > 0 order by v.points`),
  );
  const outcome = db
    .$with('outcome', {
      groupId: sql<number>`group_id`.as('group_id'),
      itemId: sql<string>`item_id`.as('item_id'),
      taken: sql<number>`taken`.as('taken'),
      points: sql<number>`points`.as('points'),
    })
    .as(sql`
    select u.group_id, u.item_id, u.points as taken, c.points
    from undone u join counted c on c.group_id = u.group_id and c.period = 'all'
    union all
    select p.group_id, p.item_id, p.points, t.points
    from ${checkIns} p
    join ${totals} t on t.guild_id = p.guild_id and t.group_id = p.group_id and t.period = 'all'
      and t.member_id = p.member_id
    where p.guild_id = ${guild} and p.member_id = ${member} and p.undone_by = ${interaction}`);

  const statement = db
    .with(target, undone, counted, moved, outcome)
    .select()
    .from(outcome)
    .prepare('undo_check_in');

  /** What was taken back, with the points now; empty when there was nothing. */
  return async (guildId: string, request: UndoRequest) => {
    const run = () =>
      statement.execute({
        guildId,
        memberId: request.memberId,
        groupId: request.groupId,
        items: request.itemIds?.join(',') ?? null,
        interactionId: request.interactionId,
        at: new Date(request.at).toISOString(),
      });
    const taken = await run();
    // Another statement may have taken back the same at this moment; asked again, that shows.
    return taken.length > 0 ? taken : run();
  };
}
