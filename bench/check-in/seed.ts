import type { Sql } from 'postgres';
import { draftGroup, itemsOf } from '../../src/commands/group/draft.ts';
import { versionOf } from '../../src/commands/roadmaps.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import type { Database } from '../../src/store/database/database.ts';
import { createStore } from '../../src/store/store.ts';
import { CANDIDATES, firstGuild, firstMember } from './ids.ts';

const TEMPLATE = '1000000000000000000';
const THREE_WEEKS = 21 * 86_400_000;

/** Check-ins that every member has made before: without a past, Postgres would plan blindly. */
export const PAST = 20;

/**
 * For each candidate so many servers, each with one group on the English FastAPI roadmap in its
 * fourth week, and so many members in each. Gives the ids of the plan's items.
 */
export async function seedGroups(
  sql: Sql,
  db: Database,
  size: { guilds: number; members: number },
  now: number,
): Promise<string[]> {
  const items = await createTemplate(db, now);
  for (const candidate of CANDIDATES) {
    const guild = String(firstGuild(candidate));
    const member = String(firstMember(candidate));
    await sql`
      insert into roadmap_versions (guild_id, version, key, document)
      select ${guild}::bigint + n, version, key, document
      from roadmap_versions, generate_series(0, ${size.guilds - 1}::int) n
      where guild_id = ${TEMPLATE}`;
    await sql`
      insert into groups (guild_id, name, version, language, channel_id, plan, rhythm, week_starts,
        zone, status, swept_to, created_by, interaction_id)
      select ${guild}::bigint + n, name, version, language, channel_id, plan, rhythm, week_starts,
        zone, status, swept_to, created_by, interaction_id
      from groups, generate_series(0, ${size.guilds - 1}::int) n
      where guild_id = ${TEMPLATE}`;
    await sql`
      insert into group_items
      select g.guild_id, g.group_id, i.item_id, i.position, i.week, i.phase, i.points, i.text,
        i.topic
      from groups g join group_items i on i.guild_id = ${TEMPLATE}
      where g.guild_id between ${guild}::bigint and ${guild}::bigint + ${size.guilds - 1}::int`;
    await sql`
      insert into enrolments (guild_id, group_id, member_id, status, joined_at, joined_week)
      select g.guild_id, g.group_id,
        ${member}::bigint + (g.guild_id - ${guild}::bigint) * ${size.members}::int + n, 'active',
        g.swept_to, 1
      from groups g, generate_series(0, ${size.members - 1}::int) n
      where g.guild_id between ${guild}::bigint and ${guild}::bigint + ${size.guilds - 1}::int`;
    await seedPast(sql, guild, member, size, items);
  }
  await sql`vacuum analyze`;
  return items;
}

/** The first turns of `doneInteraction`, as if they had been checked in one by one. */
async function seedPast(
  sql: Sql,
  guild: string,
  member: string,
  size: { guilds: number; members: number },
  items: readonly string[],
): Promise<void> {
  const range = sql`guild_id between ${guild}::bigint and ${guild}::bigint + ${size.guilds - 1}::int`;
  await sql.begin(async (tx) => {
    // The foreign key holds by construction; checking it for every row takes long.
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into check_ins (guild_id, interaction_id, item_id, group_id, member_id, kind, points,
        week, phase, month, at)
      select g.guild_id, 1 + m * ${PAST}::int + turn, i.item_id, g.group_id,
        ${member}::bigint + (g.guild_id - ${guild}::bigint) * ${size.members}::int + m, 'done',
        i.points, 1 + turn % 4, i.phase, to_char(g.swept_to, 'YYYY-MM'),
        g.swept_to + turn * interval '20 hours'
      from groups g
      cross join generate_series(0, ${size.members - 1}::int) m
      cross join generate_series(0, ${PAST - 1}::int) turn
      join group_items i on i.guild_id = g.guild_id and i.group_id = g.group_id
        and i.item_id = (string_to_array(${items.join(',')}::text, ','))[
          1 + (turn + 37 * m + 11 * (g.guild_id - ${guild}::bigint)::int) % ${items.length}::int]
      where g.guild_id between ${guild}::bigint and ${guild}::bigint + ${size.guilds - 1}::int`;
    await tx`
      insert into totals (guild_id, group_id, period, member_id, points, items, reached_at)
      select guild_id, group_id, p.period, member_id, sum(points), count(*), max(at)
      from check_ins
      cross join lateral (values ('all'), ('m' || month), ('p' || phase), ('w' || week)) p(period)
      where ${range}
      group by guild_id, group_id, p.period, member_id`;
    await tx`
      insert into point_counts (guild_id, group_id, points, members)
      select guild_id, group_id, points, count(*) from totals where ${range} and period = 'all'
      group by guild_id, group_id, points`;
  });
}

/** One group through the product's own code; the others are its copies. */
async function createTemplate(db: Database, now: number): Promise<string[]> {
  const store = createStore(db);
  const chosen = shipped.find(
    ({ key, roadmap }) => key === 'fastapi-next-steps' && roadmap.language === 'en',
  );
  if (chosen === undefined) throw new Error('the FastAPI roadmap is not shipped');
  const start = now - THREE_WEEKS;
  const wish = { firstDay: null, weekday: null, time: '00:00', zone: 'UTC', weeks: null };
  const draft = draftGroup(chosen.roadmap, { ...wish, pace: null }, start);
  if (draft.kind !== 'draft') throw new Error(`no plan: ${draft.key}`);
  const version = versionOf(chosen);
  const items = itemsOf(chosen.roadmap, draft.plan);
  await store.roadmaps.keep(TEMPLATE, version);
  const group = {
    name: 'Backend friends',
    version: version.version,
    language: 'en' as const,
    channelId: '1100000000000900001',
    plan: draft.plan,
    rhythm: draft.rhythm,
    weekStarts: draft.starts,
    zone: 'UTC',
    status: 'running' as const,
    sweptTo: start,
    createdBy: '1200000000009999999',
    interactionId: TEMPLATE,
  };
  await store.groups.create(TEMPLATE, group, items);
  return items.map(({ itemId }) => itemId);
}
