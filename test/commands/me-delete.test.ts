import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import * as schema from '../../src/store/tables/schema.ts';
import { startLoaf } from '../fakes/loaf.ts';
import { passLeases } from '../fakes/small-group.ts';
import { foldBoard, foldPointCounts, keptPointCounts } from '../store/fold.ts';
import { type Hall, idsOf, need, openHall, START } from './hall.ts';

/** One member of two deletes everything; the other one's history is untouched. */
let hall: Hall;
let group: number;
const words = wordsOf('en');
const SECRET = 'my oven smells of quinces';
const store = () => createStore(hall.world.connection.db);
const idOf = (name: string) => need(hall.hall.members[name]);

/** Every row of every table, whole. */
async function allRows(): Promise<string> {
  const { db } = hall.world.connection;
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  const rows = tables.map(
    (table) => sql`select ${getTableName(table)} || t::text as row from ${table} as t`,
  );
  const found = await db
    .select({ row: sql<string>`row` })
    .from(sql`(${sql.join(rows, sql` union all `)}) as d`);
  return found.map(({ row }) => row).join('\n');
}

/** Everything that anybody can read in the channel and its threads. */
function allPublic(): string {
  const { discord } = hall.world.local;
  const messages = discord.messages(need(hall.hall.channels.general));
  return JSON.stringify(
    messages.map((message) => [
      message.content,
      message.embeds,
      message.components,
      message.thread === undefined
        ? []
        : discord.messages(message.thread.id).map(({ content, embeds }) => [content, embeds]),
    ]),
  );
}

async function deleteAll(name: string) {
  const asked = await hall.as(name).command('me delete');
  const [yes = ''] = idsOf(asked);
  const gone = await hall.as(name).click(need(asked.message), yes);
  await hall.world.settle();
  return { yes, gone };
}

beforeAll(async () => {
  hall = await openHall();
  group = await startLoaf(hall, 'Bakers');
  for (const name of ['Mei', 'Sam']) {
    await hall.as(name).command('roadmap join');
  }
  await hall.world.pass('next');
  hall.world.goTo(START + 2 * 3_600_000);
  await store().members.change(hall.hall.id, idOf('Mei'), { alias: '*Plum* 🍑' });
  for (const item of ['Weigh the flour', '(optional) Visit a mill', 'Knead by hand']) {
    await hall.as('Mei').command('done', { item, note: SECRET });
  }
  await hall.as('Sam').command('done', { item: 'Weigh the flour' });
  // The standup of the first phase opens with its last week.
  await hall.world.pass('week');
  await hall.world.pass('week');
  const fields = { finished: SECRET, next: SECRET, blockers: SECRET };
  for (const name of ['Mei', 'Sam']) {
    const { modal } = await hall.as(name).command('standup');
    const own = name === 'Mei' ? fields : { finished: 'flour', next: 'dough', blockers: '' };
    await hall.as(name).submit(need(modal), { fields: own });
  }
  await hall.world.pass('week');
  await hall.world.pass('week');
});
afterAll(() => hall.world.close());

test('before, the channel knows them by their alias, their answer and their celebration', () => {
  const seen = allPublic();
  expect(seen).toContain('\\\\*Plum\\\\*');
  expect(seen).toContain(SECRET);
  expect(seen).toContain('🎉');
});

