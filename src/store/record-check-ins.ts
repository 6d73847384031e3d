import { sql } from 'drizzle-orm';
import type { Language } from '../i18n/language.ts';
import type { Database } from './database/database.ts';
import { memberGate } from './member-gate.ts';
import {
  checkIns,
  enrolments,
  groupItems,
  groups,
  leaves,
  pointCounts,
  totals,
} from './tables/schema.ts';
import { addToTotals, movePoints } from './totals.ts';

export type CheckInRequest = {
  /** Null: the only group of this member that has the item. */
  groupId: number | null;
  memberId: string;
  itemIds: readonly string[];
  interactionId: string;
  note: string | null;
  link: string | null;
  /** When it was done, epoch ms: it decides the week and the month. */
  at: number;
  /** When it was told, if later: it decides who got there first. */
  toldAt?: number;
};

/**
 * Checks items in and keeps every total, in one prepared statement and one round trip.
 *
 * - `enrolled`: the member's groups, with the week and month that `at` falls into there.
 * - `target`: the items asked for; `chosen` the same where they stand in one group only.
 * - `written`: new check-ins; a unique index lets an item in once, whoever races.
 * - `counted`: four totals a member. `moved`: the histogram of points, in ascending order so that
 *   two statements never wait for each other in a circle.
 * - `mine`: all that the member had done before in that group, read once: it tells what is left,
 *   which weeks were met, and whether the item was done.
 * - `open`: what is still open after that; a phase of what was just done that has nothing in it is
 *   complete. A statement that comes again says so again.
 *
 * The outer select sees the tables as they were before, so it adds what was written. When another
 * statement wrote the same item at the same moment, neither shows: asked again, it is there.
 */
