import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadState, saveState } from '../../src/playground/state/save.ts';
import { makeEndpoint } from './endpoint.ts';
import { call, startDiscord } from './start.ts';

test('everything goes on after a restart: channels, messages, buttons and ids', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-'));
  const file = join(folder, 'playground', 'discord.json');
  expect(await loadState(file)).toBeNull();
  const before = await startDiscord();
  const { study, mei } = before.ids;
  const components = [
    { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] },
  ];
  const { json: message } = await call(before, 'POST', `/channels/${study}/messages`, {
    content: 'Week 1',
    components,
  });
  await saveState(file, before.discord.state);
  expect(await readdir(join(folder, 'playground'))).toEqual(['discord.json']);
  const state = await loadState(file);
  if (state === null) throw new Error('nothing was saved');
  const after = await startDiscord({ state });
  expect(after.discord.state).toEqual(before.discord.state);
  expect(after.guilds).toEqual(before.guilds);
  const answer = { type: 7, data: { content: 'Done' } };
  await after.useInteractions(makeEndpoint(after.publicKey, () => answer).handle);
  const clicked = await after.discord.as(mei, { channelId: study }).click(message.id, 'go');
  expect(clicked.message).toMatchObject({ id: message.id, content: 'Done' });
  const { json: next } = await call(after, 'POST', `/channels/${study}/messages`, {
    content: 'Week 2',
  });
  expect(BigInt(next.id)).toBeGreaterThan(BigInt(message.id));
  await rm(folder, { recursive: true });
});

test('a file that is not a saved state is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-'));
  const file = join(folder, 'discord.json');
  await writeFile(file, '{"version":1,"state":{}}');
  await expect(loadState(file)).rejects.toThrow();
  await rm(folder, { recursive: true });
});
