import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Key, type Params, wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { idOn } from '../fakes/loaf.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten, expectPrivate, expectRefused } from './refusal.ts';

const WEEK = 7 * 86_400_000;
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

async function items(name: string) {
  const store = createStore(hall.world.connection.db);
  return store.groups.items(hall.hall.id, group, need(hall.hall.members[name]));
}
const doneOf = async (name: string) =>
  (await items(name)).filter(({ done }) => done === 'done').map(({ itemId }) => itemId);
const body = ({ message }: Outcome) => message?.embeds[0]?.description ?? '';

test('from the weekly post to a recorded check-in it takes two taps and no typing', async () => {
  await hall.as('Mei').command('roadmap join');
  const channel = need(hall.hall.channels.general);
  const post = need(
    hall.world.local.discord
      .messages(channel)
      .find(({ components }) => JSON.stringify(components).includes(`"done:open:${group}:1"`)),
  );
  const taps: string[] = [];
  const mei = hall.as('Mei');
  const opened = await mei.click(post.id, `done:open:${group}:1`);
  taps.push('Check in');
  const [first] = (await items('Mei')).filter(({ week }) => week === 1);
  const menu = idOn(opened, 'done:tick:');
  const ticked = await mei.choose(need(opened.message), menu, [need(first).itemId]);
  taps.push('an item of the menu');
  expect(taps).toHaveLength(2);
  expect(opened.modal).toBeUndefined();
  expect(ticked.message?.id).toBe(opened.message?.id);
  expect(await doneOf('Mei')).toEqual([need(first).itemId]);
});

test('the button, /done and /plan open the same panel', async () => {
  const mei = hall.as('Mei');
  const panels = [
    await mei.command('done'),
    await mei.command('plan'),
    await hall.forge('Mei').press(`plan:open:${group}:1`),
    await hall.forge('Mei').press(`done:open:${group}:1`),
  ];
  const [first] = panels;
  for (const panel of panels) {
    expect(panel.message?.embeds).toEqual(first?.message?.embeds);
    expect(idsOf(panel)).toEqual(idsOf(need(first)));
  }
});