export function prepareRecord(db: Database) {
  const guild = sql`${sql.placeholder('guildId')}::bigint`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const interaction = sql`${sql.placeholder('interactionId')}::bigint`;
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const toldAt = sql`${sql.placeholder('toldAt')}::timestamptz`;
  const items = sql`string_to_array(${sql.placeholder('items')}::text, ',')`;
  const onlyGroup = sql`${sql.placeholder('groupId')}::int`;

  const enrolled = db.$with('enrolled', {}).as(sql`
    select e.group_id, e.joined_week, e.shift_weeks, e.skip_optional, g.language, g.week_starts, g.target, g.outage_weeks,
      width_bucket((extract(epoch from least(${at}, g.paused_at)) * 1000)::bigint,
        g.week_starts) as week,
      to_char(${at} at time zone g.zone, 'YYYY-MM') as month
    from ${memberGate(guild, member)}
    cross join ${enrolments} e
    join ${groups} g on g.guild_id = e.guild_id and g.group_id = e.group_id
    where e.guild_id = ${guild} and e.member_id = ${member} and e.status = 'active'
      and g.status in ('running', 'paused')
      and (${onlyGroup} is null or e.group_id = ${onlyGroup})`);
  const target = db.$with('target', {}).as(sql`
    select i.item_id, i.points, i.phase, i.position, i.text, i.week as planned_week, n.*
    from enrolled n
    join ${groupItems} i on i.guild_id = ${guild} and i.group_id = n.group_id
      and i.item_id = any(${items}) and not i.retired`);
  const chosen = db.$with('chosen', {}).as(sql`
    select * from target where (select min(group_id) = max(group_id) from target)`);
  const written = db.$with('written', {}).as(sql`
    insert into ${checkIns} (guild_id, interaction_id, item_id, group_id, member_id, kind, points,
      week, phase, month, note, link, at)
    select ${guild}, ${interaction}, item_id, group_id, ${member}, 'done', points,
      week, phase, month, ${sql.placeholder('note')}::text, ${sql.placeholder('link')}::text, ${at}
    from chosen order by position
    on conflict do nothing
    returning group_id, item_id, points, week, phase, month`);
  const counted = db
    .$with('counted', {})
    .as(addToTotals({ items: 'written', sign: '+', guild, member, at: toldAt }));
  const moved = db.$with('moved', {}).as(
    movePoints(sql`
      select ${guild}, c.group_id, v.points, v.change
      from counted c
      cross join lateral (values
        (c.points - (select sum(points) from written)::int, -1), (c.points, 1)) v(points, change)
      where c.period = 'all' and c.active and v.points > 0 order by v.points`),
  );
  const standing = db.$with('standing', {}).as(sql`
    select coalesce(
      (select points from counted where period = 'all'),
      (select t.points from ${totals} t where t.guild_id = ${guild} and t.group_id = c.group_id
        and t.period = 'all' and t.member_id = ${member}), 0) as points, c.*
    from (select group_id, week, planned_week, joined_week, shift_weeks, skip_optional, language, text,
        item_id, week_starts, target, outage_weeks from chosen order by position limit 1) c`);
  const mine = db.$with('mine', {}).as(sql`
    select c.item_id, c.week, c.kind, c.at, c.phase, c.interaction_id
    from standing s
    join ${checkIns} c on c.guild_id = ${guild} and c.group_id = s.group_id
      and c.member_id = ${member} and c.undone_at is null`);
  const open = db.$with('open', {}).as(sql`
    select i.phase, i.text, i.topic, i.week = s.week - s.shift_weeks as is_own_week
    from standing s
    join ${groupItems} i on i.guild_id = ${guild} and i.group_id = s.group_id and not i.retired
      and i.item_id not in (select item_id from written)
      and i.item_id <> all(array(select item_id from mine))`);
  const outcome = db
    .$with('outcome', {
      enrolments: sql<number>`enrolments`.as('enrolments'),
      groups: sql<number>`groups`.as('groups'),
      repeated: sql<boolean>`repeated`.as('repeated'),
      written: sql<string | null>`written`.as('written'),
      earned: sql<number>`earned`.as('earned'),
      groupId: sql<number | null>`group_id`.as('group_id'),
      language: sql<Language | null>`language`.as('language'),
      week: sql<number | null>`week`.as('week'),
      weeks: sql<number | null>`weeks`.as('weeks'),
      joinedWeek: sql<number | null>`joined_week`.as('joined_week'),
      text: sql<string | null>`text`.as('text'),
      points: sql<number | null>`points`.as('points'),
      ahead: sql<number>`ahead`.as('ahead'),
      left: sql<number>`open`.as('open'),
      doneBefore: sql<string | null>`done_before`.as('done_before'),
      knownBefore: sql<boolean>`known_before`.as('known_before'),
      metWeeks: sql<string | null>`met_weeks`.as('met_weeks'),
      weekItems: sql<number>`week_items`.as('week_items'),
      target: sql<number | null>`target`.as('target'),
      leaves: sql<string | null>`leaves`.as('leaves'),
      outages: sql<string | null>`outages`.as('outages'),
      /** `text\u001ftopic\u001e…` of the week's open items, for a member who skips some. */
      openTexts: sql<string | null>`open_texts`.as('open_texts'),
      /** Phases that this very check-in completed. */
      completed: sql<string | null>`completed`.as('completed'),
      isFinished: sql<boolean>`is_finished`.as('is_finished'),
    })
    .as(sql`
    select (select count(*) from enrolled)::int as enrolments,
      (select count(distinct group_id) from target)::int as groups,
      before.points is not null as repeated,
      (select string_agg(item_id, ',') from written) as written,
      (coalesce((select sum(points) from written), 0) + coalesce(before.points, 0))::int as earned,
      s.group_id, s.language, s.week, cardinality(s.week_starts) - 1 as weeks, s.joined_week, s.text,
      s.points,
      (select coalesce(sum(h.members), 0) from ${pointCounts} h where h.guild_id = ${guild}
        and h.group_id = s.group_id and h.points >= s.points)::int as ahead,
      (select count(*) from open where is_own_week)::int as open,
      case when s.skip_optional then (select string_agg(text || e'\\x1f' || topic, e'\\x1e')
        from open where is_own_week) end as open_texts,
      (select string_agg(t.phase::text, ',' order by t.phase) from (select phase from written
        union select phase from mine where interaction_id = ${interaction}) t
        where t.phase not in (select phase from open)) as completed,
      not exists (select 1 from open) as is_finished,
      b.at as done_before, coalesce(b.kind = 'known', false) as known_before,
      (select string_agg(week::text, ',') from (select week from mine where kind = 'done'
        group by week having count(*) >= s.target) m) as met_weeks,
      ((select count(*) from mine where kind = 'done' and week = s.week)
        + (select count(*) from written))::int as week_items,
      s.target, array_to_string(s.outage_weeks, ',') as outages,
      (select string_agg(l.week || ':' || l.kind, ',') from ${leaves} l where l.guild_id = ${guild}
        and l.group_id = s.group_id and l.member_id = ${member}) as leaves
    from (select sum(points) as points from ${checkIns} c where c.guild_id = ${guild}
      and c.interaction_id = ${interaction}) before
    left join standing s on true
    left join mine b on b.item_id = s.item_id`);

  const statement = db
    .with(enrolled, target, chosen, written, counted, moved, standing, mine, open, outcome)
    .select()
    .from(outcome)
    .prepare('record_check_ins');

  return async (guildId: string, request: CheckInRequest) => {
    const run = async () => {
      const [row] = await statement.execute({
        guildId,
        memberId: request.memberId,
        groupId: request.groupId,
        items: request.itemIds.join(','),
        interactionId: request.interactionId,
        note: request.note,
        link: request.link,
        at: new Date(request.at).toISOString(),
        toldAt: new Date(request.toldAt ?? request.at).toISOString(),
      });
      if (row === undefined) throw new Error('record_check_ins returned no row');
      return row;
    };
    const row = await run();
    const explained = row.written !== null || row.repeated || row.doneBefore !== null;
    return explained || row.groups !== 1 ? row : run();
  };
}
