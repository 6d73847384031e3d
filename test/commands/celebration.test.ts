import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { idOn, startLoaf } from '../fakes/loaf.ts';
import { type Hall, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten } from './refusal.ts';

const DOUGH = ['Weigh the flour', '(optional) Visit a mill', 'Knead by hand'];
const OVEN = ['Heat the oven', 'Scent of rye (optional)', 'Bake the loaf'];
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await startLoaf(hall, 'Bakers');
  await hall.world.pass('next');
  hall.world.goTo(START + 2 * 3_600_000);
});
afterAll(() => hall.world.close());

/** Every celebration in the channel, oldest first. */
async function heard(): Promise<string[]> {
  await hall.world.settle();
  const channel = need(hall.hall.channels.general);
  return hall.world.local.discord
    .messages(channel)
    .map(({ content }) => content)
    .filter((content) => /^(🎉|🏁)/u.test(content));
}
const idOf = (name: string) => need(hall.hall.members[name]);
const store = () => createStore(hall.world.connection.db);

test('a completed phase is celebrated once, also when it is undone and done again', async () => {
  const words = wordsOf('en');
  const mei = hall.as('Mei');
  await mei.command('roadmap join');
  for (const item of DOUGH.slice(0, 2)) await mei.command('done', { item });
  expect(await heard()).toEqual([]);
  const last = await mei.command('done', { item: need(DOUGH[2]) });
  expect(last.message?.content).toContain(words('celebrate.yourPhase', { phase: 'Dough' }));
  const line = words('celebrate.phase', { member: `<@${idOf('Mei')}>`, phase: 'Dough' });
  expect(await heard()).toEqual([line]);
  await mei.command('undo');
  await mei.command('done', { item: need(DOUGH[2]) });
  expect(await heard()).toEqual([line]);
});

test('several ticks that complete the roadmap are celebrated in one line', async () => {
  const mei = hall.as('Mei');
  const before = await heard();
  const panel = await mei.command('plan');
  const all = await mei.click(need(panel.message), `done:scope:${group}:all`);
  const items = await store().groups.items(hall.hall.id, group, idOf('Mei'));
  const ids = items.map(({ itemId }) => itemId);
  const ticked = await mei.choose(need(all.message), idOn(all, 'done:tick:'), ids);
  const words = wordsOf('en');
  expect(ticked.message?.content).toContain(words('celebrate.yourRoadmap'));
  expect((await heard()).slice(before.length)).toEqual([
    words('celebrate.roadmap', { member: `<@${idOf('Mei')}>` }),
  ]);
  const why = await hall.as('Lin').command('schedule why');
  expect(JSON.stringify(why.message?.components)).toContain(words('schedule.kind.celebration'));
});

test('what was known before celebrates nothing by itself, and counts beside what is done', async () => {
  const sam = hall.as('Sam');
  const { message } = await sam.command('roadmap join');
  const before = await heard();
  await sam.choose(need(message), `roadmap.join:known:${group}:0`, ['0']);
  expect(await heard()).toEqual(before);
  for (const item of OVEN) await sam.command('done', { item });
  expect((await heard()).slice(before.length)).toEqual([
    wordsOf('en')('celebrate.roadmap', { member: `<@${idOf('Sam')}>` }),
  ]);
});

test('a member with an alias is celebrated by it, and nobody is told who that is', async () => {
  await store().members.change(hall.hall.id, idOf('Noor'), { alias: 'Sourdough' });
  await hall.as('Noor').command('roadmap join');
  const before = await heard();
  for (const item of DOUGH) await hall.as('Noor').command('done', { item });
  expect((await heard()).slice(before.length)).toEqual([
    wordsOf('en')('celebrate.phase', { member: '**Sourdough**', phase: 'Dough' }),
  ]);
  const channel = need(hall.hall.channels.general);
  const [post] = hall.world.local.discord.messages(channel).slice(-1);
  expect(JSON.stringify(post?.components)).not.toContain(idOf('Noor'));
});

describe.each(LANGUAGES)('a hidden member who reads %s', (language, locale) => {
  test('hears it alone', async () => {
    const name = language === 'en' ? 'Kai' : 'Lin';
    const words = wordsOf(language);
    await store().members.change(hall.hall.id, idOf(name), { hidden: true });
    const me = hall.as(name, locale);
    await me.command('roadmap join');
    const before = await heard();
    for (const item of OVEN.slice(0, 2)) await me.command('done', { item });
    const last = await me.command('done', { item: need(OVEN[2]) });
    expect(last.message?.content).toContain(words('celebrate.yourPhase', { phase: 'Oven' }));
    expect(await heard()).toEqual(before);
    const post = await store().outbox.find({
      guildId: hall.hall.id,
      groupId: group,
      kind: 'celebration',
      number: 2,
      subject: idOf(name),
    });
    expect(post).toMatchObject({ state: 'skipped', reason: 'hidden' });
  });
});

test('one that is taken back before it is sent is not sent; done again, it is', async () => {
  const { guildId, groupId, memberId, at } = {
    guildId: hall.hall.id,
    groupId: group,
    memberId: idOf('Noor'),
    at: hall.world.now(),
  };
  const before = await heard();
  // Noor has done none of the oven: as if it had been taken back right after.
  await store().celebrations.make(guildId, { groupId, memberId, at }, [2]);
  await hall.world.product.sweep();
  const key = { guildId, groupId, kind: 'celebration', number: 2, subject: memberId } as const;
  expect(await store().outbox.find(key)).toMatchObject({ state: 'skipped', reason: 'taken-back' });
  expect(await heard()).toEqual(before);
  for (const item of OVEN) await hall.as('Noor').command('done', { item });
  expect(await heard()).toHaveLength(before.length + 1);
  await expectNothingWritten(hall.world, () =>
    hall.as('Noor').command('done', { item: need(OVEN[0]) }),
  );
});
