import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { StandupKey } from '../study/standups.ts';
import type { Database } from './database/database.ts';
import {
  blockers,
  checkIns,
  enrolments,
  groupItems,
  posts,
  standupAnswers,
} from './tables/schema.ts';

export type StandupAnswer = Pick<
  typeof standupAnswers.$inferSelect,
  'memberId' | 'finished' | 'next' | 'blockers' | 'answeredAt'
>;

/** The blocker that an answer raised or changed. */
export type RaisedBlocker = { blockerId: number; itemId: string | null; isOpen: boolean };

const POST_OF = { phase: 'answer', week: 'week-answer' } as const;

/** Members' answers to standups. */
export function standupStore(db: Database) {
  return {
    /**
     * Keeps an answer, what it says of a blocker, and its message for the thread, in one statement.
     * A second answer replaces the first; its message is edited. `itemId`: the item that the blocker
     * names. A blocker that is emptied is resolved; another text opens a resolved one anew.
     */
    answer: async (
      guildId: string,
      groupId: number,
      { scope, number }: StandupKey,
      answer: StandupAnswer & { itemId?: string | null },
    ): Promise<RaisedBlocker | null> => {
      const { itemId = null, ...said } = answer;
      const { finished, next, answeredAt, memberId } = said;
      const kept = db.$with('kept').as(
        db
          .insert(standupAnswers)
          .values({ guildId, groupId, scope, number, ...said })
          .onConflictDoUpdate({
            target: [
              standupAnswers.guildId,
              standupAnswers.groupId,
              standupAnswers.scope,
              standupAnswers.number,
              standupAnswers.memberId,
            ],
            set: { finished, next, blockers: said.blockers, answeredAt },
          })
          .returning({ memberId: standupAnswers.memberId }),
      );
      const posted = db.$with('posted').as(
        db
          .insert(posts)
          .values({
            guildId,
            groupId,
            kind: POST_OF[scope],
            number,
            subject: memberId,
            dueAt: answeredAt,
            state: 'due',
          })
          .onConflictDoUpdate({
            target: [posts.guildId, posts.groupId, posts.kind, posts.number, posts.subject],
            set: { state: 'due', leaseUntil: null, fence: sql`${posts.fence} + 1` },
          })
          .returning({ kind: posts.kind }),
      );
      const at = sql`${new Date(answeredAt).toISOString()}::timestamptz`;
      const ofMember = sql`b.guild_id = ${guildId}::bigint and b.group_id = ${groupId}::int
        and b.member_id = ${memberId}::bigint and b.scope = ${scope} and b.number = ${number}::int`;
      const emptied = db.$with('emptied', {}).as(sql`
        update ${blockers} b set text = '', resolved_at = coalesce(b.resolved_at, ${at})
        where ${ofMember} and ${said.blockers} = ''
        returning b.blocker_id`);
      const raised = db
        .$with('raised', {
          blockerId: sql<number>`blocker_id`.as('blocker_id'),
          itemId: sql<string | null>`item_id`.as('item_id'),
          isOpen: sql<boolean>`is_open`.as('is_open'),
        })
        .as(
          raiseSql({ guildId, groupId, memberId, scope, number, text: said.blockers, itemId, at }),
        );
      const [row] = await db.with(kept, posted, emptied, raised).select().from(raised);
      return row ?? null;
    },

    /** A standup's answers, those given last at the end. `firstAt`: when each was first given. */
    answers: async (guildId: string, groupId: number, { scope, number }: StandupKey) =>
      db
        .select({
          memberId: standupAnswers.memberId,
          finished: standupAnswers.finished,
          next: standupAnswers.next,
          blockers: standupAnswers.blockers,
          answeredAt: standupAnswers.answeredAt,
          firstAt: sql`coalesce(${posts.dueAt}, ${standupAnswers.answeredAt})`.mapWith(
            standupAnswers.answeredAt,
          ),
        })
        .from(standupAnswers)
        .leftJoin(
          posts,
          and(
            eq(posts.guildId, standupAnswers.guildId),
            eq(posts.groupId, standupAnswers.groupId),
            eq(posts.kind, POST_OF[scope]),
            eq(posts.number, standupAnswers.number),
            sql`${posts.subject} = ${standupAnswers.memberId}::text`,
          ),
        )
        .where(
          and(
            eq(standupAnswers.guildId, guildId),
            eq(standupAnswers.groupId, groupId),
            eq(standupAnswers.scope, scope),
            eq(standupAnswers.number, number),
          ),
        )
        .orderBy(asc(standupAnswers.answeredAt), asc(standupAnswers.memberId)),

    /**
     * For each active member, in the order of joining, the items that are still open when a week of
     * the group ends: by the member's own plan, without the `optional` ones for those who skip them.
     */
    leftAfter: async (
      guildId: string,
      groupId: number,
      week: number,
      optional: readonly string[],
    ): Promise<{ memberId: string; left: number }[]> =>
      db
        .select({
          memberId: enrolments.memberId,
          left: sql<number>`count(${groupItems.itemId}) filter (where ${checkIns.itemId} is null
            and not (${enrolments.skipOptional} and ${groupItems.itemId}
              = any(string_to_array(${optional.join(',')}, ','))))::int`,
        })
        .from(enrolments)
        .leftJoin(
          groupItems,
          and(
            eq(groupItems.guildId, enrolments.guildId),
            eq(groupItems.groupId, enrolments.groupId),
            eq(groupItems.retired, false),
            sql`${groupItems.week} + ${enrolments.shiftWeeks} <= ${week}::int`,
          ),
        )
        .leftJoin(
          checkIns,
          and(
            eq(checkIns.guildId, enrolments.guildId),
            eq(checkIns.groupId, enrolments.groupId),
            eq(checkIns.memberId, enrolments.memberId),
            eq(checkIns.itemId, groupItems.itemId),
            sql`${checkIns.undoneAt} is null`,
          ),
        )
        .where(
          and(
            eq(enrolments.guildId, guildId),
            eq(enrolments.groupId, groupId),
            eq(enrolments.status, 'active'),
          ),
        )
        .groupBy(enrolments.memberId, enrolments.joinedAt)
        .orderBy(asc(enrolments.joinedAt), asc(enrolments.memberId)),
  };
}

function raiseSql(of: {
  guildId: string;
  groupId: number;
  memberId: string;
  scope: StandupKey['scope'];
  number: number;
  text: string;
  itemId: string | null;
  at: SQL;
}): SQL {
  const isAnew = sql`(b.resolved_at is not null and b.text <> excluded.text)`;
  return sql`
    insert into ${blockers} as b
      (guild_id, group_id, member_id, scope, number, text, item_id, raised_at)
    select ${of.guildId}::bigint, ${of.groupId}::int, ${of.memberId}::bigint, ${of.scope},
      ${of.number}::int, ${of.text}, ${of.itemId}::text, ${of.at}
    where ${of.text} <> ''
    on conflict (guild_id, group_id, member_id, scope, number) do update set
      text = excluded.text,
      item_id = case when b.text = excluded.text then b.item_id else excluded.item_id end,
      raised_at = case when ${isAnew} then excluded.raised_at else b.raised_at end,
      helper_id = case when ${isAnew} then null else b.helper_id end,
      claimed_at = case when ${isAnew} then null else b.claimed_at end,
      resolved_at = case when ${isAnew} then null else b.resolved_at end
    returning b.blocker_id, b.item_id, b.resolved_at is null as is_open`;
}
