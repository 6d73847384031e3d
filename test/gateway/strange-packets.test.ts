import type { APIInteraction } from 'discord-api-types/v10';
import { afterEach, expect, test } from 'vitest';
import { nearValid } from '../../bench/fuzz/near-valid.ts';
import { spoil } from '../../bench/fuzz/spoil.ts';
import { createRandom } from '../../bench/time/random.ts';
import { Interaction } from '../../src/discord/interaction.ts';
import { type Started, startDiscord } from '../playground/start.ts';
import { ask, type Line, openLine, SHORT } from './line.ts';

const lines: Line[] = [];
const crashes: unknown[] = [];
/** Either ends the program. */
const FATAL = ['uncaughtException', 'unhandledRejection'] as const;
const note = (error: unknown) => void crashes.push(error);
afterEach(() => {
  for (const event of FATAL) process.off(event, note);
  for (const { gateway } of lines.splice(0)) void gateway.close();
});

async function open(): Promise<{ local: Started; line: Line }> {
  const local = await startDiscord();
  // Nothing is given up here, however long a machine with much to do takes.
  const line = await openLine(local, { ...SHORT, silence: 600_000, stuck: 600_000 });
  lines.push(line);
  await expect.poll(() => ask(local), { timeout: 20_000 }).toBe('Here');
  return { local, line };
}

test('an interaction that Discord’s library cannot read ends nothing, and is answered if we can read it', async () => {
  const { local, line } = await open();
  const before = line.answered.length;
  const [asked] = local.discord.sent;
  if (asked === undefined) throw new Error('nobody asked');
  for (const event of FATAL) process.on(event, note);
  // Permissions and types of a kind that the library does not know, as Discord may have one day.
  for (const strange of [
    { app_permissions: 'x' },
    { app_permissions: null, member: { ...asked.member, permissions: '8', user: { id: '7' } } },
    { data: { id: '1', type: 1, name: 'plan', resolved: { users: { 7: null } } } },
    { channel: { id: '5', type: 99, permissions: 'x' }, guild: null },
    { type: 77 },
    { member: 'nobody' },
  ]) {
    const payload: APIInteraction = JSON.parse(JSON.stringify({ ...asked, ...strange }));
    local.discord.emit({ type: 'interaction', payload });
  }
  await expect.poll(() => line.answered.length).toBe(before + 4);
  expect(await ask(local)).toBe('Here');
  expect(crashes).toEqual([]);
  expect(line.reports).toEqual([]);
});

test('hundreds of spoiled interactions end nothing, and each that can be read is answered', async () => {
  const { local, line } = await open();
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  const { study, mei } = local.ids;
  const [guild] = local.guilds;
  const guildId = guild?.id ?? '';
  const place = { guildId, channelId: study, groupId: 1 };
  const server = { ...place, members: [mei], items: ['6m9x6x'] } as const;
  const town = { applicationId: local.applicationId, servers: [server], now: Date.now } as const;
  const random = createRandom(9);
  const before = line.answered.length;
  let readable = 0;
  for (let n = 0; n < 400; n += 1) {
    // Discord itself knows by the server whom it tells.
    const packet = { ...spoil(random, nearValid(random, town, n)), guild_id: guildId };
    const payload: APIInteraction = JSON.parse(JSON.stringify(packet));
    const read = Interaction.safeParse(payload);
    if (read.success) readable += 1;
    local.discord.emit({ type: 'interaction', payload });
  }
  await expect.poll(() => line.answered.length, { timeout: 30_000 }).toBe(before + readable);
  expect(readable).toBeGreaterThan(50);
  expect(crashes).toEqual([]);
});
