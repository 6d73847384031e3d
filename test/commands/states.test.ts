import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectPrivate, expectRefused } from './refusal.ts';

const name = { group: 'Async crew' };

/** A group that walks through its states; every refusal in both languages. */
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 4 });
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');
});
afterAll(() => hall.world.close());

type Client = Hall['as'];

async function refused(
  key: Parameters<typeof expectRefused>[3],
  params: Parameters<typeof expectRefused>[4],
  act: (client: Client, forge: Hall['forge']) => Promise<Outcome>,
) {
  for (const [language, locale] of LANGUAGES) {
    const as: Client = (who) => hall.as(who, locale);
    const forge: Hall['forge'] = (who) => hall.forge(who, locale);
    await expectRefused(hall.world, language, () => act(as, forge), key, params);
  }
}

describe('a standup', () => {
  test('cannot be answered once it is closed, even in a dialog opened before', async () => {
    let opened: Outcome | undefined;
    for (let week = 1; opened?.modal === undefined && week <= 4; week++) {
      opened = await hall.as('Mei').command('standup');
      if (opened.modal === undefined) await hall.world.pass('week');
    }
    const modal = need(opened?.modal);
    const kept = await hall.as('Mei').submit(modal, { fields: { finished: 'pytest' } });
    expectPrivate(hall.world, kept);
    // Late answers are taken for a week.
    await hall.world.pass('week');
    await hall.world.pass('week');
    const fields = { finished: 'too late' };
    await refused('standup.closed', {}, (as) => as('Mei').submit(modal, { fields }));
    const open = modal.custom_id.replace('answer', 'open');
    await refused('standup.closed', {}, (_, forge) => forge('Mei').press(open));
  });
});

describe('a running group', () => {
  test('cannot be resumed', async () => {
    await refused('refuse.notPaused', name, (as) => as('Lin').command('group resume'));
    const press = `group.resume:in`;
    await refused('refuse.notPaused', name, (_, forge) =>
      forge('Lin').press(press, [String(group)]),
    );
  });

  test('cannot be edited to nothing, nor to what does not exist', async () => {
    await refused('group.nothingToEdit', {}, (as) => as('Lin').command('group edit'));
    await refused('refuse.badTime', { text: '24:00' }, (as) =>
      as('Lin').command('group edit', { time: '24:00' }),
    );
    await refused('refuse.badZone', { text: 'Here' }, (as) =>
      as('Lin').command('group edit', { 'time-zone': 'Here' }),
    );
    await refused('refuse.badName', {}, (as) =>
      as('Lin').command('group edit', { name: '\u200b\u200b' }),
    );
    const foreign = need(Object.values(hall.foreign.channels)[0]);
    await refused('refuse.noChannelAccess', {}, (_, forge) =>
      forge('Lin').command('group edit', { channel: foreign }, [foreign]),
    );
  });

  test('cannot lose weeks that have begun', async () => {
    const call = () => hall.as('Lin').command('group edit', { weeks: 1 });
    const { content } = need((await call()).message);
    const [, week, least] = /Week (\d+) .* at least (\d+)/.exec(content) ?? [];
    const params = { week: Number(week), least: Number(least) };
    await refused('group.weeksTooFew', params, (as) =>
      as('Lin').command('group edit', { weeks: 1 }),
    );
  });
});

describe('a paused group', () => {
  beforeAll(async () => {
    await hall.as('Lin').command('group pause');
  });

  test('cannot be paused again', async () => {
    await refused('refuse.alreadyPaused', name, (as) => as('Lin').command('group pause'));
    await refused('refuse.alreadyPaused', name, (_, forge) =>
      forge('Lin').press('group.pause:in', [String(group)]),
    );
  });

  test('still takes check-ins', async () => {
    const done = await hall.as('Mei').command('done', { item: ITEM });
    expectPrivate(hall.world, done);
    expect(done.message?.content).toContain(ITEM);
  });
});

describe('a finished group', () => {
  let finishButton: string;
  let asked: Outcome;

  beforeAll(async () => {
    const lin = hall.as('Lin');
    asked = await lin.command('group finish');
    finishButton = need(idsOf(asked)[0]);
    await lin.click(need(asked.message), finishButton);
  });

  test('is not finished, paused, resumed or edited again', async () => {
    const named = { group: String(group) };
    await refused('refuse.groupFinished', name, (_, forge) => forge('Lin').press(finishButton));
    for (const command of ['finish', 'pause', 'resume']) {
      await refused('refuse.groupFinished', name, (as) =>
        as('Lin').command(`group ${command}`, named),
      );
      await refused('refuse.noGroup', {}, (as) => as('Lin').command(`group ${command}`));
    }
    await refused('refuse.groupFinished', name, (as) =>
      as('Lin').command('group edit', { ...named, name: 'Again' }),
    );
    await refused('refuse.noGroup', {}, (as) => as('Lin').command('group edit', { name: 'Again' }));
  });

  test('takes no member, no check-in and no undo', async () => {
    const named = { group: String(group) };
    await refused('refuse.groupFinished', name, (as) => as('Sam').command('roadmap join', named));
    await refused('join.none', {}, (as) => as('Sam').command('roadmap join'));
    await refused('refuse.noGroup', {}, (as) => as('Mei').command('done', { item: ITEM }));
    await refused('refuse.noGroup', {}, (as) => as('Mei').command('undo'));
    await refused('refuse.groupFinished', name, (as) =>
      as('Mei').command('done', { item: ITEM, ...named }),
    );
    await refused('refuse.groupFinished', name, (as) => as('Mei').command('undo', named));
  });

  test('answers the buttons of its old posts', async () => {
    for (const id of [
      `done:open:${group}:1`,
      `plan:open:${group}:1`,
      `standup:open:${group}:1`,
      `undo:item:${group}:6m9x6x`,
      `review:open:${group}`,
      `review:shaky:${group}:1:6m9x6x`,
      `done:tick:${group}:week:0`,
    ]) {
      await refused('refuse.groupFinished', name, (_, forge) => forge('Mei').press(id, ['6m9x6x']));
    }
    await refused('refuse.groupFinished', name, (_, forge) =>
      forge('Mei').submit(`standup:answer:${group}:1`, { finished: 'x' }),
    );
  });
});
