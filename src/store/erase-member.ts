import { sql } from 'drizzle-orm';
import { PRIVATE } from '../study/post-kinds.ts';
import type { Database } from './database/database.ts';
import { memberGate } from './member-gate.ts';
import {
  auditEntries,
  blockers,
  enrolments,
  groups,
  members,
  posts,
  roadmaps,
  totals,
} from './tables/schema.ts';
import { movePoints } from './totals.ts';

/** What an erasure does to a message: the member's name is taken out, or the whole message goes. */
export const ERASURE = { rename: 0, remove: 1 } as const;

/** Posts that name members among others. */
const NAMING = ['report', 'board', 'standup', 'week-standup', 'week-report', 'digest'] as const;

/** What an erasure's subject says. It is gone with the row, once the message is done. */
export type ErasureSubject = {
  messageId: string;
  memberId: string;
  alias: string | null;
  /** Was shown to others as somebody. */
  hidden: boolean;
};

export function readErasure(subject: string): ErasureSubject {
  const pattern = /^(\d+)(?: (\d+) (hidden|shown))?(?: (.*))?$/s;
  const [, messageId = '', memberId = '', shown, alias] = pattern.exec(subject) ?? [];
  return { messageId, memberId, alias: alias ?? null, hidden: shown === 'hidden' };
}

/**
 * Deletes everything that names a member in a server, in one statement; and puts an erasure in the
 * outbox for every message that names them in Discord. Check-ins, leaves, reviews, answers and
 * blockers go with the enrolment. False when there was nothing of them.
 */
export function prepareErase(db: Database) {
  const guild = sql`${sql.placeholder('guildId')}::bigint`;
  const member = sql`${sql.placeholder('memberId')}::bigint`;
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  const list = (kinds: readonly string[]) => sql.raw(kinds.map((kind) => `'${kind}'`).join(', '));

  const mine = db.$with('mine', {}).as(sql`
    select e.group_id, m.alias, coalesce(m.hidden, false) as hidden
    from ${memberGate(guild, member)}
    cross join ${enrolments} e
    left join ${members} m on m.guild_id = e.guild_id and m.member_id = e.member_id
    where e.guild_id = ${guild} and e.member_id = ${member}`);
  const told = db.$with('told', {}).as(sql`
    insert into ${posts} (guild_id, group_id, kind, number, subject, due_at, state, channel_id)
    select p.guild_id, p.group_id, 'erasure', ${sql.raw(String(ERASURE.rename))},
      p.message_id || ' ' || ${member} || case when m.hidden then ' hidden' else ' shown' end
        || coalesce(' ' || m.alias, ''), ${at}, 'due', p.channel_id
    from ${posts} p join mine m on m.group_id = p.group_id
    where p.guild_id = ${guild} and p.kind in (${list(NAMING)}) and p.message_id is not null
      and p.channel_id is not null
    union all
    select p.guild_id, p.group_id, 'erasure', ${sql.raw(String(ERASURE.remove))},
      p.message_id::text, ${at}, 'due', p.channel_id
    from ${posts} p
    where p.guild_id = ${guild} and p.subject = ${member}::text and p.kind not in (${list(PRIVATE)})
      and p.message_id is not null and p.channel_id is not null
    on conflict do nothing returning 1`);
  // Nothing is touched before the gate is passed: a check-in holds it while it counts.
  const gated = sql`(select count(*) >= 0 from mine)`;
  const unposted = db.$with('unposted', {}).as(sql`
    delete from ${posts} where ${gated} and guild_id = ${guild} and subject = ${member}::text
    returning 1`);
  const uncounted = db.$with('uncounted', {}).as(sql`
    delete from ${totals} where ${gated} and guild_id = ${guild} and member_id = ${member}
    returning group_id, period, points, active`);
  const moved = db.$with('moved', {}).as(
    movePoints(sql`
      select ${guild}, u.group_id, u.points, -1
      from uncounted u where u.period = 'all' and u.active and u.points > 0 order by u.group_id`),
  );
  const unhelped = db.$with('unhelped', {}).as(sql`
    update ${blockers} set helper_id = null, claimed_at = null
    where ${gated} and guild_id = ${guild} and helper_id = ${member} and member_id <> ${member} returning 1`);
  const parted = db.$with('parted', {}).as(sql`
    delete from ${enrolments} where ${gated} and guild_id = ${guild} and member_id = ${member}
    returning 1`);
  const unset = db.$with('unset', {}).as(sql`
    delete from ${members} where ${gated} and guild_id = ${guild} and member_id = ${member}
    returning 1`);
  // What somebody made for all stays, made by nobody.
  const unmade = db.$with('unmade', {}).as(sql`
    update ${groups} set created_by = 0 where guild_id = ${guild} and created_by = ${member}
    returning 1`);
  const unadded = db.$with('unadded', {}).as(sql`
    update ${roadmaps} set added_by = 0 where guild_id = ${guild} and added_by = ${member}
    returning 1`);
  const unnamed = db.$with('unnamed', {}).as(sql`
    update ${auditEntries} set member_id = null where guild_id = ${guild} and member_id = ${member}
    returning 1`);
  const counted = { unposted, uncounted, unhelped, parted, unset, unmade, unadded, unnamed };
  const counts = Object.keys(counted).map((name) => `(select count(*) from ${name})`);
  const outcome = db
    .$with('outcome', { rows: sql<number>`rows`.as('rows') })
    .as(sql`select (${sql.raw(counts.join(' + '))})::int as rows`);
  const statement = db
    .with(mine, told, ...Object.values(counted), moved, outcome)
    .select()
    .from(outcome)
    .prepare('erase_member');

  return async (guildId: string, memberId: string, at: number): Promise<boolean> => {
    const run = async () =>
      (await statement.execute({ guildId, memberId, at: new Date(at).toISOString() }))[0]?.rows ??
      0;
    const rows = await run();
    // A check-in at the same moment has made totals that the statement could not see.
    return (await run()) + rows > 0;
  };
}
