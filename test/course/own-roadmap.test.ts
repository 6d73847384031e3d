import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Key, type Params, wordsOf } from '../../src/i18n/words.ts';
import {
  checkIns,
  groupItems,
  groups,
  pointCounts,
  posts,
  totals,
} from '../../src/store/tables/schema.ts';
import { type Hall, LANGUAGES, need, openHall, startGroup } from '../commands/hall.ts';
import { expectPrivate } from '../commands/refusal.ts';
import { expectQuiet } from '../fakes/audit.ts';
import { BREAD, BREAD_2, bring, pressOn } from '../fakes/bread.ts';
import { readChannel, readMessage } from '../fakes/read-message.ts';

/** A server brings its own roadmap, a group walks it, and a new version comes midway. */
describe.each(LANGUAGES)('a roadmap of the server’s own, in %s', (language, locale) => {
  let hall: Hall;
  let group: number;
  const say = (key: Key, params?: Params) => wordsOf(language)(key, params);
  const as = (name: string) => hall.as(name, locale);
  const shown = (outcome: Awaited<ReturnType<typeof bring>>) => {
    expectPrivate(hall.world, outcome);
    return readMessage(outcome.message);
  };
  const posted = () => readChannel(hall.world.local.discord, need(hall.hall.channels.general));
  const db = () => hall.world.connection.db;
  const items = () =>
    db()
      .select()
      .from(groupItems)
      .where(eq(groupItems.groupId, group))
      .orderBy(groupItems.position);
  /** All that members have earned. */
  const earned = async () => ({
    checkIns: await db().select().from(checkIns).orderBy(checkIns.itemId),
    totals: (await db().select().from(totals)).map((row) => JSON.stringify(row)).sort(),
    counts: await db().select().from(pointCounts).orderBy(pointCounts.points),
  });

  beforeAll(async () => {
    hall = await openHall();
  });
  afterAll(() => hall.world.close());

  test('is read on trial, page by page, and saved', async () => {
    const lin = as('Lin');
    const read = await bring(lin, BREAD);
    expect(shown(read)).toMatchObject({
      content: say('import.notSaved'),
      title: say('import.title', { title: 'Bake bread' }),
    });
    const { body } = shown(read);
    expect(body).toContain(`- ${say('import.counts', { phases: 2, topics: 3, items: 7 })}`);
    expect(body).toContain(`- ${say('import.leaves', { leaves: 7, done: 0 })}`);
    expect(body.filter((line) => line.startsWith('⬜'))).toHaveLength(7);
    const report = await pressOn(lin, read, 'roadmap.import:page');
    expect(shown(report).body).toContain(
      say('report.line', { lines: '1', what: say('report.canonical') }),
    );
    const back = await pressOn(lin, report, 'roadmap.import:page');
    expect(shown(back).body).toEqual(body);
    const saved = await pressOn(lin, back, 'roadmap.import:save');
    expect(shown(saved).content).toBe(say('import.saved', { title: 'Bake bread' }));
  });

  test('is walked by a group', async () => {
    group = await startGroup(as('Lin'), 'Bakers', { roadmap: 'Bake bread', weeks: 4 });
    await hall.world.pass('next');
    for (const name of ['Mei', 'Sam']) await as(name).command('roadmap join');
    await as('Mei').command('done', { item: 'Knead by hand' });
    await as('Mei').command('done', { item: 'Keep it in the fridge' });
    await as('Sam').command('done', { item: 'Weigh the flour' });
    expect(posted().map(({ title }) => title)).toHaveLength(1);
  });

  test('gets a new version: every change is shown with whose progress it touches', async () => {
    const lin = as('Lin');
    const before = await earned();
    const update = await bring(lin, BREAD_2, 'roadmap update', { roadmap: 'Bake bread' });
    const mei = say('update.touches', { who: `<@${hall.hall.members.Mei}>` });
    const pair = { from: 'Knead by hand', to: 'Knead by hand for ten minutes' };
    const { body } = shown(update);
    expect(body[0]).toBe(
      say('update.summary', { kept: 4, renamed: 1, moved: 0, added: 3, removed: 2 }),
    );
    const line = (mark: string) =>
      `${say('update.pair', { mark, ...pair, similarity: 2 / 3 })} · ${mei}`;
    expect(body).toContain(line('✅'));
    expect(body).toContain(`➖ Keep it in the fridge · ${mei}`);
    expect(body).toContain('➖ Bake on a stone');
    expect(body).toContain('➕ Mix the rye');

    const menu = need(/roadmap\.update:pairs:\d+:0:0/.exec(JSON.stringify(update.message))?.[0]);
    const rejected = await lin.choose(need(update.message), menu, []);
    expect(shown(rejected).body).toContain(line('❌'));
    const found = await db().select().from(groupItems).where(eq(groupItems.text, pair.from));
    expect(found).toHaveLength(1);
    const options = JSON.stringify(update.message).match(/"value":"([^"]+)"/);
    const confirmed = await lin.choose(need(update.message), menu, [need(options?.[1])]);
    expect(shown(confirmed).body).toContain(line('✅'));

    const applied = await pressOn(lin, confirmed, 'roadmap.update:apply');
    expect(shown(applied).content).toContain(
      say('update.applied', { title: 'Bake bread', groups: 1 }),
    );
    expect(await earned()).toEqual(before);
    expect((await items()).map(({ text }) => text)).toContain('Knead by hand');

    const moved = await pressOn(lin, applied, 'roadmap.update:move');
    expect(shown(moved).content).toBe(say('update.groupMoved', { group: 'Bakers' }));
    await hall.world.settle();
    expect(await earned()).toEqual(before);
  });

  test('renamed items keep their ticks, removed ones leave, and the done stay with who did them', async () => {
    const rows = await items();
    const texts = rows.filter(({ retired }) => !retired).map(({ text }) => text);
    expect(texts).toEqual([
      'Weigh the flour',
      'Knead by hand for ten minutes',
      'Proof the dough overnight',
      'Heat the oven well',
      'Day one of feeding',
      'Ferment two days',
      'Mix the rye',
      'Bake the rye',
    ]);
    expect(rows.filter(({ retired }) => retired).map(({ text }) => text)).toEqual([
      'Keep it in the fridge',
    ]);
    const list = shown(await as('Mei').command('done')).body.join('\n');
    expect(list).toMatch(/✅.*Knead by hand for ten minutes/);
    const gone = await as('Sam').command('done', { item: 'Keep it in the fridge' });
    expect(gone.message?.content).toBe(
      say('refuse.unknownItem', { item: 'Keep it in the fridge' }),
    );
    const progress = shown(await as('Mei').command('roadmap progress')).body.join('\n');
    expect(progress).toContain('2/9');
    expect(shown(await as('Sam').command('roadmap progress')).body.join('\n')).toContain('1/8');
  });

  test('tells the group once, whoever presses again', async () => {
    const notices = () =>
      posted().filter(({ title }) => title === '🗺️ Our roadmap has a new version');
    expect(notices()).toHaveLength(1);
    expect(notices()[0]?.body).toEqual([
      '**Bake bread**',
      wordsOf('en')('notice.weeks', { group: 'Bakers' }),
      wordsOf('en')('notice.changes', { added: 3, removed: 2, changed: 1 }),
      wordsOf('en')('notice.length', { weeks: 4 }),
    ]);
    const again = await hall.forge('Lin', locale).press(`roadmap.update:move:${group}`);
    expect(again.message?.content).toContain(say('update.groupCurrent', { group: 'Bakers' }));
    const all = await hall.forge('Lin', locale).press('roadmap.update:all:own-1');
    expect(all.message?.content).toBe(say('refuse.unknownRoadmap'));
    const { discord } = hall.world.local;
    for (const sent of discord.sent.slice(-12)) await discord.redeliver(sent);
    await hall.world.product.sweep();
    await hall.world.settle();
    expect(notices()).toHaveLength(1);
    const rows = await db().select().from(posts).where(eq(posts.kind, 'notice'));
    expect(rows.map(({ number, state }) => [number, state])).toEqual([[1, 'sent']]);
  });

  test('goes on to the end by the new plan: the week that ran stays, the rest is new', async () => {
    for (let step = 0; step < 5; step++) await hall.world.pass('week');
    const weeks = posted().filter(({ title }) => /^Week \d of 4/.test(title));
    expect(
      weeks.map(({ body }) =>
        body.filter((line) => line.startsWith('▫️')).map((line) => line.slice(3)),
      ),
    ).toEqual([
      ['Weigh the flour', 'Knead by hand for ten minutes'],
      ['Proof the dough overnight', 'Heat the oven well'],
      ['Day one of feeding', 'Ferment two days'],
      ['Mix the rye', 'Bake the rye'],
    ]);
    const standups = posted()
      .map(({ title }) => title)
      .filter((title) => /^(Standup|Report)/.test(title));
    expect(standups).toEqual(
      ['First loaves', 'Sourdough', 'Rye'].flatMap((phase) => [
        `Standup: ${phase}`,
        `Report: ${phase}`,
      ]),
    );
    const taken = await as('Mei').command('undo', { item: 'Keep it in the fridge' });
    expect(taken.message?.content).toContain('Keep it in the fridge');
    expectQuiet(hall);
  });

  test('is what the next group starts on, and moves no group that is over', async () => {
    const next = await startGroup(as('Lin'), 'Late bakers', { roadmap: 'Bake bread' });
    const rows = await db()
      .select()
      .from(groupItems)
      .where(and(eq(groupItems.groupId, next), eq(groupItems.text, 'Mix the rye')));
    expect(rows).toHaveLength(1);
    const back = await bring(as('Lin'), BREAD, 'roadmap update', { roadmap: 'Bake bread' });
    const applied = await pressOn(as('Lin'), back, 'roadmap.update:apply');
    expect(shown(applied).buttons).toEqual([
      `${say('update.move', { group: 'Late bakers' })} -> roadmap.update:move:${next}`,
    ]);
    const over = await hall.forge('Lin', locale).press(`roadmap.update:move:${group}`);
    expect(over.message?.content).toContain(say('update.groupOver', { group: 'Bakers' }));
    const [row] = await db().select().from(groups).where(eq(groups.groupId, group));
    expect(row?.plan.weeks).toHaveLength(4);
  });
});
