import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { readChannel, readMessage } from '../fakes/read-message.ts';
import { type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectPrivate, expectRefused } from './refusal.ts';

/** A copy by hand never uses up the scheduled post. */
let hall: Hall;
let group: number;
let channel: string;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 4 });
  channel = need(hall.hall.channels.general);
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

const posted = () => readChannel(hall.world.local.discord, channel);
const titles = () => posted().map(({ title }) => title);
const copies = () => posted().filter(({ footer }) => footer.endsWith('· Posted by hand'));
const ref = (post: string) => ({ post: `${group}.${post}` });
const rowOf = (kind: 'assignment' | 'board', number: number) =>
  createStore(hall.world.connection.db).outbox.find({
    guildId: hall.hall.id,
    groupId: group,
    kind,
    number,
    subject: '',
  });

/** Asks for a copy and confirms; gives the pressed button's custom id and the answer. */
async function postCopy(post: string): Promise<{ id: string; answer: Outcome }> {
  const lin = hall.as('Lin');
  const preview = await lin.command('schedule post', ref(post));
  const id = need(idsOf(preview).find((each) => each.startsWith('schedule.post:now:')));
  const answer = await lin.click(need(preview.message), id);
  await hall.world.settle();
  return { id, answer };
}

test('nothing is posted before the preview is confirmed, and it shows what would be', async () => {
  const before = titles();
  const ask = () => hall.as('Lin').command('schedule post', ref('assignment.2.'));
  const preview = readMessage((await expectNothingWritten(hall.world, ask)).message);
  const at = Date.parse('2026-03-09T09:00:00Z') / 1000;
  expect(preview.content.split('\n')).toEqual([
    `The scheduled one still comes <t:${at}:F> (<t:${at}:R>).`,
    `Post a copy of **Assignment, week 2** of **Async crew** in <#${channel}> now? It is marked as posted by hand and looks like this:`,
  ]);
  expect(preview.title).toMatch(/^Week 2 of 4 · /);
  expect(preview.footer).toBe('Async crew · Posted by hand');
  expect(preview.buttons.map((each) => each.split(' -> ')[0])).toEqual(['Post a copy', 'Cancel']);
  const chinese = await hall.as('Lin', 'zh-CN').command('schedule post', ref('assignment.2.'));
  expect(readMessage(chinese.message).content).toBe(
    `预定的那一条仍会在 <t:${at}:F> (<t:${at}:R>) 发布。\n现在就把**Async crew**的**第 2 周任务**在 <#${channel}> 发一份副本吗？副本会注明是手动发布，内容如下：`,
  );
  const kept = () => hall.forge('Lin').press('schedule.post:no');
  await expectRefused(hall.world, 'en', kept, 'group.kept');
  expect(titles()).toEqual(before);
});

test('a copy appears at once, and once, however often it is confirmed', async () => {
  const before = titles().length;
  const { id, answer } = await postCopy('assignment.2.');
  expectPrivate(hall.world, answer);
  expect(answer.message?.content).toBe(`📮 **Assignment, week 2** is on its way to <#${channel}>.`);
  for (const locale of ['en-US', 'zh-CN'] as const) {
    expectPrivate(hall.world, await hall.forge('Lin', locale).press(id));
  }
  await hall.world.settle();
  expect(titles()).toHaveLength(before + 1);
  const [copy] = copies();
  expect(copy?.title).toMatch(/^Week 2 of 4 · /);
  expect(copy?.thread).toBeNull();
});

test('its button opens the same checklist', async () => {
  await hall.as('Mei').command('roadmap join');
  const message = need(hall.world.local.discord.messages(channel).at(-1));
  const button = need(idsOf({ answer: null, ephemeral: false, thinking: false, message })[0]);
  expect(button).toMatch(new RegExp(`^done:open:${group}:2:\\d+$`));
  const opened = await hall.as('Mei').click(message, button);
  const scheduled = await hall.forge('Mei').press(`done:open:${group}:2`);
  expect(readMessage(opened.message)).toEqual(readMessage(scheduled.message));
});

test('the scheduled post comes at its own time all the same, with its thread', async () => {
  await hall.world.pass('week');
  const week2 = posted().filter(({ title }) => title.startsWith('Week 2 of 4'));
  expect(week2.map(({ footer }) => footer)).toEqual(['Async crew · Posted by hand', 'Async crew']);
  expect(week2[1]?.thread?.name).toBe('Week 2: questions');
  expect(await rowOf('assignment', 2)).toMatchObject({ state: 'sent' });
});

test('a board and an assignment that have appeared can be copied, and stay as they are', async () => {
  const before = copies().length;
  const ask = await hall.as('Lin').command('schedule post', ref('board.1.'));
  expect(readMessage(ask.message).content).toMatch(
    /^The scheduled one appeared <t:\d+:f>: https:\/\/discord\.com\/channels\//,
  );
  await postCopy('board.1.');
  expect(copies()).toHaveLength(before + 1);
  expect(copies().at(-1)).toMatchObject({ title: 'Week 1 is over', thread: null });
  const explained = await hall.as('Lin').command('schedule why');
  expect(readMessage(explained.message).title).toBe('Board, week 1 (by hand)');
});

