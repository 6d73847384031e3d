import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeXlsx } from '../../src/export/write-xlsx.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { createPictures } from '../../src/pictures/create-pictures.ts';
import { createStore } from '../../src/store/store.ts';
import { type Hall, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

const WEEK = 7 * 86_400_000;
/** Stands in every private text there is. */
const CANARY = 'quincejam';
const drawing = await createPictures();
let hall: Hall;
let group: number;

const inWeek = (week: number) => hall.world.goTo(START + 2 * 3_600_000 + (week - 1) * WEEK);
const idOf = (name: string) => need(hall.hall.members[name]);

async function doSome(name: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const offered = await hall.as(name).autocomplete('done', 'item', '');
    const item = String(need(offered.choices?.[0]).value);
    await hall.as(name).command('done', { item, note: CANARY, link: `https://${CANARY}.example` });
  }
}

/** Everything of the first six weeks, at once. */
async function doAhead(name: string): Promise<void> {
  const { groups, checkIns } = createStore(hall.world.connection.db);
  const memberId = idOf(name);
  const items = await groups.items(hall.hall.id, group, memberId);
  const itemIds = items.filter(({ week }) => week <= 6).map(({ itemId }) => itemId);
  await checkIns.record(hall.hall.id, {
    groupId: group,
    memberId,
    itemIds,
    interactionId: '77',
    note: CANARY,
    link: null,
    at: hall.world.now(),
  });
}

beforeAll(async () => {
  hall = await openHall({ pictures: drawing, writeSheet: writeXlsx });
  group = await hall.startGroup('Async crew');
  inWeek(1);
  for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) await hall.as(name).command('roadmap join');
  await doAhead('Mei');
  await doSome('Kai', 1);
  inWeek(4);
  await doSome('Kai', 1);
  await doSome('Mei', 1);
  await hall.as('Noor').command('leave-week');
  const { members } = createStore(hall.world.connection.db);
  await members.change(hall.hall.id, idOf('Mei'), { alias: CANARY, hidden: true, zone: 'UTC' });
});
afterAll(() => hall.world.close());

/** The text of all files of a ZIP archive, by its central directory. */
function unzip(bytes: Uint8Array): string {
  const view = Buffer.from(bytes);
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: string[] = [];
  let at = view.readUInt32LE(end + 16);
  while (at < end) {
    const [size, local] = [view.readUInt32LE(at + 20), view.readUInt32LE(at + 42)];
    const from = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    const part = view.subarray(from, from + size);
    parts.push((view.readUInt16LE(at + 10) === 8 ? inflateRawSync(part) : part).toString());
    at += 46 + [28, 30, 32].reduce((sum, each) => sum + view.readUInt16LE(at + each), 0);
  }
  return parts.join('\n');
}

describe.each(LANGUAGES)('the report, in %s,', (language, locale) => {
  const words = wordsOf(language);
  const report = () => hall.as('Lin', locale).command('group report');

  test('tells who is where, those first who need somebody', async () => {
    const { message } = await expectNothingWritten(hall.world, report);
    const text = need(need(message).embeds[0]?.description);
    const head = (kind: 'silent' | 'behind' | 'on-leave' | 'ahead') =>
      words('report.head', { kind: words(`report.${kind}`), count: 1 });
    const order = [
      head('silent'),
      `<@${idOf('Sam')}>`,
      head('behind'),
      `<@${idOf('Kai')}>`,
      head('on-leave'),
      `<@${idOf('Noor')}>`,
      head('ahead'),
      `<@${idOf('Mei')}>`,
    ];
    expect(order.filter((part) => !text.includes(part))).toEqual([]);
    expect(order).toEqual([...order].sort((a, b) => text.indexOf(a) - text.indexOf(b)));
    expect(text).toContain(words('report.never'));
  });

  test('is a table too, that carries nothing private', async () => {
    const { message } = await report();
    expect(JSON.stringify(message)).not.toContain(CANARY);
    const files = new Map(
      await Promise.all(
        need(message).attachments.map(async ({ filename, url }) => {
          const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
          return [filename, bytes] as const;
        }),
      ),
    );
    const csv = new TextDecoder().decode(need(files.get(`report-${group}.csv`)));
    expect(csv.split('\r\n')).toHaveLength(6);
    expect(csv).toContain(`${idOf('Sam')},${words('report.silent')}`);
    expect(csv).not.toContain(CANARY);
    const text = unzip(need(files.get(`report-${group}.xlsx`)));
    expect(text).toContain(words('report.csv.standing'));
    expect(text).toContain(idOf('Sam'));
    expect(text).not.toContain(CANARY);
    if (drawing === null) return;
    expect([...files.keys()]).toContain('burn-up.png');
  });

  test('is for organisers alone', async () => {
    const mei = hall.as('Mei', locale);
    const call = () => mei.command('group report');
    await expectRefused(hall.world, language, call, 'refuse.notOrganiser');
    const press = () => hall.forge('Mei', locale).press(`group.report:page:${group}:0`);
    await expectRefused(hall.world, language, press, 'refuse.notOrganiser');
    const none = () => hall.forge('Lin', locale).press('group.report:page:999:0');
    await expectRefused(hall.world, language, none, 'refuse.unknownGroup');
  });

  test('of a group without members says so', async () => {
    const empty = await hall.startGroup(`Empty ${language}`);
    const { message } = await hall
      .as('Lin', locale)
      .command('group report', { group: String(empty) });
    expect(message?.embeds[0]?.description).toContain(words('report.nobody'));
    expect(need(message).attachments).toEqual([]);
    await hall.as('Lin').command('group finish', { group: String(empty) });
    await hall.forge('Lin').press(`group.finish:yes:${empty}`);
  });
});
