import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../src/store/tables/schema.ts';
import type { Walk } from './walk.ts';

/** Every row of every table, whole. */
export async function allRows({ world }: Pick<Walk, 'world'>): Promise<string> {
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  const rows = tables.map(
    (table) => sql`select ${getTableName(table)} || t::text as row from ${table} as t`,
  );
  const found = await world.connection.db
    .select({ row: sql<string>`row` })
    .from(sql`(${sql.join(rows, sql` union all `)}) as d`);
  return found.map(({ row }) => row).join('\n');
}

/** Everything that anybody can read in a group's channel and its threads. */
export function allPublic({ world, channelId }: Walk): string {
  const { discord } = world.local;
  const messages = discord.messages(channelId);
  const threads = messages.flatMap(({ thread }) => (thread === undefined ? [] : [thread.id]));
  const all = [...messages, ...threads.flatMap((id) => discord.messages(id))];
  return JSON.stringify(
    all.map(({ content, embeds, components }) => ({ content, embeds, components })),
  );
}
