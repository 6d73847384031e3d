import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import type { TownGroup } from './groups.ts';
import type { Acknowledged } from './members.ts';
import type { openAdmin } from './postgres.ts';

type Sql = ReturnType<typeof openAdmin>;

export type Verdict = {
  slots: number;
  /** Slots with exactly one message. */
  posted: number;
  /** Slots without a message, whose row says that they are still to be posted. */
  pending: number;
  /** Slots without a message that nobody will post any more. */
  lost: number;
  /** Messages above one for a slot. */
  doubled: number;
  checkIns: number;
  /** Acknowledged answers that the database knows nothing of. */
  forgotten: number;
  /** Items that one member has twice, or an interaction twice. */
  twice: number;
  /** Totals that differ from what check-ins add up to. */
  wrongTotals: number;
  details: string[];
};

/** Counts what is in Discord and in the database, with rules of its own. */
export async function judge(
  sql: Sql,
  local: LocalDiscord,
  groups: readonly TownGroup[],
  acknowledged: readonly Acknowledged[],
): Promise<Verdict> {
  const details: string[] = [];
  const slots = await judgeSlots(sql, local, groups, details);
  const rows = await sql<{ key: string; live: boolean; undone: boolean; twice: number }[]>`
    select guild_id || ' ' || group_id || ' ' || member_id || ' ' || item_id as key,
      bool_or(undone_at is null) as live, bool_or(undone_at is not null) as undone,
      (count(*) filter (where undone_at is null))::int as twice
    from check_ins group by 1`;
  const kept = new Map(rows.map((row) => [row.key, row]));
  const opened = new Set(acknowledged.filter(({ what }) => what === 'open').map(keyOf));
  const forgotten = acknowledged.filter((each) => {
    if (each.what === 'open') return false;
    const row = kept.get(keyOf(each));
    if (row === undefined) return true;
    if (each.what === 'undone') return !row.undone;
    const mayBeOpen = opened.has(keyOf(each)) || opened.has(keyOf({ ...each, itemId: '*' }));
    return !row.live && !mayBeOpen;
  });
  details.push(...forgotten.slice(0, 5).map((each) => `forgotten: ${keyOf(each)} ${each.what}`));
  const [count] = await sql<{ n: number }[]>`select count(*)::int as n from check_ins`;
  return {
    ...slots,
    checkIns: count?.n ?? 0,
    forgotten: forgotten.length,
    twice: rows.filter((row) => row.twice > 1).length,
    wrongTotals: await countWrongTotals(sql),
    details,
  };
}

function keyOf({ guildId, groupId, memberId, itemId }: Acknowledged): string {
  return `${guildId} ${groupId} ${memberId} ${itemId}`;
}

async function judgeSlots(
  sql: Sql,
  local: LocalDiscord,
  groups: readonly TownGroup[],
  details: string[],
) {
  const rows = await sql<{ key: string; state: string; reason: string | null }[]>`
    select group_id || ' ' || kind || ' ' || number as key, state, reason from posts`;
  const states = new Map(rows.map(({ key, state, reason }) => [key, { state, reason }]));
  const messages = countMarkers(local, groups);
  const counts = { slots: 0, posted: 0, pending: 0, lost: 0, doubled: 0 };
  for (const { groupId, slots, channelId } of groups) {
    for (const { kind, number, marker } of slots) {
      const key = `${groupId} ${kind} ${number}`;
      const row = states.get(key);
      const found = messages.get(`${channelId} ${marker}`) ?? 0;
      counts.slots += 1;
      const isPending = row === undefined || row.state === 'due' || row.state === 'sending';
      if (found === 1) counts.posted += 1;
      else if (found > 1) counts.doubled += found - 1;
      else if (isPending) counts.pending += 1;
      else counts.lost += 1;
      if (found !== 1)
        details.push(`${key}: ${found} messages, ${row?.state} ${row?.reason ?? ''}`);
      else if (row?.state === 'blocked' || row?.state === 'missed' || row?.state === 'skipped') {
        counts.lost += 1;
        details.push(`${key}: posted, yet ${row.state} ${row.reason ?? ''}`);
      }
    }
  }
  return counts;
}

/** How many messages of a channel hold each button. */
function countMarkers(
  local: LocalDiscord,
  groups: readonly TownGroup[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const channelId of new Set(groups.map((group) => group.channelId))) {
    for (const message of local.discord.messages(channelId)) {
      const ids = new Set(
        [...JSON.stringify(message.components ?? []).matchAll(/"custom_id":"([^"]+)"/g)].map(
          (match) => match[1] ?? '',
        ),
      );
      for (const id of ids) {
        const key = `${channelId} ${id}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Every running total against the sum of its check-ins, and the histogram against the totals. */
async function countWrongTotals(sql: Sql): Promise<number> {
  const [wrong] = await sql<{ n: number }[]>`
    with live as (
      select c.* from check_ins c where c.undone_at is null and c.kind = 'done'),
    folded as (
      select guild_id, group_id, member_id, p.period, sum(points)::int as points,
        count(*)::int as items
      from live cross join lateral
        (values ('all'), ('m' || month), ('p' || phase), ('w' || week)) p(period)
      group by 1, 2, 3, 4),
    off as (
      select 1 from folded f
      full join (select * from totals where items <> 0 or points <> 0) t
        using (guild_id, group_id, member_id, period)
      where f.points is distinct from t.points or f.items is distinct from t.items),
    ranked as (
      select guild_id, group_id, points, count(*)::int as members
      from folded where period = 'all' and points > 0 group by 1, 2, 3),
    miscounted as (
      select 1 from ranked r
      full join (select * from point_counts where members <> 0) p using (guild_id, group_id, points)
      where r.members is distinct from p.members)
    select ((select count(*) from off) + (select count(*) from miscounted))::int as n`;
  return wrong?.n ?? 0;
}
