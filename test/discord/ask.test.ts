import type { APIInteraction } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { askOf } from '../../src/discord/ask.ts';
import { Interaction } from '../../src/discord/interaction.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const MINUTE = 60_000;

/** An id made at an instant. https://discord.com/developers/docs/reference#snowflakes */
const idAt = (at: number) => String(BigInt(at - 1_420_070_400_000) << 22n);

function interaction(id: string): APIInteraction {
  return Interaction.parse({
    type: 2,
    id,
    application_id: '1',
    token: 'token',
    guild_id: '10',
    channel_id: '30',
    locale: 'zh-TW',
    member: { user: { id: '20' }, roles: [], permissions: '32' },
    data: { type: 1, id: '40', name: 'done' },
  });
}

test('an interaction counts at the time it was made, not when it arrived', () => {
  expect(askOf(interaction(idAt(NOW - 2 * MINUTE)), NOW)?.at).toBe(NOW - 2 * MINUTE);
});

test.each([NOW - 16 * MINUTE, NOW + 16 * MINUTE, Date.parse('2016-01-01')])(
  'an id that no living interaction can have (%d) tells nothing about the time',
  (at) => {
    expect(askOf(interaction(idAt(at)), NOW)?.at).toBe(NOW);
  },
);

test('who asks and where is what the signed payload says', () => {
  expect(askOf(interaction(idAt(NOW)), NOW)).toMatchObject({
    guildId: '10',
    channelId: '30',
    memberId: '20',
    language: 'zh-CN',
    permissions: 32n,
  });
});
