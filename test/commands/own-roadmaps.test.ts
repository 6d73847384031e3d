import { InteractionType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLOWED_HOSTS } from '../../src/fetch/link.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import type { Key, Params } from '../../src/i18n/words.ts';
import { BREAD, bring, pressOn, saveRoadmap } from '../fakes/bread.ts';
import { cert } from '../fetch/certificate.ts';
import { type DocumentServer, startDocumentServer } from '../fetch/document-server.ts';
import { CANARY, type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { dump, expectNothingWritten, expectRefused } from './refusal.ts';

/** One server brings its own roadmap; what comes in badly, and who sees it. */
let hall: Hall;
let server: DocumentServer;
/** What the names of the list resolve to. */
let address = '127.0.0.1';

beforeAll(async () => {
  server = await startDocumentServer(true);
  const open = createNodeOpen({
    resolve: async () => [{ address, family: 4 }],
    isPublic: (each) => each === '127.0.0.1',
    ca: cert,
    port: server.port,
  });
  hall = await openHall({ open });
  await saveRoadmap(hall.as('Lin'), BREAD);
  const foreign = BREAD.replace('# Bake', `# ${CANARY} bake`).replace('Weigh', CANARY);
  await saveRoadmap(hall.asForeigner(`${CANARY}-Ada`), foreign);
});
afterAll(async () => {
  await hall.world.close();
  await server.close();
});

const RAW = 'https://raw.githubusercontent.com/ada/bread/main';
const hosts = ALLOWED_HOSTS.join(', ');
const archive = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]);
const scattered = new TextEncoder().encode('\u0001\u0002\u0003 text\n'.repeat(50));

const LINKS: [string, string, Key, Params?][] = [
  ['plain http', 'http://github.com/ada/bread/blob/main/a.md', 'fetch.bad-link'],
  ['a word', 'bread', 'fetch.bad-link'],
  ['another host', 'https://example.com/a.md', 'fetch.wrong-host', { host: 'example.com', hosts }],
  ['an address', 'https://127.0.0.1/a.md', 'fetch.wrong-host', { host: '127.0.0.1', hosts }],
  ['a project', 'https://github.com/ada/bread', 'fetch.no-file'],
  ['a redirect', `${RAW}/moved.md`, 'fetch.moved'],
  ['nothing', `${RAW}/gone.md`, 'fetch.not-found'],
  ['a server in trouble', `${RAW}/broken.md`, 'fetch.failed', { status: 503 }],
  ['too much', `${RAW}/large.md`, 'fetch.too-large', { megabytes: 1 }],
  ['no end', `${RAW}/endless.md`, 'fetch.too-large', { megabytes: 1 }],
  ['a web page', `${RAW}/page.md`, 'fetch.page'],
  ['a picture', `${RAW}/picture.md`, 'fetch.not-text'],
  ['an archive', `${RAW}/archive.md`, 'fetch.not-text'],
];

const FILES: [string, string | Uint8Array, Key, Params?][] = [
  ['too large', 'x'.repeat(1_048_577), 'fetch.too-large', { megabytes: 1 }],
  ['an archive called .md', archive, 'fetch.not-text'],
  ['control characters', scattered, 'problem.not-text'],
  [
    'a list without end',
    `# All\n\n${'- [ ] one more\n'.repeat(2001)}`,
    'import.tooMany',
    { leaves: 2001, most: 2000 },
  ],
  ['empty', '\n', 'problem.empty'],
  ['prose', 'Just a sentence about bread.\n', 'problem.no-topics'],
  ['nested without end', `${'>'.repeat(5_000)} x\n`, 'problem.too-complex', { line: 1 }],
];

