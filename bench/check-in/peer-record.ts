import { and, count, eq, gt, inArray, isNull, sql, sum } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import {
  checkIns,
  enrolments,
  groupItems,
  groups,
  pointCounts,
  totals,
} from '../../src/store/tables/schema.ts';

export type PeerRequest = {
  guildId: string;
  memberId: string;
  interactionId: string;
  itemId: string;
  at: number;
};

/**
 * The check-in as an ordinary good bot writes it: one transaction, one builder query for each step,
 * on the same tables and indexes and with the same outcome as the product's.
 */
export function peerRecord(db: PostgresJsDatabase, request: PeerRequest) {
  const { guildId, memberId, interactionId, itemId, at } = request;
  return db.transaction(async (tx) => {
    const [group] = await tx
      .select({ groupId: groups.groupId, weekStarts: groups.weekStarts, zone: groups.zone })
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
      );
    if (group === undefined) return { kind: 'not-enrolled' } as const;
    const { groupId } = group;

    const [item] = await tx
      .select()
      .from(groupItems)
      .where(
        and(
          eq(groupItems.guildId, guildId),
          eq(groupItems.groupId, groupId),
          eq(groupItems.itemId, itemId),
        ),
      );
    if (item === undefined) return { kind: 'unknown-item' } as const;

    const { points, phase } = item;
    const week = group.weekStarts.filter((start) => start <= at).length;
    const month = new Date(at).toISOString().slice(0, 7);
    const written = await tx
      .insert(checkIns)
      .values({
        guildId,
        interactionId,
        itemId,
        groupId,
        memberId,
        kind: 'done',
        points,
        week,
        phase,
        month,
        at,
      })
      .onConflictDoNothing()
      .returning({ itemId: checkIns.itemId });
    if (written.length === 0) return { kind: 'already-done' } as const;

    const periods = ['all', `m${month}`, `p${phase}`, `w${week}`];
    const after = await tx
      .insert(totals)
      .values(
        periods.map((period) => ({
          guildId,
          groupId,
          period,
          memberId,
          points,
          items: 1,
          reachedAt: at,
        })),
      )
      .onConflictDoUpdate({
        target: [totals.guildId, totals.groupId, totals.period, totals.memberId],
        set: {
          points: sql`${totals.points} + excluded.points`,
          items: sql`${totals.items} + excluded.items`,
          reachedAt: sql`excluded.reached_at`,
        },
      })
      .returning({ period: totals.period, points: totals.points });
    const all = after.find(({ period }) => period === 'all')?.points ?? 0;

    const moves = [
      { points: all - points, members: -1 },
      { points: all, members: 1 },
    ];
    await tx
      .insert(pointCounts)
      .values(
        moves.filter((move) => move.points > 0).map((move) => ({ guildId, groupId, ...move })),
      )
      .onConflictDoUpdate({
        target: [pointCounts.guildId, pointCounts.groupId, pointCounts.points],
        set: { members: sql`${pointCounts.members} + excluded.members` },
      });

    const [ahead] = await tx
      .select({ members: sum(pointCounts.members) })
      .from(pointCounts)
      .where(
        and(
          eq(pointCounts.guildId, guildId),
          eq(pointCounts.groupId, groupId),
          gt(pointCounts.points, all),
        ),
      );
    const [left] = await tx
      .select({ items: count() })
      .from(groupItems)
      .leftJoin(
        checkIns,
        and(
          eq(checkIns.guildId, groupItems.guildId),
          eq(checkIns.groupId, groupItems.groupId),
          eq(checkIns.itemId, groupItems.itemId),
          eq(checkIns.memberId, memberId),
          isNull(checkIns.undoneAt),
        ),
      )
      .where(
        and(
          eq(groupItems.guildId, guildId),
          eq(groupItems.groupId, groupId),
          eq(groupItems.week, week),
          isNull(checkIns.itemId),
        ),
      );
    const [met] = await tx
      .select({ weeks: count() })
      .from(totals)
      .where(
        and(
          eq(totals.guildId, guildId),
          eq(totals.groupId, groupId),
          eq(totals.memberId, memberId),
          inArray(
            totals.period,
            Array.from({ length: week + 1 }, (_, number) => `w${number}`),
          ),
          gt(totals.items, 0),
        ),
      );
    return {
      kind: 'recorded',
      groupId,
      text: item.text,
      earned: points,
      points: all,
      rank: Number(ahead?.members ?? 0) + 1,
      left: left?.items ?? 0,
      weeks: met?.weeks ?? 0,
    } as const;
  });
}
