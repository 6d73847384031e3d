import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optionName } from '../../src/i18n/command-words.ts';
import { NO_PINGS } from '../../src/playground/state/discord-state.ts';
import { type Hall, ITEM, LANGUAGES, need, openHall } from '../commands/hall.ts';
import { expectRefused } from '../commands/refusal.ts';
import { publicIds, readChannel } from '../fakes/read-message.ts';

/** Pings, a line that turns around, letters without ink, markup that never closes. */
const HOSTILE = '@everyone @here <@&1> \u202eevil\u202c \u200b\u2060\ufeff ```|| **';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Quiet');
  for (const name of ['Mei', 'Sam']) await hall.as(name).command('roadmap join');
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)(
  'a 10,000-character note, written by somebody who reads %s,',
  (language, locale) => {
    test('gets a clear length error, is not saved, and nobody is pinged', async () => {
      const note = HOSTILE.repeat(10_000).slice(0, 10_000);
      const option = optionName(language, 'done', 'note');
      await expectRefused(
        hall.world,
        language,
        () => hall.forge('Mei', locale).command('done', { item: ITEM, note }),
        'refuse.tooLong',
        { option, limit: 500 },
      );
    });
  },
);

test('@everyone, right-to-left and zero-width characters in a public answer ping nobody and keep the layout', async () => {
  const { world } = hall;
  const { discord } = world.local;
  const channelId = need(hall.hall.channels.general);
  const phase = await openPhase();
  const answer = async (name: string, text: string) => {
    const fields = { finished: text, next: text, blockers: text };
    await hall.forge(name).submit(`standup:answer:${group}:${phase}`, fields);
    await world.settle();
    await world.product.sweep();
  };
  await answer('Mei', 'plain words');
  await answer('Sam', HOSTILE);
  const shown = readChannel(discord, channelId).find(({ buttons }) =>
    buttons.some((button) => button.includes(`standup:open:${group}:${phase}`)),
  );
  const [quiet, hostile] = need(shown?.thread).messages;
  expect(hostile?.fields).toHaveLength(need(quiet).fields.length);
  for (const field of need(hostile).fields) {
    expect(field).toContain('evil');
    expect(field).not.toMatch(/[\u200b\u2060\u202a-\u202e\ufeff]/u);
    expect(field).not.toMatch(/(?<!\\)[@`|*<>]/);
  }
  for (const id of publicIds(discord, channelId)) expect(discord.pings(id)).toEqual(NO_PINGS);
});

/** Goes to the first standup that opens; gives its phase. */
async function openPhase(): Promise<number> {
  for (let week = 0; week < 12; week += 1) {
    for (let phase = 1; phase <= 4; phase += 1) {
      const { modal } = await hall.forge('Mei').press(`standup:open:${group}:${phase}`);
      if (modal !== undefined) return phase;
    }
    await hall.world.pass('week');
  }
  throw new Error('no standup opens');
}
