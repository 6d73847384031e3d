import { and, eq } from 'drizzle-orm';
import type { Database } from '../../src/store/database/database.ts';
import type { Group } from '../../src/store/groups.ts';
import { checkIns, pointCounts, totals } from '../../src/store/tables/schema.ts';

type Event = typeof checkIns.$inferSelect;
export type Total = Pick<
  typeof totals.$inferSelect,
  'period' | 'memberId' | 'points' | 'items' | 'reachedAt'
>;

export function eventsOf(db: Database, { guildId, groupId }: Group): Promise<Event[]> {
  return db
    .select()
    .from(checkIns)
    .where(and(eq(checkIns.guildId, guildId), eq(checkIns.groupId, groupId)));
}

/** What the running totals must be, from the events alone. */
export function foldTotals(events: readonly Event[]): Total[] {
  const folded = new Map<string, Total>();
  for (const event of events.filter(({ kind }) => kind === 'done')) {
    const { memberId, week, phase, month } = event;
    for (const period of ['all', `w${week}`, `p${phase}`, `m${month}`]) {
      const key = `${period} ${memberId}`;
      const total = folded.get(key) ?? { period, memberId, points: 0, items: 0, reachedAt: 0 };
      const counts = event.undoneAt === null;
      folded.set(key, {
        ...total,
        points: total.points + (counts ? event.points : 0),
        items: total.items + (counts ? 1 : 0),
        reachedAt: Math.max(total.reachedAt, event.at, event.undoneAt ?? 0),
      });
    }
  }
  return sorted([...folded.values()]);
}

/** How many members who are in have how many points, nobody with none, from the events alone. */
export function foldPointCounts(
  events: readonly Event[],
  isIn: ReadonlySet<string> | null = null,
): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { period, points, memberId } of foldTotals(events)) {
    if (isIn !== null && !isIn.has(memberId)) continue;
    if (period === 'all' && points > 0) counts[points] = (counts[points] ?? 0) + 1;
  }
  return counts;
}

/** A period's board, everybody's place found by comparing with everybody else who is in. */
export function foldBoard(
  events: readonly Event[],
  period: string,
  isIn: ReadonlySet<string> | null = null,
) {
  const lines = foldTotals(events)
    .filter((line) => line.period === period && line.points > 0)
    .filter(({ memberId }) => isIn === null || isIn.has(memberId));
  const isAhead = (a: Total, b: Total) =>
    a.points !== b.points
      ? a.points > b.points
      : a.reachedAt !== b.reachedAt
        ? a.reachedAt < b.reachedAt
        : BigInt(a.memberId) < BigInt(b.memberId);
  return lines
    .map((line) => {
      const { memberId, points, items } = line;
      return { memberId, points, items, rank: 1 + lines.filter((o) => isAhead(o, line)).length };
    })
    .sort((a, b) => a.rank - b.rank);
}

export async function keptTotals(db: Database, { guildId, groupId }: Group): Promise<Total[]> {
  const rows = await db
    .select({
      period: totals.period,
      memberId: totals.memberId,
      points: totals.points,
      items: totals.items,
      reachedAt: totals.reachedAt,
    })
    .from(totals)
    .where(and(eq(totals.guildId, guildId), eq(totals.groupId, groupId)));
  return sorted(rows);
}

/** As kept; a number of points that nobody has any more is left out. */
export async function keptPointCounts(
  db: Database,
  { guildId, groupId }: Group,
): Promise<Record<number, number>> {
  const rows = await db
    .select({ points: pointCounts.points, members: pointCounts.members })
    .from(pointCounts)
    .where(and(eq(pointCounts.guildId, guildId), eq(pointCounts.groupId, groupId)));
  return Object.fromEntries(
    rows.filter(({ members }) => members !== 0).map(({ points, members }) => [points, members]),
  );
}

function sorted(rows: Total[]): Total[] {
  const key = ({ period, memberId }: Total) => `${period} ${memberId}`;
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
