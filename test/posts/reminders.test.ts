import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { standupsOf } from '../../src/study/standups.ts';
import { type Hall, need, openHall } from '../commands/hall.ts';
import { passLeases } from '../fakes/small-group.ts';

/** Week 1 of the group: from Monday to Monday at 09:00 in UTC. */
const WEEK_1 = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SATURDAY = WEEK_1 + 5 * DAY;

let hall: Hall;
let group: number;

beforeEach(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 8 });
  await hall.world.pass('next');
  for (const name of ['Mei', 'Sam']) await hall.as(name).command('roadmap join');
});
afterEach(() => hall.world.close());

const id = (name: string) => need(hall.hall.members[name]);
const store = () => createStore(hall.world.connection.db);
const letters = (name: string) => hall.world.local.discord.directMessages(id(name));
const choose = async (name: string, wanted: string[]) => {
  const panel = await hall.as(name).command('me settings');
  return hall.as(name).choose(need(panel.message), 'me.settings:remind', wanted);
};
const setQuiet = (name: string, quietFrom: string, quietTo: string, zone: string | null = null) =>
  store().members.change(hall.hall.id, id(name), { quietFrom, quietTo, zone });
const sweepAt = async (at: number) => {
  hall.world.goTo(at);
  return hall.world.product.sweep();
};
const rows = async () => {
  const all = await hall.world.connection.db
    .select()
    .from(posts)
    .where(eq(posts.guildId, hall.hall.id));
  return all.filter(({ kind }) => kind.endsWith('reminder'));
};
const openItems = async (name: string) =>
  (await store().groups.items(hall.hall.id, group, id(name))).filter(
    ({ week, done }) => week === 1 && done === null,
  );

/** Mei reads English, Sam Chinese. */
const READERS = [
  ['Mei', 'en', 'en-US'],
  ['Sam', 'zh-CN', 'zh-CN'],
] as const;

const ask = async (wanted: string[], more: { reviews?: boolean } = {}) => {
  for (const [name, language] of READERS) {
    await choose(name, wanted);
    await store().members.change(hall.hall.id, id(name), { language, ...more });
  }
};
const when = (at: number) => `<t:${at / 1000}:F> (<t:${at / 1000}:R>)`;
const firstLine = (name: string) => letters(name).map(({ content }) => content.split('\n')[0]);

test('a reminder of what is open comes once, two days before the week ends, with a link to the post', async () => {
  await hall.as('Kai').command('roadmap join');
  await ask(['week']);
  await sweepAt(SATURDAY - 60_000);
  expect(letters('Mei')).toEqual([]);
  await sweepAt(SATURDAY);
  await sweepAt(SATURDAY + 60_000);
  expect(letters('Kai')).toEqual([]);
  const key = { guildId: hall.hall.id, groupId: group, subject: '' };
  const assignment = await store().outbox.find({ ...key, kind: 'assignment', number: 1 });
  const message = `${assignment?.channelId}/${assignment?.messageId}`;
  for (const [name, language] of READERS) {
    const words = wordsOf(language);
    const [letter, ...more] = letters(name);
    expect(more).toEqual([]);
    const open = await openItems(name);
    const count = open.length;
    const lines = need(letter).content.split('\n');
    const about = { group: 'Async crew', week: 1, when: when(WEEK_1 + 7 * DAY), count };
    expect(lines[0]).toBe(words('remind.week', about));
    expect(lines.filter((line) => line.startsWith('⬜'))).toHaveLength(Math.min(10, count));
    if (count > 10) expect(lines).toContain(words('plan.more', { count: count - 10 }));
    expect(lines.at(-1)).toBe(`-# ${words('remind.off')}`);
    const url = `https://discord.com/channels/${hall.hall.id}/${message}`;
    expect(letter?.components).toMatchObject([
      { components: [{ label: words('remind.open'), url }] },
    ]);
  }
});

