import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Language } from '../../src/i18n/language.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { blockers } from '../../src/store/tables/schema.ts';
import { type Hall, LANGUAGES, need, openHall } from '../commands/hall.ts';
import { readMessage } from '../fakes/read-message.ts';
import { passLeases } from '../fakes/small-group.ts';

/** Week 1 of the group: from Monday to Monday at 09:00 in UTC. */
const WEEK_1 = Date.parse('2026-03-02T09:00:00Z');
const WEEK = 7 * 86_400_000;

let hall: Hall;
let group: number;

beforeEach(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 8 });
  for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) await hall.as(name).command('roadmap join');
  await hall.world.pass('next');
});
afterEach(() => hall.world.close());

const id = (name: string) => need(hall.hall.members[name]);
const store = () => createStore(hall.world.connection.db);
const notices = () => hall.world.local.discord.messages(need(hall.hall.channels.study));
const chooseNotices = (language: Language) =>
  hall.as('Lin').command('setup', { notices: need(hall.hall.channels.study), language });
const endWeek = async (week: number) => {
  hall.world.goTo(WEEK_1 + week * WEEK);
  await hall.world.product.sweep();
};
const checkIn = async (name: string, week: number) => {
  const items = await store().groups.items(hall.hall.id, group, id(name));
  const item = items.find((each) => each.week === week && each.done === null);
  await hall.as(name).command('done', { item: need(item).itemId });
};
const digests = () => notices().map((message) => readMessage(message));

test('once Discord refuses the token, nobody else is looked up; the digest comes when it is taken again', async () => {
  const { local, product } = hall.world;
  await chooseNotices('en');
  await endWeek(1);
  const heal = local.discord.faults.add(({ path }) =>
    /members/.test(path)
      ? { status: 401, body: { message: '401: Unauthorized', code: 0 } }
      : undefined,
  );
  local.discord.requests.splice(0);
  await endWeek(2);
  const asked = local.discord.requests.filter(({ path }) => /\/members\//.test(path));
  expect(asked).toHaveLength(1);
  expect(notices()).toEqual([]);
  heal();
  await product.clearHalt();
  await passLeases(hall.world);
  await product.sweep();
  expect(notices()).toHaveLength(1);
});

describe.each(LANGUAGES)('the digest for organisers, in %s,', (language) => {
  const words = wordsOf(language);

  test('names who has been silent for two weeks, but for those on leave, and pings nobody', async () => {
    await chooseNotices(language);
    await hall.as('Sam').command('leave-week', { week: 'next' });
    await endWeek(1);
    expect(notices()).toEqual([]);
    await checkIn('Mei', 2);
    await store().members.change(hall.hall.id, id('Noor'), { hidden: true });
    await endWeek(2);
    const [digest, ...more] = digests();
    expect(more).toEqual([]);
    expect(digest?.title).toBe(words('digest.title', { group: 'Async crew', week: 2 }));
    expect(notices()[0]?.embeds[0]?.fields).toEqual([
      {
        name: words('digest.silent', { count: 2 }),
        value: `- <@${id('Kai')}>\n- ${words('digest.hidden', { count: 1 })}`,
        inline: false,
      },
    ]);
    expect(hall.world.local.discord.pings(need(notices()[0]).id)).toMatchObject({ users: [] });
  });

  test('finds who is no longer in the server, tells of it once, and they have left the group', async () => {
    await chooseNotices(language);
    hall.world.local.discord.removeMember(hall.hall.id, id('Kai'));
    for (const name of ['Mei', 'Sam', 'Noor']) await checkIn(name, 1);
    await endWeek(1);
    for (const name of ['Mei', 'Sam', 'Noor']) await checkIn(name, 2);
    await endWeek(2);
    expect(notices()[0]?.embeds[0]?.fields).toMatchObject([
      { name: words('digest.left', { count: 1 }), value: `- <@${id('Kai')}>` },
    ]);
    const enrolment = await store().enrolments.find(hall.hall.id, group, id('Kai'));
    expect(enrolment?.status).toBe('left');
    for (const name of ['Mei', 'Sam', 'Noor']) await checkIn(name, 3);
    await endWeek(3);
    expect(notices()).toHaveLength(1);
  });

  test('tells of posts that are held back and of blockers that nobody has resolved', async () => {
    await chooseNotices(language);
    const at = hall.world.now();
    await hall.world.connection.db.insert(blockers).values({
      guildId: hall.hall.id,
      groupId: group,
      memberId: id('Mei'),
      scope: 'phase',
      number: 1,
      text: 'Docker *won’t* start',
      raisedAt: at,
    });
    hall.world.local.discord.denyBot(need(hall.hall.channels.general), 'SendMessages');
    await endWeek(1);
    // Trouble is told at once; the digest of the same week lists it, with what else there is.
    await endWeek(2);
    const fields = notices()
      .filter((message) => message.embeds[0]?.title?.includes('Async crew'))
      .flatMap((message) => message.embeds[0]?.fields ?? []);
    const since = `<t:${Math.floor(at / 1000)}:R>`;
    const blocker = { who: `<@${id('Mei')}>`, text: 'Docker \\*won’t\\* start', since };
    expect(fields).toContainEqual({
      name: words('digest.blockers', { count: 1 }),
      value: `- ${words('digest.blocker', blocker)}`,
      inline: false,
    });
    const held = fields.find(({ name }) => name.startsWith('⛔'));
    expect(held?.value).toContain('Discord 50013');
  });
});

test('nothing is sent when there is nothing to say', async () => {
  await chooseNotices('en');
  for (const week of [1, 2]) {
    for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) await checkIn(name, week);
    await endWeek(week);
  }
  expect(notices()).toEqual([]);
});

test('nothing is sent where no channel for notices was chosen, and nobody is looked up', async () => {
  await endWeek(1);
  await endWeek(2);
  const posts = await store().facts.history(hall.hall.id, group, 50);
  expect(posts.filter(({ kind }) => kind === 'digest')).toEqual([]);
  const people = Object.keys(hall.hall.members).map((name) => `/members/${id(name)}`);
  const asked = hall.world.local.discord.requests.filter(({ path }) =>
    people.some((each) => path.endsWith(each)),
  );
  expect(asked).toEqual([]);
});
