import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { readChannel, readMessage, type Shown } from '../fakes/read-message.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

/** A group with a standup each week, from the first answer to a blocker that outlives its standup. */
let hall: Hall;
let store: Store;
let group: number;
/** Ids of members, by name. */
let id: Record<string, string>;
let blocker: number;

beforeAll(async () => {
  hall = await openHall();
  store = createStore(hall.world.connection.db);
  id = hall.hall.members;
  group = await hall.startGroup('Async crew', { 'weekly-standup': 'on', weeks: 12 });
  await hall.world.pass('next');
  for (const name of ['Mei', 'Sam', 'Kai', 'Noor']) await hall.as(name).command('roadmap join');
  await store.members.change(hall.hall.id, need(id.Kai), { helps: true });
  await store.members.change(hall.hall.id, need(id.Noor), { hidden: true });
  await hall.as('Kai').command('done', { item: ITEM, note: 'fixtures\nare fun' });
});
afterAll(() => hall.world.close());

const shown = (): Shown[] =>
  readChannel(hall.world.local.discord, need(hall.hall.channels.general));
const titled = (title: string): Shown => need(shown().findLast((post) => post.title === title));
const field = (post: Shown, name: string) =>
  post.fields.find((each) => each.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
const ids = (post: Shown) => post.buttons.map((each) => each.split(' -> ')[1] ?? '');
const at = (name: string) => `<@${need(id[name])}>`;

/** Goes on until a post with this title has appeared. */
async function until(title: string): Promise<Shown> {
  const hasCome = () => shown().some((post) => post.title === title);
  for (let i = 0; i < 40 && !hasCome(); i++) await hall.world.pass('next');
  return titled(title);
}

async function answer(name: string, standup: string, fields: Record<string, string>) {
  const outcome = await hall.forge(name).submit(`standup:answer:${group}:${standup}`, fields);
  await hall.world.settle();
  return outcome;
}

const press = async (name: string, customId: string, values?: string[]) => {
  const outcome = await hall.forge(name).press(customId, values);
  await hall.world.settle();
  return outcome.message?.content;
};

/** A refusal in both languages. */
async function refused(
  key: Parameters<typeof expectRefused>[3],
  name: string,
  customId: string,
  values?: string[],
) {
  for (const [language, locale] of LANGUAGES) {
    hall.world.goTo(hall.world.now() + 1_000);
    const act = () => hall.forge(name, locale).press(customId, values);
    await expectRefused(hall.world, language, act, key);
  }
}

describe('a weekly standup', () => {
  test('opens two days before the week ends and drafts the answer from the week’s check-ins', async () => {
    const post = await until('Standup: week 1');
    expect(hall.world.now()).toBe(Date.parse('2026-03-07T09:00:00Z'));
    expect(post.thread?.name).toBe('Standup: week 1');
    expect(ids(post)).toEqual([`standup:open:${group}:w1`]);
    const { modal } = await hall.as('Kai').command('standup');
    expect(modal).toMatchObject({
      custom_id: `standup:answer:${group}:w1`,
      title: 'Standup: week 1',
    });
    expect(JSON.stringify(modal)).toContain(`- ${ITEM}: fixtures are fun`);
    const zh = await hall.as('Kai', 'zh-CN').command('standup');
    expect(zh.modal?.title).toBe('每周复盘：第 1 周');
  });

  test('asks which item a blocker is about, and takes it from the words where they name one', async () => {
    const { message } = await answer('Mei', 'w1', { blockers: `Lost in PYTEST  fundamentals!` });
    const [menu] = readMessage(need(message)).menus;
    blocker = Number(/standup:about:\d+:(\d+): /.exec(need(menu))?.[1]);
    expect(menu).toContain(`[x] ${ITEM}`);
    expect(message?.content).toBe(
      `${wordsOf('en')('standup.thanks')}\n${wordsOf('en')('blocker.isAbout', { item: ITEM })}`,
    );
    const quiet = await answer('Sam', 'w1', { next: 'More', blockers: 'No time' });
    expect(readMessage(need(quiet.message)).menus[0]).not.toContain('[x]');
    expect((await answer('Noor', 'w1', { finished: 'All' })).message?.components ?? []).toEqual([]);
    const post = titled('Standup: week 1');
    expect(post.fields[0]).toBe(`Answered (3): ${at('Mei')} ${at('Sam')} 1 member unnamed`);
    const [first, , third] = post.thread?.messages ?? [];
    expect(ids(need(first)).slice(1)).toEqual([
      `standup:help:${group}:${blocker}`,
      `standup:solved:${group}:${blocker}`,
    ]);
    expect(third?.content).toBe('*somebody*');
    expect(
      JSON.stringify(hall.world.local.discord.messages(need(hall.hall.channels.general))),
    ).not.toContain(need(id.Noor));
  });

  test('takes the author’s choice of an item, from nobody else', async () => {
    const about = `standup:about:${group}:${blocker}`;
    await refused('blocker.notAuthor', 'Sam', about, []);
    await refused('blocker.noSuchItem', 'Mei', about, ['gone']);
    await refused('blocker.gone', 'Mei', `standup:about:${group}:999999`, []);
    expect(await press('Mei', about, [])).toBe(wordsOf('en')('blocker.aboutNone'));
    const items = await store.groups.items(hall.hall.id, group, need(id.Mei));
    const { itemId } = need(items.find(({ text }) => text === ITEM));
    expect(await press('Mei', about, [itemId])).toBe(
      wordsOf('en')('blocker.aboutKept', { item: ITEM }),
    );
  });

  test('ends in a report that names who could help', async () => {
    const report = await until('Report: week 1');
    expect(hall.world.now()).toBe(Date.parse('2026-03-09T09:00:00Z'));
    expect(field(report, 'Blocked by')?.split('\n')).toEqual([
      `(1) ${at('Mei')}: Lost in PYTEST  fundamentals! · about “${ITEM}” · ${at('Kai')} has done this and could help`,
      `(2) ${at('Sam')}: No time`,
    ]);
    expect(field(report, 'Next')).toBe(`${at('Sam')}: More`);
    expect(field(report, 'Still open')).toMatch(/1 member unnamed$/);
    expect(titled('Standup: week 1').body[0]).toMatch(
      /^This standup is closed\. The report: #\d+$/,
    );
  });
});

describe('an answer after the close', () => {
  test('goes to the thread and the report, marked late', async () => {
    const { message } = await answer('Kai', 'w1', { next: 'Catch up' });
    expect(message?.content).toBe(wordsOf('en')('standup.thanksLate'));
    expect(titled('Standup: week 1').thread?.messages.at(-1)?.content).toBe(`${at('Kai')} (late)`);
    const report = titled('Report: week 1');
    expect(field(report, 'Next')).toBe(`${at('Sam')}: More\n${at('Kai')}: Catch up · late`);
    expect(field(report, 'Answered late')).toBe(at('Kai'));
  });

  test('is not late where one that was given in time is changed', async () => {
    await answer('Sam', 'w1', { next: 'Even more', blockers: 'No time' });
    expect(field(titled('Report: week 1'), 'Answered late')).toBe(at('Kai'));
  });
});

describe('a blocker', () => {
  test('is claimed by one helper, who is named; the next is told who it is', async () => {
    const help = `standup:help:${group}:${blocker}`;
    await refused('blocker.own', 'Mei', help);
    await refused('blocker.gone', 'Kai', `standup:help:${group}:999999`);
    expect(await press('Kai', help)).toBe(
      wordsOf('en')('blocker.claimed', {
        member: at('Mei'),
        text: 'Lost in PYTEST  fundamentals!',
      }),
    );
    await refused('blocker.mine', 'Kai', help);
    for (const [language, locale] of LANGUAGES) {
      const act = () => hall.forge('Sam', locale).press(help);
      await expectRefused(hall.world, language, act, 'blocker.taken', { helper: at('Kai') });
    }
    const [first] = titled('Standup: week 1').thread?.messages ?? [];
    expect(field(need(first), 'Help')).toBe(`🤝 ${at('Kai')} helps`);
    expect(field(titled('Report: week 1'), 'Blocked by')).toContain(`🤝 ${at('Kai')} helps`);
  });

  test('is resolved by nobody whom it does not concern', async () => {
    await refused('blocker.notYours', 'Sam', `standup:solved:${group}:${blocker}`);
  });

  test('comes back in the next standup and its report until it is resolved', async () => {
    const post = await until('Standup: week 2');
    const carried = need(field(post, 'Still open from before')).split('\n');
    expect(carried[0]).toMatch(/^\(1\) <@\d+>: Lost in .* · open since <t:\d+:D> · 🤝/);
    expect(carried).toHaveLength(2);
    expect(ids(post)).toContain(`standup:solved:${group}:${blocker}`);

    expect(await press('Kai', `standup:solved:${group}:${blocker}`)).toBe(
      wordsOf('en')('blocker.solved'),
    );
    await refused('blocker.gone', 'Kai', `standup:solved:${group}:${blocker}`);
    await refused('blocker.gone', 'Sam', `standup:help:${group}:${blocker}`);
    await refused('blocker.gone', 'Mei', `standup:about:${group}:${blocker}`, []);
    expect(field(titled('Standup: week 2'), 'Still open from before')).toBe(
      carried[1]?.replace('(2) ', ''),
    );
    const [first] = titled('Standup: week 1').thread?.messages ?? [];
    expect(field(need(first), 'Help')).toBe('✅ resolved');
    expect(ids(need(first))).toHaveLength(1);
    const report = await until('Report: week 2');
    expect(field(report, 'Blocked by')).toBe('Nothing');
    expect(field(report, 'Still open from before')).toMatch(/No time · open since/);
  });

  test('is resolved by emptying the answer, while answers are taken', async () => {
    await answer('Sam', 'w1', { next: 'More', blockers: '' });
    expect(await store.blockers.open(hall.hall.id, group)).toHaveLength(1);
    await refused('standup.closed', 'Sam', `standup:open:${group}:w1`);
    await answer('Sam', 'w2', { next: 'More', blockers: 'A new one' });
    await answer('Sam', 'w2', { next: 'More', blockers: '' });
    const open = await store.blockers.open(hall.hall.id, group);
    expect(open.map(({ text }) => text)).toEqual(['No time']);
  });

  test('of a menu is shown in private with its buttons', async () => {
    const [open] = await store.blockers.open(hall.hall.id, group);
    const menu = `standup:blocker:${group}`;
    const picked = await hall.forge('Mei').press(menu, [String(open?.blockerId)]);
    expect(readMessage(need(picked.message)).content).toMatch(/No time · open since/);
    expect(idsOf(picked)).toEqual([
      `standup:help:${group}:${open?.blockerId}`,
      `standup:solved:${group}:${open?.blockerId}`,
    ]);
    await refused('blocker.gone', 'Mei', menu, [String(blocker)]);
    await refused('blocker.gone', 'Mei', menu, ['x']);
  });

  test('is out of reach for somebody who has left the group', async () => {
    await store.enrolments.leave(hall.hall.id, group, need(id.Noor), hall.world.now());
    const [open] = await store.blockers.open(hall.hall.id, group);
    for (const [language, locale] of LANGUAGES) {
      for (const what of ['help', 'solved', 'about']) {
        const act = () =>
          hall.forge('Noor', locale).press(`standup:${what}:${group}:${open?.blockerId}`, []);
        const name = { group: 'Async crew' };
        await expectRefused(hall.world, language, act, 'refuse.notEnrolledHere', name);
      }
    }
  });

  test('is listed by /standup while none is open, and an organiser may resolve it', async () => {
    await answer('Mei', 'w2', { next: 'x' });
    await until('Report: Core skills');
    await answer('Mei', '1', { next: 'x' });
    const listed = await hall.as('Mei').command('standup');
    const shown = readMessage(need(listed.message));
    expect(shown.content).toMatch(
      /is open in .*\*\*What blocks people\*\*\n.*No time · open since/s,
    );
    const solve = need(idsOf(listed).find((each) => each.includes(':solved:')));
    expect(await press('Lin', solve)).toBe(wordsOf('en')('blocker.solved'));
    const none = await expectNothingWritten(hall.world, () => hall.as('Mei').command('standup'));
    expect(none.message?.content).not.toContain('What blocks people');
  });
});

describe('the weeks of a group', () => {
  test('have no standup of their own where one of a phase is open', async () => {
    for (let i = 0; i < 12; i++) await hall.world.pass('week');
    const titles = shown().map(({ title }) => title);
    const weekly = (what: string) =>
      titles.flatMap((title) => new RegExp(`^${what}: week (\\d+)$`).exec(title)?.[1] ?? []);
    expect(weekly('Standup')).toEqual(['1', '2', '4', '5', '7', '8', '10', '11']);
    expect(weekly('Report')).toEqual(weekly('Standup'));
    expect(titles.filter((title) => /^Standup: (?!week)/.test(title))).toHaveLength(4);
    expect(hall.world.reports).toEqual([]);
  });
});
