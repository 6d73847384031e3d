import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

let hall: Hall;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)('before there is a group, in %s', (language, locale) => {
  test('members and organisers are told how one begins', async () => {
    for (const name of ['Mei', 'Lin']) {
      const client = hall.as(name, locale);
      for (const command of ['done', 'undo', 'plan', 'leaderboard', 'standup']) {
        const call = () => client.command(command);
        await expectRefused(hall.world, language, call, 'refuse.noGroup');
      }
      for (const command of ['roadmap leave', 'roadmap progress']) {
        const call = () => client.command(command);
        await expectRefused(hall.world, language, call, 'refuse.noGroup');
      }
      const done = () => client.command('done', { item: ITEM });
      await expectRefused(hall.world, language, done, 'refuse.noGroup');
      const join = () => client.command('roadmap join');
      await expectRefused(hall.world, language, join, 'join.none');
    }
    const lin = hall.as('Lin', locale);
    for (const command of ['list', 'pause', 'resume', 'finish']) {
      const call = () => lin.command(`group ${command}`);
      await expectRefused(hall.world, language, call, 'refuse.noGroup');
    }
    const edit = () => lin.command('group edit', { weeks: 5 });
    await expectRefused(hall.world, language, edit, 'refuse.noGroup');
  });

  test('a draft is nobody’s group yet', async () => {
    const lin = hall.as('Lin', locale);
    const roadmap = 'fastapi-next-steps.en';
    const draft = await lin.command('group create', { roadmap, name: 'Draft' });
    const [start = '', cancel = ''] = idsOf(draft);
    const join = () => hall.as('Mei', locale).command('roadmap join');
    await expectRefused(hall.world, language, join, 'join.none');
    const group = need(cancel.split(':').at(-1));
    const named = () => hall.as('Mei', locale).command('roadmap join', { group });
    await expectRefused(hall.world, language, named, 'refuse.unknownGroup');
    const thrown = await lin.click(need(draft.message), cancel);
    expect(thrown.message?.content).toBe(wordsOf(language)('group.cancelled'));
    for (const id of [start, cancel]) {
      const late = () => hall.forge('Lin', locale).press(id);
      await expectRefused(hall.world, language, late, 'refuse.groupGone');
    }
  });
});

describe('in a running group', () => {
  let group: number;

  beforeAll(async () => {
    group = await hall.startGroup('Async crew');
    await hall.world.pass('next');
    const mei = hall.as('Mei');
    const { message } = await mei.command('roadmap join');
    // The second topic: "2. …" of phase 1 is known.
    await mei.choose(need(message), `roadmap.join:known:${group}:0`, ['1']);
    await mei.command('done', { item: ITEM, note: 'fixtures!' });
  });

  describe.each(LANGUAGES)('in %s', (language, locale) => {
    const words = wordsOf(language);

    test('an item is done once', async () => {
      const again = () => hall.as('Mei', locale).command('done', { item: ITEM });
      const { message } = await expectNothingWritten(hall.world, again);
      const when = /<t:(\d+):f>/.exec(message?.content ?? '')?.[0] ?? 'never';
      expect(message?.content).toBe(words('done.already', { item: ITEM, when }));
    });

    test('an item that was known before cannot be done, nor taken back', async () => {
      const known = await knownItem();
      const done = () => hall.as('Mei', locale).command('done', { item: known.itemId });
      await expectRefused(hall.world, language, done, 'done.known', { item: known.text });
      const undo = () => hall.as('Mei', locale).command('undo', { item: known.itemId });
      await expectRefused(hall.world, language, undo, 'undo.notDone', { item: known.text });
    });

    test('a started group is not started or thrown away again', async () => {
      for (const handler of ['start', 'cancel']) {
        const press = () => hall.forge('Lin', locale).press(`group.create:${handler}:${group}`);
        await expectRefused(hall.world, language, press, 'refuse.groupGone');
      }
    });
  });

  async function knownItem() {
    const store = createStore(hall.world.connection.db);
    const items = await store.groups.items(hall.hall.id, group, need(hall.hall.members.Mei));
    return need(items.find(({ done }) => done === 'known'));
  }
});
