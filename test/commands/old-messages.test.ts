import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStore } from '../../src/store/store.ts';
import { type Hall, idsOf, need, openHall } from './hall.ts';
import { expectNothingWritten, expectPrivate } from './refusal.ts';

/** Messages that stay in the channel while the group goes on. */
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');
});
afterAll(() => hall.world.close());

async function itemsOfMei() {
  const store = createStore(hall.world.connection.db);
  return store.groups.items(hall.hall.id, group, need(hall.hall.members.Mei));
}
const doneItems = async () =>
  (await itemsOfMei()).filter(({ done }) => done === 'done').map(({ itemId }) => itemId);

test('a checklist of last week, ticked this week, does what is ticked and takes nothing back', async () => {
  const mei = hall.as('Mei');
  const opened = await mei.command('done');
  await hall.world.pass('week');
  const items = await itemsOfMei();
  const [thisWeek] = items.filter(({ week }) => week === 2);
  const [lastWeek] = items.filter(({ week }) => week === 1);
  await mei.command('done', { item: need(thisWeek).itemId });
  const menu = need(idsOf(opened).find((id) => id.startsWith('done:tick:')));
  const ticked = await mei.choose(need(opened.message), menu, [need(lastWeek).itemId]);
  expectPrivate(hall.world, ticked);
  expect(await doneItems()).toEqual([need(lastWeek).itemId, need(thisWeek).itemId]);
  // The list that comes back is this week's.
  expect(ticked.message?.embeds[0]?.description).toContain('Week 2');
});

test('items of elsewhere, forged into the menu, are neither done nor undone', async () => {
  const before = await doneItems();
  for (const values of [['nothing'], ['x'.repeat(100)], ['a,b', "'; drop table"], ['\u0000']]) {
    const id = `done:tick:${group}:all:0`;
    const press = () => hall.forge('Mei').press(id, values);
    await expectNothingWritten(hall.world, press);
  }
  expect(await doneItems()).toEqual(before);
});

test('a page far behind the last shows the last', async () => {
  const press = () => hall.forge('Mei').press(`done:panel:${group}:all:1000`);
  const { message } = await expectNothingWritten(hall.world, press);
  const [, page, pages] = /Page (\d+) of (\d+)/.exec(message?.embeds[0]?.footer?.text ?? '') ?? [];
  expect(page).toBe(need(pages));
});

test('topics and hours of elsewhere, forged into the welcome, change nothing', async () => {
  for (const [id, values] of [
    [`roadmap.join:known:${group}:1000`, ['0']],
    [`roadmap.join:hours:${group}:0`, ['3']],
    [`roadmap.join:hours:${group}:0`, ['1e1']],
    [`roadmap.join:hours:${group}:0`, []],
    [`roadmap.join:page:${group}:1000`, []],
  ] as const) {
    await expectNothingWritten(hall.world, () => hall.forge('Mei').press(id, [...values]));
  }
});
