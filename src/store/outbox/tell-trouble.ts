import { sql, type WithSubquery } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { posts } from '../tables/schema.ts';
import { apart } from './claimable.ts';

/** Told again, the notice is a new message; `due_at` is part of its button and its nonce. */
const ANEW = sql`on conflict (guild_id, group_id, kind, number, subject) do update set
  state = 'due', due_at = excluded.due_at, reason = null, attempts = 0, tried_at = null,
  fence = posts.fence + 1, lease_until = null, channel_id = null, message_id = null,
  sent_at = null`;

/**
 * The post that tells organisers of one that was blocked: its subject is that post's kind. Nothing
 * where another of the group is blocked for the same reason, which they have been told.
 */
export function tellBlocked(db: Database, blocked: WithSubquery, reason: string, at: number) {
  return db.$with('told', {}).as(sql`
    insert into ${posts} (guild_id, group_id, kind, number, subject, due_at, state)
    select b.guild_id, b.group_id, 'trouble', b.number, b.kind, ${iso(at)}::timestamptz, 'due'
    from ${blocked} b
    where b.kind not in ${apart} and not exists (select 1 from ${posts} o
      where o.guild_id = b.guild_id and o.group_id = b.group_id and o.state = 'blocked'
        and o.kind not in ${apart} and o.reason = ${reason})
    ${ANEW} returning 1`);
}

/** The post that tells organisers of one that came up too late. */
export function tellMissed(
  db: Database,
  missed: WithSubquery,
  { subject, at }: { subject: string; at: number },
) {
  return db.$with('told', {}).as(sql`
    insert into ${posts} (guild_id, group_id, kind, number, subject, due_at, state)
    select m.guild_id, m.group_id, 'trouble', m.number, ${subject}, ${iso(at)}::timestamptz, 'due'
    from ${missed} m ${ANEW} returning 1`);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
