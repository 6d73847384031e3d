import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReviewAnswer, ReviewFacts } from '../study/review.ts';
import type { Database } from './database/database.ts';
import { checkIns, enrolments, groupItems, groups, members, reviews } from './tables/schema.ts';

/** A finished item of a member's, with everything that its return is worked out from. */
export type ReviewItem = ReviewFacts & {
  itemId: string;
  text: string;
  topic: string;
  /** The member's own, from the check-in. */
  note: string | null;
  link: string | null;
  /** Its place in the plan. */
  order: number;
};

export type ReviewRequest = {
  groupId: number;
  memberId: string;
  itemId: string;
  interactionId: string;
  answer: ReviewAnswer['answer'];
  at: number;
};

/** A topic is talked about once so many members are unsure of it. */
const SHAKY_MEMBERS = 3;

/** Finished items that come back for review. */
export function reviewStore(db: Database) {
  return {
    /** What a member has done of a group's plan (not what was known before), in the plan's order. */
    list: async (guildId: string, groupId: number, memberId: string): Promise<ReviewItem[]> => {
      const rows = await db
        .select({
          itemId: groupItems.itemId,
          text: groupItems.text,
          topic: groupItems.topic,
          order: groupItems.position,
          note: checkIns.note,
          link: checkIns.link,
          checkedInAt: checkIns.at,
          id: reviews.interactionId,
          answer: reviews.answer,
          at: reviews.at,
        })
        .from(checkIns)
        .innerJoin(
          groupItems,
          and(
            eq(groupItems.guildId, checkIns.guildId),
            eq(groupItems.groupId, checkIns.groupId),
            eq(groupItems.itemId, checkIns.itemId),
            eq(groupItems.retired, false),
          ),
        )
        .leftJoin(
          reviews,
          and(
            eq(reviews.guildId, checkIns.guildId),
            eq(reviews.groupId, checkIns.groupId),
            eq(reviews.memberId, checkIns.memberId),
            eq(reviews.itemId, checkIns.itemId),
          ),
        )
        .where(
          and(
            eq(checkIns.guildId, guildId),
            eq(checkIns.groupId, groupId),
            eq(checkIns.memberId, memberId),
            eq(checkIns.kind, 'done'),
            sql`${checkIns.undoneAt} is null`,
          ),
        )
        .orderBy(asc(groupItems.position), asc(groupItems.itemId), asc(reviews.at));
      const items = new Map<string, ReviewItem & { answers: ReviewAnswer[] }>();
      for (const { id, answer, at, ...row } of rows) {
        const item = items.get(row.itemId) ?? { ...row, answers: [] };
        if (id !== null && answer !== null && at !== null) item.answers.push({ id, answer, at });
        items.set(row.itemId, item);
      }
      return [...items.values()];
    },

    /**
     * Keeps an answer to an item that is checked in, of an active member of an open group. The same
     * interaction again keeps nothing more.
     */
    answer: async (guildId: string, request: ReviewRequest): Promise<void> => {
      const { groupId, memberId, itemId, interactionId, answer, at } = request;
      await db
        .insert(reviews)
        .select(sql`
          select c.guild_id, ${interactionId}::bigint, c.group_id, c.member_id, c.item_id, ${answer},
            ${new Date(at).toISOString()}::timestamptz
          from ${checkIns} c
          join ${enrolments} e on e.guild_id = c.guild_id and e.group_id = c.group_id
            and e.member_id = c.member_id and e.status = 'active'
          join ${groups} g on g.guild_id = c.guild_id and g.group_id = c.group_id
            and g.status in ('running', 'paused')
          where c.guild_id = ${guildId}::bigint and c.group_id = ${groupId}::int
            and c.member_id = ${memberId}::bigint and c.item_id = ${itemId}
            and c.kind = 'done' and c.undone_at is null`)
        .onConflictDoNothing();
    },

    /**
     * Topics of which three or more active members in the review loop have an item whose latest
     * answer is shaky, by the number of those members. Of two taps within an hour, which only two
     * panels open at once can give, the first counts, as in `reviewOf`.
     */
    shakyTopics: async (
      guildId: string,
      groupId: number,
    ): Promise<{ topic: string; members: number }[]> => {
      const latest = db
        .$with('latest', {
          topic: sql<string>`topic`.as('topic'),
          position: sql<number>`position`.as('position'),
          memberId: sql<string>`member_id`.as('member_id'),
          answer: sql<string>`answer`.as('answer'),
        })
        .as(sql`
          select distinct on (r.member_id, r.item_id) i.topic, i.position, r.member_id, r.answer
          from ${reviews} r
          join ${checkIns} c on c.guild_id = r.guild_id and c.group_id = r.group_id
            and c.member_id = r.member_id and c.item_id = r.item_id and c.kind = 'done'
            and c.undone_at is null and c.at < r.at
          join ${groupItems} i on i.guild_id = r.guild_id and i.group_id = r.group_id
            and i.item_id = r.item_id and not i.retired
          join ${enrolments} e on e.guild_id = r.guild_id and e.group_id = r.group_id
            and e.member_id = r.member_id and e.status = 'active'
          join ${members} m on m.guild_id = r.guild_id and m.member_id = r.member_id and m.reviews
          where r.guild_id = ${guildId}::bigint and r.group_id = ${groupId}::int
            and not exists (select 1 from ${reviews} o where o.guild_id = r.guild_id
              and o.group_id = r.group_id and o.member_id = r.member_id and o.item_id = r.item_id
              and (o.at, o.interaction_id) < (r.at, r.interaction_id)
              and o.at > r.at - interval '1 hour')
          order by r.member_id, r.item_id, r.at desc, r.interaction_id desc`);
      const count = sql<number>`count(distinct ${latest.memberId})::int`;
      return db
        .with(latest)
        .select({ topic: latest.topic, members: count })
        .from(latest)
        .where(eq(latest.answer, 'shaky'))
        .groupBy(latest.topic)
        .having(sql`${count} >= ${SHAKY_MEMBERS}`)
        .orderBy(sql`${count} desc`, sql`min(${latest.position})`);
    },
  };
}