describe.each(LANGUAGES)(
  'what would make no sense, asked for by a reader of %s,',
  (language, locale) => {
    const name = { en: 'Board, week 4', 'zh-CN': '第 4 周周榜' }[language];

    test('is not posted: a board before its week is over', async () => {
      const call = () => hall.forge('Lin', locale).command('schedule.post', ref('board.4.'));
      await expectRefused(hall.world, language, call, 'byHand.notNow', { post: name });
      const press = () => hall.forge('Lin', locale).press(`schedule.post:now:${group}:board:4:77`);
      await expectRefused(hall.world, language, press, 'byHand.notNow', { post: name });
      const typed = await hall.as('Lin', locale).autocomplete('schedule post', 'post', '');
      expect(typed.choices?.map(({ value }) => value)).not.toContain(`${group}.board.4.`);
      expect(typed.choices?.map(({ value }) => value)).toContain(`${group}.assignment.3.`);
    });

    test('is not tried again: a post that nobody holds back', async () => {
      const press = () => hall.forge('Lin', locale).press(`schedule.post:retry:${group}:board:1`);
      const post = { en: 'Board, week 1', 'zh-CN': '第 1 周周榜' }[language];
      await expectRefused(hall.world, language, press, 'byHand.notHeld', { post });
    });
  },
);

describe('where the scheduled post is held back', () => {
  test('it is offered to be sent instead, and then is the only one', async () => {
    const { faults } = hall.world.local.discord;
    const body = { code: 50_013, message: 'Missing Permissions' };
    const heal = faults.add(({ method, path }) =>
      method === 'POST' && path.endsWith(`${channel}/messages`) ? { status: 403, body } : undefined,
    );
    await hall.world.pass('week');
    heal();
    expect(await rowOf('assignment', 3)).toMatchObject({ state: 'blocked' });
    const lin = hall.as('Lin');
    const coming = readMessage((await lin.command('schedule preview')).message).body;
    expect(coming.at(-1)).toMatch(
      /^⚠️ (?:A post is|\d posts are) held back or waiting\. `\/schedule why` tells the reason\.$/,
    );
    const preview = await lin.command('schedule post', ref('assignment.3.'));
    const shown = readMessage(preview.message);
    expect(shown.content).toMatch(/^⚠️ The scheduled one is held back\./);
    expect(shown.buttons[0]).toBe(
      `Send the scheduled one -> schedule.post:retry:${group}:assignment:3`,
    );
    const chinese = await hall.as('Lin', 'zh-CN').command('schedule post', ref('assignment.3.'));
    expect(readMessage(chinese.message).content).toMatch(/^⚠️ 预定的那一条没能发出去/);
    const again = await lin.click(
      need(preview.message),
      `schedule.post:retry:${group}:assignment:3`,
    );
    expect(again.message?.content).toBe(
      `📮 The scheduled **Assignment, week 3** is tried again now, in <#${channel}>.`,
    );
    await hall.world.settle();
    expect(await rowOf('assignment', 3)).toMatchObject({ state: 'sent' });
    const week3 = posted().filter(({ title }) => title.startsWith('Week 3 of 4'));
    expect(week3.map(({ footer }) => footer)).toEqual(['Async crew']);
  });

  test('so is one that was missed, and it says that it is late', async () => {
    hall.world.goTo('2026-03-31T09:00:00Z');
    await hall.world.product.sweep();
    expect(await rowOf('assignment', 4)).toMatchObject({ state: 'missed' });
    const lin = hall.as('Lin');
    const explained = await lin.command('schedule why', ref('assignment.4.'));
    const until = Date.parse('2026-03-30T09:00:00Z') / 1000;
    expect(readMessage(explained.message).body[0]).toContain(`between its time and <t:${until}:F>`);
    const chinese = await hall.as('Lin', 'zh-CN').command('schedule post', ref('assignment.4.'));
    expect(readMessage(chinese.message).content).toMatch(/^⚠️ 预定的那一条错过了/);
    await lin.click(need(explained.message), `schedule.post:retry:${group}:assignment:4`);
    await hall.world.settle();
    expect(await rowOf('assignment', 4)).toMatchObject({ state: 'sent' });
    const week4 = posted().filter(({ title }) => title.startsWith('Week 4 of 4'));
    expect(week4.map(({ footer }) => footer)).toEqual(['Async crew · Posted late']);
  });
});

test('a copy whose answer was lost is found by its own button, and not sent again', async () => {
  const { world } = hall;
  world.local.discord.faults.next(/^POST \S*\/channels\/\d+\/messages$/, 'drop-answer');
  const before = copies().length;
  await postCopy('assignment.1.');
  expect(copies()).toHaveLength(before + 1);
  // Past the time within which Discord would know the nonce again.
  world.goTo(world.now() + 20 * 60_000);
  await world.connection.db.update(posts).set({ leaseUntil: null });
  await world.product.sweep();
  expect(copies()).toHaveLength(before + 1);
  const waiting = inArray(posts.state, ['due', 'sending']);
  expect(await world.connection.db.select().from(posts).where(waiting)).toEqual([]);
});