test('a reminder of a standup comes a day before it closes, unless it is answered', async () => {
  await hall.as('Kai').command('roadmap join');
  await choose('Kai', ['standup']);
  await ask(['standup']);
  const [standup] = standupsOf(need(await store().groups.find(hall.hall.id, group)));
  const { opensAt, closesAt, week } = need(standup);
  for (let at = WEEK_1; at <= opensAt; at += 7 * DAY) await sweepAt(at);
  const opened = await hall.as('Kai').command('standup');
  await hall.as('Kai').submit(need(opened.modal), { fields: { finished: 'all', next: 'more' } });
  await hall.world.settle();
  await sweepAt(closesAt - DAY);
  expect(letters('Kai')).toEqual([]);
  for (const [name, language] of READERS) {
    const told = { group: 'Async crew', when: when(closesAt), phase: '@' };
    const [before = '', after = ''] = wordsOf(language)('remind.standup', told).split('@');
    expect(firstLine(name)).toEqual([expect.stringContaining(before)]);
    expect(firstLine(name)).toEqual([expect.stringContaining(after)]);
  }
  expect(week).toBe(1 + (opensAt - WEEK_1) / (7 * DAY));
});

test('a reminder of the weekly standup comes where the group has one', async () => {
  await store().groups.change(hall.hall.id, group, 'running', {
    weeklyStandup: true,
    nextDueAt: SATURDAY,
  });
  await ask(['standup']);
  await sweepAt(SATURDAY);
  await sweepAt(SATURDAY + DAY);
  for (const [name, language] of READERS) {
    const told = { group: 'Async crew', when: when(WEEK_1 + 7 * DAY) };
    expect(firstLine(name)).toEqual([wordsOf(language)('remind.weekStandup', told)]);
  }
});

test('a reminder to review comes when something has come back', async () => {
  await hall.as('Kai').command('roadmap join');
  await choose('Kai', ['review']);
  await store().members.change(hall.hall.id, id('Kai'), { reviews: true });
  await ask(['review'], { reviews: true });
  const [item] = await openItems('Mei');
  for (const [name] of READERS) await hall.as(name).command('done', { item: need(item).itemId });
  await sweepAt(WEEK_1 + 3 * DAY);
  expect(letters('Kai')).toEqual([]);
  for (const [name, language] of READERS) {
    const said = wordsOf(language)('remind.review', { group: 'Async crew', count: 1 });
    expect(firstLine(name)).toEqual([said]);
  }
});

test('that Discord refuses reminders is told to the member once, to nobody else, and none is tried', async () => {
  await ask(['week']);
  for (const [name] of READERS) hall.world.local.discord.setDmsOpen(id(name), false);
  await hall.as('Lin').command('setup', { notices: need(hall.hall.channels.study) });
  await sweepAt(SATURDAY);
  const refused = { state: 'skipped', reason: 'Discord 50007' };
  expect(await rows()).toMatchObject([refused, refused]);
  expect(hall.world.local.discord.messages(need(hall.hall.channels.study))).toEqual([]);
  expect(await store().outbox.blocked(hall.hall.id)).toEqual([]);

  for (const [name, language, locale] of READERS) {
    const words = wordsOf(language);
    const press = async () => {
      const { message } = await hall.forge(name, locale).press(`done:open:${group}:1`);
      return message?.content ?? '';
    };
    expect(await press()).toContain(words('settings.toldClosed'));
    expect(await press()).not.toContain(words('settings.toldClosed'));
    const panel = await hall.as(name, locale).command('me settings');
    const since = { since: `<t:${SATURDAY / 1000}:R>` };
    expect(panel.message?.embeds[0]?.description).toContain(words('settings.closed', since));
  }

  // The next week makes no row; a changed setting lets it be tried again.
  await sweepAt(WEEK_1 + 7 * DAY);
  expect(await rows()).toHaveLength(2);
  hall.world.local.discord.setDmsOpen(id('Mei'), true);
  const again = await choose('Mei', ['week']);
  expect(again.message?.embeds[0]?.description).toBe(wordsOf('en')('settings.intro'));
  await sweepAt(SATURDAY + 7 * DAY);
  expect(letters('Mei')).toHaveLength(1);
});

