import { expect, test } from 'vitest';
import { openWorld } from '../fakes/world.ts';

test.each([
  ['2026-03-01T08:00:00Z', '2026-03-01T09:00:00Z'],
  ['2026-03-01T10:00:00Z', '2026-03-02T09:00:00Z'],
])('a group made at %s without a first day begins at %s', async (now, begins) => {
  const world = await openWorld({ at: now });
  const [hall] = world.local.guilds;
  const channelId = hall?.channels.study ?? '';
  const lin = world.local.discord.as(hall?.members.Lin ?? '', { channelId });
  const { message } = await lin.command('group create', { roadmap: 'fastapi-next-steps.en' });
  expect(message?.embeds[0]?.description).toContain(`<t:${Date.parse(begins) / 1000}:F>`);
  await world.close();
});
