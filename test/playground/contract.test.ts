import { expect, test } from 'vitest';
import type { LoggedRequest } from '../../src/playground/rest/request-log.ts';
import { checkContract } from '../fakes/contract.ts';
import { makeEndpoint } from './endpoint.ts';
import { call, startDiscord } from './start.ts';

const absent = checkContract([]) === 'absent';
const why = "Discord's OpenAPI description is not there";

function check(requests: LoggedRequest[]) {
  const report = checkContract(requests);
  if (report === 'absent') throw new Error(why);
  return report;
}

test.skipIf(absent)("the stand-in answers as Discord's description says", async () => {
  const local = await startDiscord();
  const { study, guild, mei } = local.ids;
  const app = `/applications/${local.applicationId}`;
  const options = [{ type: 3, name: 'item', description: 'Item', autocomplete: true }];
  await call(local, 'PUT', `${app}/commands`, [{ name: 'done', description: 'Check in', options }]);
  await call(local, 'GET', `${app}/commands?with_localizations=true`);
  await call(local, 'POST', `${app}/commands`, { name: 'plan', description: 'Plan' });
  await call(local, 'POST', `${app}/guilds/${guild}/commands`, {
    name: 'plan',
    description: 'Plan',
  });
  for (const path of [
    '/gateway',
    '/gateway/bot',
    '/users/@me',
    '/users/@me/guilds',
    '/applications/@me',
  ])
    await call(local, 'GET', path);
  for (const path of ['', '/roles', '/channels', `/members/${mei}`, '/threads/active'])
    await call(local, 'GET', `/guilds/${guild}${path}`);
  const components = [
    { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] },
  ];
  const body = {
    content: 'Week 1',
    embeds: [{ title: 'x', fields: [{ name: 'a', value: 'b' }] }],
    components,
  };
  const { json: message } = await call(local, 'POST', `/channels/${study}/messages`, body);
  await call(local, 'GET', `/channels/${study}/messages?limit=5`);
  await call(local, 'PATCH', `/channels/${study}/messages/${message.id}`, { content: 'y' });
  await call(local, 'POST', `/channels/${study}/messages/${message.id}/threads`, {
    name: 'Questions',
  });
  await call(local, 'GET', `/channels/${message.id}`);
  await call(local, 'GET', `/channels/${study}`);
  await call(local, 'PATCH', `/channels/${message.id}`, { archived: true });
  await call(local, 'POST', '/users/@me/channels', { recipient_id: mei });
  await call(local, 'POST', `/channels/${study}/typing`);
  const endpoint = makeEndpoint(local.publicKey, async ({ id, token }) => {
    const callback = `/interactions/${id}/${token}/callback?with_response=true`;
    await call(local, 'POST', callback, { type: 4, data: { content: 'Done', components } });
    const webhook = `/webhooks/${local.applicationId}/${token}`;
    await call(local, 'PATCH', `${webhook}/messages/@original`, { content: 'z' });
    await call(local, 'POST', webhook, { content: 'More', flags: 64 });
    return undefined;
  });
  await local.useInteractions(endpoint.handle);
  await local.discord.as(mei, { channelId: study }).command('done', { item: 'a' });
  await expect.poll(() => local.discord.requests.at(-1)?.path).toMatch(/^\/webhooks\/\d+\/[^/]+$/);
  const { checked, problems } = check(local.discord.requests);
  expect(problems).toEqual([]);
  expect(checked).toBeGreaterThan(25);
});

test.skipIf(absent)('a body that Discord does not know is reported', async () => {
  const wrong = {
    method: 'POST',
    path: '/channels/1/messages',
    body: { embeds: 'none' },
    status: 200,
    response: null,
  };
  const nowhere = { method: 'GET', path: '/nowhere', body: null, status: 404, response: null };
  expect(check([wrong, nowhere]).problems).toEqual([
    expect.stringContaining('POST /channels/{channel_id}/messages: request /embeds'),
    'GET /nowhere: no such route',
  ]);
});
