import { type SQL, sql } from 'drizzle-orm';
import { APART, POST_KINDS } from '../../study/post-kinds.ts';
import type { Database } from '../database/database.ts';
import { guilds, halts, posts } from '../tables/schema.ts';

/** As SQL: what goes to other channels than the group's. */
export const apart = sql.raw(`(${APART.map((kind) => `'${kind}'`).join(', ')})`);

/** A post that has been tried for so long no longer holds up the others of its group. */
const PATIENCE = '1 hour';

/**
 * Whether the post `p` may be taken at an instant: due, under nobody's lease, its server still ours,
 * and no earlier post of its group waiting. What goes elsewhere goes whatever else waits.
 */
export function claimable(at: SQL): SQL {
  return sql`p.state in ('due', 'sending') and p.due_at <= ${at}
    and (p.lease_until is null or p.lease_until < clock_timestamp())
    and (p.kind in ${apart} or not exists (select 1 from ${posts} o where o.guild_id = p.guild_id
      and o.group_id = p.group_id and o.state in ('due', 'sending') and o.kind not in ${apart}
      and (o.tried_at is null or o.tried_at > ${at} - interval '${sql.raw(PATIENCE)}')
      and (o.due_at, ${rank('o')}, o.number, o.subject)
        < (p.due_at, ${rank('p')}, p.number, p.subject)))
    and not exists (select 1 from ${guilds} d where d.guild_id = p.guild_id
      and d.departed_at is not null)`;
}

/**
 * How many posts may be claimed while halts are looked at: none while one lasts. After Discord has
 * refused the token one post is let through a minute, by whoever comes first, until one is taken.
 */
export function roomToClaim(db: Database, limit: number) {
  const probe = db.$with('probe', {}).as(sql`
    update ${halts} set until = clock_timestamp() + interval '1 minute'
    where reason = 'unauthorised' and until <= clock_timestamp()
    returning 1 as posts`);
  const room = db.$with('room', {}).as(sql`
    select case
      when exists (select 1 from ${halts} where until > clock_timestamp()) then 0
      when not exists (select 1 from ${halts} where reason = 'unauthorised') then ${limit}::int
      else (select count(*) from probe) end as posts`);
  return { probe, room };
}

function rank(alias: string): SQL {
  const kinds = POST_KINDS.map((kind) => `'${kind}'`).join(', ');
  return sql.raw(`array_position(array[${kinds}], ${alias}.kind)`);
}
