import { sql } from 'drizzle-orm';
import type { Database } from './database/database.ts';
import { memberGate } from './member-gate.ts';
import { enrolments, groups, leaves, totals } from './tables/schema.ts';
import { movePoints } from './totals.ts';

/**
 * Leaving a group and coming back: the member's totals go off the boards and the histogram of
 * points, and return as they are, in the statement that changes the enrolment.
 */
function prepareSwitch(db: Database, name: string, to: 'active' | 'left') {
  const guild = sql`${sql.placeholder('guildId')}::bigint`;
  const group = sql`${sql.placeholder('groupId')}::int`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const week = sql`${sql.placeholder('week')}::int`;
  const active = sql.raw(String(to === 'active'));

  const changed = db.$with('changed', {}).as(sql`
    update ${enrolments} e set status = ${to},
      left_at = ${to === 'left' ? at : sql`e.left_at`}
    from ${memberGate(guild, member)}
    where e.guild_id = ${guild} and e.group_id = ${group} and e.member_id = ${member}
      and e.status <> ${to}
    returning e.group_id, e.left_at`);
  // The weeks between, whole, in which nothing could be expected of the member.
  const away = db.$with('away', {}).as(sql`
    insert into ${leaves} (guild_id, group_id, member_id, week, kind, at)
    select ${guild}, ${group}, ${member}, w, 'away', ${at}
    from changed c
    join ${groups} g on g.guild_id = ${guild} and g.group_id = ${group}
    cross join generate_series(
      1 + width_bucket((extract(epoch from c.left_at) * 1000)::bigint, g.week_starts),
      ${week} - 1) w
    where ${active} and w >= 1
    on conflict do nothing`);
  const switched = db.$with('switched', {}).as(sql`
    update ${totals} t set active = ${active}
    from (select count(*) from changed) c
    where t.guild_id = ${guild} and t.group_id = ${group} and t.member_id = ${member}
      and t.active <> ${active}
    returning t.period, t.points`);
  const moved = db.$with('moved', {}).as(
    movePoints(sql`
      select ${guild}, ${group}, s.points, ${sql.raw(to === 'active' ? '1' : '-1')}
      from switched s where s.period = 'all' and s.points > 0`),
  );
  const outcome = db
    .$with('outcome', { changed: sql<number>`changed`.as('changed') })
    .as(sql`select count(*)::int as changed from changed`);
  return db.with(changed, away, switched, moved, outcome).select().from(outcome).prepare(name);
}

/** Leaves a group; false when the member was not in. */
export function prepareLeave(db: Database) {
  const statement = prepareSwitch(db, 'leave_group', 'left');
  return async (guildId: string, groupId: number, memberId: string, at: number) => {
    const run = () => statement.execute({ guildId, groupId, memberId, week: 0, at: iso(at) });
    const [row] = await run();
    // A first check-in at the same moment has made totals that the statement could not see.
    if (row?.changed) await run();
    return (row?.changed ?? 0) > 0;
  };
}

/** Comes back in `week`; false when the member had not left. */
export function prepareResume(db: Database) {
  const statement = prepareSwitch(db, 'resume_group', 'active');
  return async (guildId: string, groupId: number, memberId: string, at: number, week: number) => {
    const [row] = await statement.execute({ guildId, groupId, memberId, week, at: iso(at) });
    return (row?.changed ?? 0) > 0;
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
