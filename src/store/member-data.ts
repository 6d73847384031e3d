import { and, asc, eq, getTableColumns, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './database/database.ts';
import { prepareErase } from './erase-member.ts';
import {
  auditEntries,
  blockers,
  checkIns,
  enrolments,
  groupItems,
  groups,
  leaves,
  members,
  posts,
  reviews,
  roadmaps,
  standupAnswers,
  totals,
} from './tables/schema.ts';

type Row = Record<string, unknown>;

/** All that is kept about a member of a server. */
export function memberDataStore(db: Database) {
  /** The rows of a table, or of a few of its columns; instants in ISO 8601. */
  const read = async (
    table: PgTable,
    where: SQL | undefined,
    only?: readonly string[],
  ): Promise<Row[]> => {
    const columns = Object.entries(getTableColumns(table)).filter(
      ([name]) => only === undefined || only.includes(name),
    );
    const rows: Row[] = await db.select(Object.fromEntries(columns)).from(table).where(where);
    // In the same order wherever the rows lie: ids come first, which tell when something was.
    return rows
      .map((row) =>
        Object.fromEntries(columns.map(([name, column]) => [name, dated(column, row[name])])),
      )
      .map((row) => ({ row, text: JSON.stringify(row) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ row }) => row);
  };

  return {
    /**
     * Every row of every table that is about the member, by table. Of what others wrote or made with
     * them it tells only which it is.
     */
    read: async (guildId: string, memberId: string) => {
      const of = (guild: AnyPgColumn, member: AnyPgColumn) =>
        and(eq(guild, guildId), eq(member, memberId));
      const own = (table: PgTable & { guildId: AnyPgColumn; memberId: AnyPgColumn }) =>
        read(table, of(table.guildId, table.memberId));
      const helped = ['groupId', 'blockerId', 'scope', 'number', 'claimedAt', 'resolvedAt'];
      const told = [
        'groupId',
        'kind',
        'number',
        'state',
        'dueAt',
        'sentAt',
        'channelId',
        'messageId',
      ];
      return {
        settings: await own(members),
        enrolments: await own(enrolments),
        checkIns: await own(checkIns),
        totals: await own(totals),
        leaves: await own(leaves),
        reviews: await own(reviews),
        standupAnswers: await own(standupAnswers),
        blockers: await own(blockers),
        organised: await read(auditEntries, of(auditEntries.guildId, auditEntries.memberId), [
          'interactionId',
          'action',
          'groupId',
          'detail',
          'outcome',
        ]),
        helpedWith: await read(blockers, of(blockers.guildId, blockers.helperId), helped),
        posts: await read(posts, of(posts.guildId, posts.subject), told),
        groupsMade: await read(groups, of(groups.guildId, groups.createdBy), ['groupId', 'name']),
        roadmapsAdded: await read(roadmaps, of(roadmaps.guildId, roadmaps.addedBy), [
          'key',
          'title',
          'addedAt',
        ]),
      };
    },

    /** The member's check-ins, those taken back too, with the names of what they are of. */
    checkIns: async (guildId: string, memberId: string) =>
      db
        .select({
          group: groups.name,
          item: groupItems.text,
          topic: groupItems.topic,
          itemId: checkIns.itemId,
          kind: checkIns.kind,
          points: checkIns.points,
          week: checkIns.week,
          phase: checkIns.phase,
          at: checkIns.at,
          undoneAt: checkIns.undoneAt,
          note: checkIns.note,
          link: checkIns.link,
        })
        .from(checkIns)
        .innerJoin(
          groups,
          and(eq(groups.guildId, checkIns.guildId), eq(groups.groupId, checkIns.groupId)),
        )
        .leftJoin(
          groupItems,
          and(
            eq(groupItems.guildId, checkIns.guildId),
            eq(groupItems.groupId, checkIns.groupId),
            eq(groupItems.itemId, checkIns.itemId),
          ),
        )
        .where(and(eq(checkIns.guildId, guildId), eq(checkIns.memberId, memberId)))
        .orderBy(asc(checkIns.at), asc(checkIns.interactionId), asc(checkIns.itemId)),

    /** Deletes it all; see `prepareErase`. */
    erase: prepareErase(db),
  };
}

function dated(column: AnyPgColumn, value: unknown): unknown {
  const isInstant = column.getSQLType() === 'timestamp with time zone';
  return isInstant && typeof value === 'number' ? new Date(value).toISOString() : value;
}