describe.each(LANGUAGES)('an organiser who reads %s cannot bring', (language, locale) => {
  const lin = () => hall.as('Lin', locale);
  const update = { roadmap: 'Bake bread' };

  test.each(LINKS)('a link to %s', async (_, link, key, params) => {
    const call = () => lin().command('roadmap import', { link });
    await expectRefused(hall.world, language, call, key, params);
    const again = () => lin().command('roadmap update', { ...update, link });
    await expectRefused(hall.world, language, again, key, params);
  });

  test('a link whose name leads into the network', async () => {
    address = '10.0.0.7';
    const call = () => lin().command('roadmap import', { link: `${RAW}/bread.md` });
    await expectRefused(hall.world, language, call, 'fetch.private');
    address = '127.0.0.1';
  });

  test.each(FILES)('a file that is %s', async (_, content, key, params) => {
    await expectRefused(hall.world, language, () => bring(lin(), content), key, params);
    const again = () => bring(lin(), content, 'roadmap update', update);
    await expectRefused(hall.world, language, again, key, params);
  });

  test('nothing, or a file and a link', async () => {
    const none = () => lin().command('roadmap import');
    await expectRefused(hall.world, language, none, 'fetch.neither');
    const both = () => bring(lin(), BREAD, 'roadmap import', { link: `${RAW}/bread.md` });
    await expectRefused(hall.world, language, both, 'fetch.both');
    const neither = () => lin().command('roadmap update', update);
    await expectRefused(hall.world, language, neither, 'fetch.neither');
  });

  test('a file that is not among those sent, or of another server', async () => {
    const option = { en: 'file', 'zh-CN': '文件' }[language];
    const send = (id: string, resolved: object) => () =>
      lin().raw(InteractionType.ApplicationCommand, {
        id: '1',
        name: 'roadmap',
        type: 1,
        options: [{ type: 1, name: 'import', options: [{ type: 11, name: 'file', value: id }] }],
        resolved,
      });
    for (const id of ['1', 'constructor', '__proto__', '']) {
      const key = id === '' ? 'fetch.neither' : 'refuse.outOfRange';
      const params = { option };
      await expectRefused(hall.world, language, send(id, {}), key, params);
      await expectRefused(hall.world, language, send(id, { attachments: {} }), key, params);
    }
    const url = 'http://169.254.169.254/latest/meta-data';
    const forged = { attachments: { 1: { id: '1', url, filename: 'a.md', size: 1 } } };
    await expectRefused(hall.world, language, send('1', forged), 'fetch.foreign-file');
  });

  test('what is here already', async () => {
    const title = 'Bake bread';
    await expectRefused(hall.world, language, () => bring(lin(), BREAD), 'import.already', {
      title,
    });
    const same = () => bring(lin(), BREAD, 'roadmap update', update);
    await expectRefused(hall.world, language, same, 'update.same', { title });
  });

  test('a new version of a roadmap that is not theirs', async () => {
    const title = 'FastAPI: the next steps';
    const shipped = () =>
      bring(lin(), BREAD, 'roadmap update', { roadmap: 'fastapi-next-steps.en' });
    await expectRefused(hall.world, language, shipped, 'update.shipped', { title });
    for (const roadmap of ['quantum', `${CANARY} bake bread`]) {
      const unknown = () => bring(lin(), BREAD, 'roadmap update', { roadmap });
      await expectRefused(hall.world, language, unknown, 'refuse.unknownRoadmap');
      const exported = () => lin().command('roadmap export', { roadmap });
      await expectRefused(hall.world, language, exported, 'refuse.unknownRoadmap');
    }
    const done = BREAD.replaceAll('[ ]', '[x]');
    const nothing = () => bring(lin(), done, 'roadmap update', update);
    await expectRefused(hall.world, language, nothing, 'update.nothingOpen');
  });

  test('a trial reading twice', async () => {
    const read = await bring(lin(), BREAD.replace('# Bake', `# ${locale} bake`));
    await pressOn(lin(), read, 'roadmap.import:cancel');
    for (const id of idsOf(read)) {
      const press = () => hall.forge('Lin', locale).press(id);
      await expectRefused(hall.world, language, press, 'import.gone');
    }
    // A draft of a new version is none of a new roadmap, nor the other way round.
    const draft = await bring(lin(), `${BREAD}- [ ] More\n`, 'roadmap update', update);
    const id = need(idsOf(draft)[0]).split(':')[2];
    const press = () => hall.forge('Lin', locale).press(`roadmap.import:save:${id}`);
    await expectRefused(hall.world, language, press, 'import.gone');
    await pressOn(lin(), draft, 'roadmap.update:cancel');
  });
});

describe('a document by link', () => {
  test('is read as an attachment would be, from the page or from the raw file', async () => {
    for (const link of [
      `${RAW}/bread.md`,
      'https://github.com/ada/bread/blob/main/bread.md',
      'https://gitee.com/ada/bread/blob/master/bread.md',
    ]) {
      const read = await hall.as('Lin').command('roadmap import', { link });
      expect(read.message?.embeds[0]?.title).toBe('Trial reading: Bake bread');
      await pressOn(hall.as('Lin'), read, 'roadmap.import:cancel');
    }
  });
});

describe('a saved roadmap', () => {
  test('is in every list of this server', async () => {
    const lin = hall.as('Lin');
    const list = await lin.command('roadmap list');
    expect(list.message?.embeds[0]?.description).toContain('**Bake bread**');
    const shown = await lin.command('roadmap show', { roadmap: 'Bake bread' });
    expect(shown.message?.embeds[0]?.description).toContain('First loaves');
    for (const path of ['group create', 'roadmap show', 'roadmap update', 'roadmap export']) {
      const { choices } = await lin.autocomplete(path, 'roadmap', 'bread');
      expect(choices).toHaveLength(1);
      expect(choices?.[0]?.name).toBe('Bake bread');
    }
    const { choices } = await lin.autocomplete('roadmap update', 'roadmap', '');
    expect(choices).toHaveLength(1);
  });

  test('is unknown in any other', async () => {
    const ada = hall.asForeigner(`${CANARY}-Ada`);
    const mine = JSON.stringify((await hall.as('Lin').command('roadmap list')).message);
    expect(mine).not.toContain(CANARY);
    const list = JSON.stringify((await ada.command('roadmap list')).message);
    expect(list).not.toContain('**Bake bread**');
    const { choices } = await ada.autocomplete('group create', 'roadmap', 'Bake bread');
    expect(choices?.map(({ name }) => name)).toEqual([`${CANARY} bake bread`]);
  });

  test('was nowhere before it was saved', async () => {
    const lin = hall.as('Lin');
    const read = await bring(lin, BREAD.replace('# Bake', '# Toast'));
    const found = await lin.autocomplete('group create', 'roadmap', 'Toast');
    expect(found.choices).toEqual([]);
    const rows = (await dump(hall.world)).filter((row) => row.includes('Toast'));
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['roadmap_drafts']);
    await pressOn(lin, read, 'roadmap.import:cancel');
    expect((await dump(hall.world)).filter((row) => row.includes('Toast'))).toEqual([]);
  });

  test('the same interaction twice makes one draft, and Save pressed twice saves once', async () => {
    const lin = hall.as('Lin');
    const read = await bring(lin, BREAD.replace('# Bake', '# Twice'));
    const { discord } = hall.world.local;
    await discord.redeliver(need(discord.sent.at(-1)));
    await pressOn(lin, read, 'roadmap.import:save');
    const press = () => hall.forge('Lin').press(need(idsOf(read)[0]));
    await expectNothingWritten(hall.world, press);
    const rows = (await dump(hall.world)).filter((row) => row.includes('Twice'));
    expect(rows.map((row) => row.split(' ')[0]).sort()).toEqual(['roadmap_versions', 'roadmaps']);
  });
});
