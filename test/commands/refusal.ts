import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { expect } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { type Key, type Params, wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { NO_PINGS } from '../../src/playground/state/discord-state.ts';
import * as schema from '../../src/store/tables/schema.ts';
import type { World } from '../fakes/world.ts';

/** All but the log of organisers' actions, which keeps also what was refused. */
const tables = Object.values(schema).filter(
  (value) => is(value, PgTable) && value !== schema.auditEntries,
);

/** Every row of every table, shortened to what tells it apart. */
export async function dump({ connection }: World): Promise<string[]> {
  const rows = tables.map(
    (table) => sql`select ${getTableName(table)} || ' ' || left(t::text, 200) || ' ' ||
      md5(to_jsonb(t)::text) as row from ${table} as t`,
  );
  const found = await connection.db
    .select({ row: sql<string>`row` })
    .from(sql`(${sql.join(rows, sql` union all `)}) as d`);
  return found.map(({ row }) => row).sort();
}

/** What must hold of every answer to bad input, whatever it says. Gives the answer. */
export async function expectNothingWritten(
  world: World,
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  const { discord } = world.local;
  await world.settle();
  const before = await dump(world);
  const asked = discord.requests.length;
  const outcome = await act();
  await world.settle();
  const after = await dump(world);
  const gone = before.filter((row) => !after.includes(row)).map((row) => `- ${row}`);
  const come = after.filter((row) => !before.includes(row)).map((row) => `+ ${row}`);
  expect([...gone, ...come].slice(0, 5)).toEqual([]);
  const sent = discord.requests.slice(asked).filter(({ method }) => method !== 'GET');
  expect(sent.map(({ path }) => path).filter((path) => !path.includes('callback'))).toEqual([]);
  expectPrivate(world, outcome);
  return outcome;
}

/** An answer that only the asker sees and that notifies nobody. */
export function expectPrivate(world: World, outcome: Outcome): void {
  expect(outcome.failed).toBeUndefined();
  expect(outcome.thinking).toBe(false);
  if (outcome.message === undefined) return;
  expect(outcome.ephemeral).toBe(true);
  expect(world.local.discord.pings(outcome.message.id)).toEqual(NO_PINGS);
  const data =
    outcome.answer !== null && 'data' in outcome.answer ? outcome.answer.data : undefined;
  expect(data).toMatchObject({ allowed_mentions: { parse: [] } });
}

/** Bad input: exactly this sentence, privately, and nothing else happens. */
export async function expectRefused(
  world: World,
  language: Language,
  act: () => Promise<Outcome>,
  key: Key,
  params?: Params,
): Promise<Outcome> {
  const reported = world.reports.length;
  const outcome = await expectNothingWritten(world, act);
  expect(outcome.message?.content).toBe(wordsOf(language)(key, params));
  expect(outcome.message?.embeds).toEqual([]);
  expect(world.reports.slice(reported)).toEqual([]);
  return outcome;
}