test('everything is gone, in every table and in Discord; the others keep theirs', async () => {
  const { gone, yes } = await deleteAll('Mei');
  expect(gone.message?.content).toBe(words('me.deleted'));
  expect(gone.ephemeral).toBe(true);
  const rows = await allRows();
  for (const trace of [idOf('Mei'), 'Plum', SECRET]) expect(rows).not.toContain(trace);
  const seen = allPublic();
  for (const trace of [idOf('Mei'), 'Plum', SECRET]) expect(seen).not.toContain(trace);
  expect(seen).toContain(words('person.hidden'));
  expect(seen).toContain(idOf('Sam'));
  expect(hall.world.reports).toEqual([]);

  const { db } = hall.world.connection;
  const events = await db.select().from(schema.checkIns);
  expect(events.map(({ memberId }) => memberId)).toEqual([idOf('Sam')]);
  const key = need(await store().groups.find(hall.hall.id, group));
  expect(await keptPointCounts(db, key)).toEqual(foldPointCounts(events));
  const page = { groupId: group, period: 'all', limit: 10, offset: 0 };
  expect(await store().boards.page(hall.hall.id, page)).toEqual(
    foldBoard(events, 'all').map(({ memberId, points, items }) => ({ memberId, points, items })),
  );

  const again = await hall.forge('Mei').press(yes);
  expect(again.message?.content).toBe(words('me.nothing'));
});

test('who joins again starts from nothing', async () => {
  await hall.as('Mei').command('roadmap join', { group: String(group) });
  const shown = await hall.as('Mei').command('me show');
  const text = JSON.stringify(shown.message?.embeds);
  expect(text).toContain(words('me.noCheckIns'));
  expect(text).toContain(words('me.noPlace'));
  expect(text).not.toContain('Plum');
});

test('what an organiser made stays, made by nobody', async () => {
  await hall.as('Lin').command('roadmap join', { group: String(group) });
  await deleteAll('Lin');
  expect(await allRows()).not.toContain(idOf('Lin'));
  expect(await store().groups.find(hall.hall.id, group)).toMatchObject({ createdBy: '0' });
});

test('a message that Discord does not let go of is tried again later, and told to nobody', async () => {
  const { discord } = hall.world.local;
  const channel = need(hall.hall.channels.general);
  await hall.as('Sam').command('leave-week');
  discord.denyBot(channel, 'ReadMessageHistory');
  await deleteAll('Sam');
  expect(allPublic()).toContain(idOf('Sam'));
  expect(await allRows()).toContain(idOf('Sam'));
  const why = await hall.as('Lin').command('schedule why', { group: String(group) });
  expect(JSON.stringify(why.message)).not.toContain(idOf('Sam'));
  const check = await hall.as('Lin').command('doctor');
  expect(JSON.stringify(check.message)).not.toContain(idOf('Sam'));

  discord.denyBot(channel);
  await passLeases(hall.world);
  await hall.world.product.sweep();
  expect(allPublic()).not.toContain(idOf('Sam'));
  expect(await allRows()).not.toContain(idOf('Sam'));
});

test('an answer that was on its way when everything was deleted goes, too', async () => {
  const late: { erase: (() => Promise<unknown>) | null } = { erase: null };
  const busy = await openHall({
    between: (rest) => ({
      ...rest,
      post: async (route, request) => {
        const sent = await rest.post(route, request);
        if (JSON.stringify(request?.body).includes(SECRET)) await late.erase?.();
        return sent;
      },
    }),
  });
  await startLoaf(busy, 'Bakers');
  const mei = busy.as('Mei');
  await mei.command('roadmap join');
  await busy.world.pass('next');
  await busy.world.pass('week');
  await busy.world.pass('week');
  const data = createStore(busy.world.connection.db).memberData;
  late.erase = () => data.erase(busy.hall.id, need(busy.hall.members.Mei), busy.world.now());
  const { modal } = await mei.command('standup');
  const fields = { finished: SECRET, next: '', blockers: '' };
  await mei.submit(need(modal), { fields });
  await busy.world.settle();
  const { discord } = busy.world.local;
  const told = discord
    .messages(need(busy.hall.channels.general))
    .flatMap(({ id, thread }) => [id, ...(thread === undefined ? [] : [thread.id])])
    .flatMap((id) => discord.messages(id));
  expect(discord.requests.some(({ method }) => method === 'DELETE')).toBe(true);
  expect(JSON.stringify(told)).not.toContain(SECRET);
  await busy.world.close();
});