describe('no reminder comes', () => {
  const reasons = async () =>
    Object.fromEntries(
      (await rows()).map(({ subject, state, reason }) => [subject, `${state} ${reason}`]),
    );

  test('when nothing is open, in a week off, to those who left, nor to those who want none any more', async () => {
    const names = ['Mei', 'Sam', 'Kai', 'Noor'];
    for (const name of ['Kai', 'Noor']) await hall.as(name).command('roadmap join');
    for (const name of names) await choose(name, ['week']);
    for (const { itemId } of await openItems('Mei')) {
      await hall.as('Mei').command('done', { item: itemId });
    }
    await hall.as('Sam').command('leave-week', { week: 'this' });
    const asked = await hall.as('Kai').command('roadmap leave');
    await hall.as('Kai').click(need(asked.message), `roadmap.leave:yes:${group}`);
    await choose('Noor', []);
    await sweepAt(SATURDAY);
    await sweepAt(SATURDAY + 2 * HOUR);
    expect(names.flatMap(letters)).toEqual([]);
    expect(await reasons()).toEqual({
      [id('Mei')]: 'skipped nothing-open',
      [id('Sam')]: 'skipped off',
      [id('Kai')]: 'skipped left',
      [id('Noor')]: 'skipped not-wanted',
    });
  });

  test('while the group is paused', async () => {
    await choose('Mei', ['week']);
    await hall.as('Lin').command('group pause');
    await sweepAt(SATURDAY);
    expect(letters('Mei')).toEqual([]);
    expect(await reasons()).toEqual({ [id('Mei')]: 'skipped paused' });
  });

  test('hours too late', async () => {
    await choose('Mei', ['week']);
    await sweepAt(SATURDAY + 6 * HOUR + 60_000);
    expect(letters('Mei')).toEqual([]);
    expect(await reasons()).toEqual({ [id('Mei')]: 'skipped too-late' });
  });
});

describe('quiet hours', () => {
  test('are kept in the member’s own zone', async () => {
    await choose('Mei', ['week']);
    // In Los Angeles Saturday 09:00 UTC is 01:00; at 08:00 there it is 16:00 in UTC.
    await setQuiet('Mei', '22:00', '08:00', 'America/Los_Angeles');
    await sweepAt(SATURDAY);
    await sweepAt(SATURDAY + 7 * HOUR - 60_000);
    expect(letters('Mei')).toEqual([]);
    await sweepAt(SATURDAY + 7 * HOUR);
    expect(letters('Mei')).toHaveLength(1);
  });

  test('are stopped at by whoever puts the clock ahead', async () => {
    await choose('Mei', ['week']);
    await setQuiet('Mei', '08:00', '10:00');
    await hall.world.pass('week');
    expect(letters('Mei').map(({ timestamp }) => Date.parse(timestamp))).toEqual([SATURDAY + HOUR]);
  });
});

describe('whatever happens to a reminder', () => {
  test('whose answer is lost, it is found again and comes once', async () => {
    await choose('Mei', ['week']);
    hall.world.local.discord.faults.next(/^POST \/channels\/\d+\/messages$/, 'drop-answer');
    await sweepAt(SATURDAY);
    await passLeases(hall.world);
    await sweepAt(SATURDAY + 30 * 60_000);
    expect(letters('Mei')).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('it holds up none of the group’s posts, and organisers see nothing of it', async () => {
    await choose('Mei', ['week']);
    await sweepAt(SATURDAY - HOUR);
    await hall.world.connection.db.execute(
      sql`update posts set due_at = ${new Date(WEEK_1).toISOString()}::timestamptz,
        lease_until = now() + interval '1 day' where kind = 'reminder'`,
    );
    await sweepAt(WEEK_1 + 7 * DAY);
    const next = await store().outbox.find({
      guildId: hall.hall.id,
      groupId: group,
      kind: 'assignment',
      number: 2,
      subject: '',
    });
    expect(next?.state).toBe('sent');
    const why = await hall.forge('Lin').command('schedule.why', {
      post: `${group}.reminder.1.${id('Mei')}`,
    });
    expect(why.message?.content).toBe(wordsOf('en')('schedule.unknownPost'));
    const preview = JSON.stringify([
      await hall.as('Lin').command('schedule preview'),
      await hall.as('Lin').command('schedule why'),
      await hall.as('Lin').autocomplete('schedule why', 'post', ''),
    ]);
    expect(preview).not.toContain('reminder');
    expect(preview).not.toContain(id('Mei'));
  });
});
