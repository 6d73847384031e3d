import type { Sql } from 'postgres';

/** The one group of the board. */
export const BOARD = {
  guildId: '1110000000000000000',
  groupId: 1,
  firstMember: 1210000000000000000n,
};

/**
 * One group of many members over many check-ins: members differ in diligence, items in points, and
 * the totals and the histogram are what the product's statement would have made of it.
 */
export async function seedBoard(
  sql: Sql,
  size: { members: number; checkIns: number },
): Promise<void> {
  const { guildId, firstMember } = BOARD;
  const first = String(firstMember);
  // Diligence is drawn evenly around the mean, so that totals spread wide and many are equal.
  const most = Math.max(1, Math.round((2 * size.checkIns) / size.members) - 1);
  await sql.begin(async (tx) => {
    // The foreign keys hold by construction; checking them a million times takes long.
    await tx`set local session_replication_role = replica`;
    await tx`select setseed(0.5)`;
    await tx`
      insert into enrolments (guild_id, group_id, member_id, status, joined_at, joined_week)
      select ${guildId}::bigint, 1, ${first}::bigint + n, 'active', '2026-01-05', 1
      from generate_series(0, ${size.members - 1}::int) n`;
    await tx`
      insert into check_ins (guild_id, interaction_id, item_id, group_id, member_id, kind, points,
        week, phase, month, at)
      select ${guildId}::bigint, row_number() over (), 'item-' || i, 1, ${first}::bigint + m.n,
        'done', 1 + (random() * 7)::int, 1 + i / 8, 1 + i / 16, '2026-0' || (1 + i / 32),
        '2026-01-05'::timestamptz + (i * 3 + random() * 20) * interval '1 hour'
      from (select n, 1 + floor(random() * ${most}::int)::int as diligence
        from generate_series(0, ${size.members - 1}::int) n) m,
        generate_series(1, m.diligence) i`;
    await tx`
      insert into totals (guild_id, group_id, period, member_id, points, items, reached_at)
      select guild_id, group_id, p.period, member_id, sum(points), count(*), max(at)
      from check_ins c
      cross join lateral (values ('all'), ('m' || month), ('p' || phase), ('w' || week)) p(period)
      group by guild_id, group_id, p.period, member_id`;
    await tx`
      insert into point_counts (guild_id, group_id, points, members)
      select guild_id, group_id, points, count(*) from totals where period = 'all'
      group by guild_id, group_id, points`;
  });
  await sql`vacuum (analyze) check_ins, totals, point_counts, enrolments`;
}
