import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentOutcome } from '../../src/discord/door.ts';
import type { File, Message } from '../../src/discord/message.ts';
import { createApp } from '../../src/http/app.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { checkContract } from '../fakes/contract.ts';
import { openDoor } from '../fakes/door.ts';

/** Bytes that are no text: a file that is taken for one comes out changed. */
const BYTES = Uint8Array.from({ length: 256 }, (_, at) => at);
const PICTURE: File = {
  name: 'board.png',
  data: BYTES,
  type: 'image/png',
  description: '“Full-stack”排行榜',
};
const NOTES: File = { name: 'notes.csv', data: 'a,b\n同,路\n', type: 'text/csv; charset=utf-8' };
const BOARD: Message = { embeds: [{ image: { url: 'attachment://board.png' } }] };

let local: LocalDiscord;
let door: ReturnType<typeof openDoor>;
let channel: string;

beforeAll(async () => {
  local = await startLocalDiscord({
    now: () => Date.parse('2026-03-02T08:00:00Z'),
    guilds: [{ name: 'Hall', channels: ['study'] }],
  });
  door = openDoor(local);
  channel = local.guilds[0]?.channels.study ?? '';
});
afterAll(async () => {
  const report = checkContract(local.discord.requests);
  if (report !== 'absent') expect(report.problems).toEqual([]);
  await local.close();
});

async function posted(outcome: Promise<SentOutcome<string>>): Promise<APIMessage> {
  const sent = await outcome;
  if (sent.kind !== 'done') throw new Error(sent.kind);
  const found = local.discord.messages(channel).find(({ id }) => id === sent.value);
  if (found === undefined) throw new Error('not posted');
  return found;
}

async function download(url: string | undefined): Promise<Response> {
  const response = await fetch(url ?? '');
  expect(response.status).toBe(200);
  return response;
}

test('a post carries a picture byte by byte, says what it shows, and shows it in its embed', async () => {
  const message = await posted(door.send(channel, { ...BOARD, files: [PICTURE, NOTES] }, 'slot-1'));
  expect(message.attachments).toMatchObject([
    {
      filename: 'board.png',
      size: 256,
      content_type: 'image/png',
      description: '“Full-stack”排行榜',
    },
    { filename: 'notes.csv', content_type: 'text/csv; charset=utf-8' },
  ]);
  expect(message.attachments[1]).not.toHaveProperty('description');
  const picture = await download(message.embeds[0]?.image?.url);
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(BYTES);
  expect(picture.headers.get('content-disposition')).toBe('inline');
  expect(await (await download(message.attachments[1]?.url)).text()).toBe('a,b\n同,路\n');
});

test('an edit puts its files in place of those that were there, or takes them away', async () => {
  const { id } = await posted(door.send(channel, { ...BOARD, files: [PICTURE] }, 'slot-2'));
  const later = { ...PICTURE, data: BYTES.slice(0, 9), description: 'Week 2' };
  const edited = await posted(door.edit(channel, id, { ...BOARD, files: [later] }));
  expect(edited.attachments).toMatchObject([{ filename: 'board.png', description: 'Week 2' }]);
  expect(edited.attachments).toHaveLength(1);
  const shown = await download(edited.embeds[0]?.image?.url);
  expect(await shown.arrayBuffer()).toHaveProperty('byteLength', 9);
  const plain = await posted(door.edit(channel, id, { content: 'It is over.' }));
  expect(plain.attachments).toEqual([]);
});

test('a description longer than Discord takes is cut', async () => {
  const long = { ...PICTURE, description: '同'.repeat(2000) };
  const { attachments } = await posted(door.send(channel, { files: [long] }, 'slot-3'));
  expect(attachments[0]?.description).toBe(`${'同'.repeat(1023)}…`);
});

test('an answer over HTTP carries its files as a form', async () => {
  const app = createApp({
    verify: async () => true,
    dispatch: async () => ({
      response: { type: 4, data: { content: 'Here' } },
      files: [PICTURE, NOTES],
    }),
    now: () => 0,
    background: () => {},
    databaseTrouble: async () => null,
  });
  const body = JSON.stringify({ id: '1', application_id: '2', token: 't', version: 1, type: 1 });
  const response = await app.request('/interactions', { method: 'POST', body });
  const form = await response.formData();
  expect(JSON.parse(String(form.get('payload_json')))).toMatchObject({ type: 4 });
  const [picture, notes] = [form.get('files[0]'), form.get('files[1]')];
  if (typeof picture === 'string' || picture === null) throw new Error('no picture');
  if (typeof notes === 'string' || notes === null) throw new Error('no notes');
  expect([picture.name, picture.type]).toEqual(['board.png', 'image/png']);
  expect(new Uint8Array(await picture.arrayBuffer())).toEqual(BYTES);
  expect([notes.name, await notes.text()]).toEqual(['notes.csv', NOTES.data]);
});