describe.each(LANGUAGES)('a member who reads %s', (language, locale) => {
  const words = wordsOf(language);
  const name = language === 'en' ? 'Sam' : 'Kai';
  const me = () => hall.as(name, locale);
  const forge = () => hall.forge(name, locale);
  const refused = (act: () => Promise<Outcome>, key: Key, params?: Params) =>
    expectRefused(hall.world, language, act, key, params);

  beforeAll(async () => {
    hall.world.goTo(START + 3_600_000);
    const { message } = await me().command('roadmap join');
    // Of the second topic everything is known.
    await me().choose(need(message), `roadmap.join:known:${group}:0`, ['1']);
  });
  beforeEach(() => hall.world.goTo(hall.world.now() + 1000));

  test('ticks several at once and takes them back with one button, in one message', async () => {
    const open = (await items(name)).filter(({ week, done }) => week === 1 && done === null);
    const three = open.slice(0, 3);
    const panel = await me().command('done');
    const ticked = await me().choose(need(panel.message), idOn(panel, 'done:tick:'), [
      ...three.map(({ itemId }) => itemId),
    ]);
    expectPrivate(hall.world, ticked);
    const points = three.reduce((sum, item) => sum + item.points, 0);
    const said = ticked.message?.content.split('\n')[0];
    expect(said).toBe(words('done.recordedMany', { count: 3, earned: points, points }));
    const standing = [words('done.streak', { weeks: 1 }), words('panel.points', { points })];
    expect(body(ticked)).toContain(standing.join(' · '));
    const back = idOn(ticked, 'done:back:');
    const undone = await me().click(need(ticked.message), back);
    expect(undone.message?.id).toBe(panel.message?.id);
    const parts = { count: 3, taken: points, points: 0 };
    expect(undone.message?.content).toBe(words('undo.doneMany', parts));
    expect(await doneOf(name)).toEqual([]);
    const again = await expectNothingWritten(hall.world, () => forge().press(back));
    expect(again.message?.content).toBe(words('undo.gone'));
  });

  test('undoes a tick and nothing that was ticked again since', async () => {
    const [first] = (await items(name)).filter(({ week, done }) => week === 1 && done === null);
    const { itemId, text } = need(first);
    const panel = await me().command('done');
    const menu = idOn(panel, 'done:tick:');
    const ticked = await me().choose(need(panel.message), menu, [itemId]);
    const back = idOn(ticked, 'done:back:');
    await me().command('undo', { item: itemId });
    await me().command('done', { item: itemId });
    const late = await expectNothingWritten(hall.world, () => forge().press(back));
    expect(late.message?.content).toBe(words('undo.gone'));
    // Somebody else's interaction is nobody's business here.
    await expectNothingWritten(hall.world, () => hall.forge('Mei').press(back));
    expect(await doneOf(name)).toEqual([itemId]);
    const unticked = await me().choose(need(ticked.message), menu, []);
    expect(unticked.message?.content).toContain(text.slice(0, 5));
    expect(await doneOf(name)).toEqual([]);
  });

  test('sees what is known, and can neither tick nor untick it', async () => {
    const known = (await items(name)).filter(({ done }) => done === 'known');
    const shown = await forge().press(`done:scope:${group}:known`);
    expect(body(shown).match(/☑️/g)).toHaveLength(known.length);
    expect(idsOf(shown).some((id) => id.startsWith('done:tick:'))).toBe(false);
    expect(JSON.stringify(shown.message?.components)).toContain(
      words('panel.knownBefore', { open: known.length }),
    );
  });

  test('writes what was learnt, changes it and takes it away', async () => {
    const answered = await me().command('done', {
      item: ITEM,
      note: 'fixtures',
      link: 'https://a.example/',
    });
    const write = idOn(answered, 'done:write:');
    const { modal } = await me().click(need(answered.message), write);
    expect(JSON.stringify(modal)).toContain('fixtures');
    const fields = { note: 'fixtures\u202e and **marks**', link: ' https://b.example/x ' };
    const kept = await me().submit(need(modal), { fields });
    expect(kept.message?.id).toBe(answered.message?.id);
    expect(kept.message?.content).toBe(words('note.saved', { item: ITEM }));
    const item = async () => need((await items(name)).find(({ text }) => text === ITEM));
    expect(await item()).toMatchObject({
      note: 'fixtures and **marks**',
      link: 'https://b.example/x',
    });
    const picker = await me().click(need(kept.message), idOn(kept, 'done:notes:'));
    expect(JSON.stringify(picker.message?.components)).toContain(`📝 ${ITEM}`);
    const pick = idOn(picker, 'done:note:');
    const again = await me().choose(need(picker.message), pick, [(await item()).itemId]);
    const cleared = await me().submit(need(again.modal), { fields: { note: ' ', link: '' } });
    expect(cleared.message?.content).toBe(words('note.cleared', { item: ITEM }));
    expect(await item()).toMatchObject({ note: null, link: null });
  });

  test('hears why a note is not kept', async () => {
    const { itemId } = need((await items(name)).find(({ text }) => text === ITEM));
    const submit = (fields: Record<string, string>, id = itemId) =>
      forge().submit(`done:note:${group}:${id}`, fields);
    const long = (field: 'note' | 'link', limit: number) =>
      refused(() => submit({ [field]: 'x'.repeat(limit + 1) }), 'refuse.tooLong', {
        option: words(field === 'note' ? 'note.learnt' : 'note.link'),
        limit,
      });
    await long('note', 500);
    await long('link', 300);
    await refused(() => submit({ link: 'ftp://example.org/' }), 'refuse.badLink');
    const open = need((await items(name)).find(({ done }) => done === null));
    await refused(() => submit({ note: 'x' }, open.itemId), 'note.tooLate');
    await refused(() => submit({ note: 'x' }, 'nothing'), 'note.tooLate');
    const press = (id: string) => () => forge().press(`done:write:${group}:${id}`);
    await refused(press(open.itemId), 'note.notDone', { item: open.text });
    await refused(press('nothing'), 'refuse.unknownItem', { item: 'nothing' });
    await refused(() => forge().press(`done:note:${group}`, []), 'refuse.unknownItem', {
      item: '',
    });
  });

  test('unticks nothing of this week on a list of last week, nor on one that does not tell', async () => {
    hall.world.goTo(START + 3_600_000);
    const old = await me().command('done');
    const menu = idOn(old, 'done:tick:');
    const all = await forge().press(`done:scope:${group}:all`);
    hall.world.goTo(START + 3_600_000 + WEEK);
    const [open] = (await items(name)).filter(({ week, done }) => week === 2 && done === null);
    await me().command('done', { item: need(open).itemId });
    const before = await doneOf(name);
    // All ticks of the old list are gone, and it takes back those of its own week alone.
    const emptied = await me().choose(need(old.message), menu, []);
    const lastWeek = before.filter((id) => id !== need(open).itemId);
    expect(lastWeek).toHaveLength(1);
    expect(await doneOf(name)).toEqual([need(open).itemId]);
    expect(body(emptied)).toContain(words('panel.week', { week: 2, weeks: 12 }).slice(0, 6));
    const forged = idOn(all, 'done:tick:').replace(/[a-z0-9]+$/, '0');
    await expectNothingWritten(hall.world, () => forge().press(forged, []));
    await expectNothingWritten(hall.world, () => forge().press(`done:tick:${group}:week:0`, []));
    await me().command('undo');
  });

  test('sees a leave said', async () => {
    hall.world.goTo(START + 3_600_000 + 2 * WEEK);
    expect(body(await me().command('plan'))).not.toContain(words('panel.onLeave'));
    await me().command('leave-week');
    expect(body(await me().command('plan'))).toContain(words('panel.onLeave'));
  });
});
