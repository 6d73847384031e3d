import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { halts, posts } from '../../src/store/tables/schema.ts';
import { readMessage, type Shown } from '../fakes/read-message.ts';
import { type Hall, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

const WEEK = 7 * 86_400_000;
const FIRST = Date.parse('2026-03-02T09:00:00Z');

let hall: Hall;
let group: number;
const week = (number: number) => FIRST + (number - 1) * WEEK;
const at = (instant: number, style = 'F') => `<t:${instant / 1000}:${style}>`;
const when = (instant: number) => `${at(instant)} (${at(instant, 'R')})`;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew', { weeks: 4 });
});
afterAll(() => hall.world.close());

async function asked(act: () => Promise<Outcome>): Promise<Shown> {
  return readMessage((await expectNothingWritten(hall.world, act)).message);
}
const why = (locale: 'en-US' | 'zh-CN', post: string) =>
  asked(() => hall.forge('Lin', locale).command('schedule.why', { post: `${group}.${post}` }));

/** Makes a row as the sweep or a delivery would have left it. */
async function leave(
  kind: 'assignment' | 'standup' | 'answer' | 'board',
  number: number,
  change: Partial<typeof posts.$inferInsert>,
): Promise<void> {
  const guildId = hall.hall.id;
  const key = { guildId, groupId: group, kind, number, subject: change.subject ?? '' };
  const row = { ...key, dueAt: week(number), state: 'due' as const, ...change };
  await hall.world.connection.db
    .insert(posts)
    .values(row)
    .onConflictDoUpdate({
      target: [posts.guildId, posts.groupId, posts.kind, posts.number, posts.subject],
      set: row,
    });
}

describe('/schedule preview', () => {
  test('names the next eight posts, their instants and their channel', async () => {
    const shown = await asked(() => hall.as('Lin').command('schedule preview'));
    const channel = `<#${need(hall.hall.channels.general)}>`;
    expect(shown.title).toBe('What comes next: Async crew');
    expect(shown.body.slice(0, 3)).toEqual([
      `In ${channel}, weekly on Monday at 09:00 (UTC).`,
      `**Assignment, week 1** · ${when(week(1))}`,
      expect.stringMatching(/^\*\*(Board|Standup|Assignment)/),
    ]);
    expect(shown.body).toContain(`**Board, week 1** · ${when(week(2))}`);
    expect(shown.body).toContain(`**Assignment, week 2** · ${when(week(2))}`);
    expect(shown.body).toHaveLength(1 + 8);
  });

  test('says it in Chinese too', async () => {
    const shown = await asked(() => hall.as('Lin', 'zh-CN').command('schedule preview'));
    expect(shown.title).toBe('接下来：Async crew');
    expect(shown.body[0]).toMatch(/^发在 <#\d+>，每周一 09:00（UTC）。$/);
    expect(shown.body[1]).toBe(`**第 1 周任务** · ${when(week(1))}`);
  });

  test('says that a group is paused, and what comes then', async () => {
    await hall.as('Lin').command('group pause');
    const since = at(hall.world.now());
    const [english, chinese] = [
      await asked(() => hall.as('Lin').command('schedule preview')),
      await asked(() => hall.as('Lin', 'zh-CN').command('schedule preview')),
    ];
    expect(english.body.slice(0, 2)).toEqual([
      `⏸️ Paused since ${since}. Nothing new appears until \`/group resume\`; these then come in this order, each at its new time:`,
      '**Assignment, week 1**',
    ]);
    expect(chinese.body[0]).toContain(`⏸️ 从 ${since} 起暂停`);
    const paused = await why('en-US', 'assignment.2.');
    expect(paused.body[0]).toContain(`⏸️ The group is paused since ${since}.`);
    expect(paused.fields).toEqual([]);
    await hall.as('Lin').command('group resume');
  });
});

describe('/schedule why', () => {
  beforeAll(() => hall.world.pass('next'));

  test('tells of a post that was sent: when, how punctually, and where it is', async () => {
    const [message] = hall.world.local.discord.messages(need(hall.hall.channels.general));
    const shown = await why('en-US', 'assignment.1.');
    expect(shown).toMatchObject({
      title: 'Assignment, week 1',
      body: ['✅ It was sent.'],
      footer: 'Async crew',
      buttons: [],
    });
    const link = `https://discord.com/channels/${hall.hall.id}/${hall.hall.channels.general}`;
    expect(shown.fields).toEqual([
      `Due: ${when(week(1))}`,
      `Sent: ${at(week(1))}, on time`,
      'Attempts: 1',
      `Message: [Open](${link}/${message?.id})`,
    ]);
    expect(shown.menus[0]).toContain(`schedule.why:post:${group}: [ ] `);
    expect(shown.menus[0]).toContain('Assignment, week 2 · Mar 9, 2026, 9:00');
  });

  test('tells of the newest post when none is named', async () => {
    const shown = await asked(() => hall.as('Lin').command('schedule why'));
    expect(shown).toMatchObject({ title: 'Standup: Core skills', body: ['✅ It was sent.'] });
  });

  test('goes on to another post through the menu', async () => {
    const menu = `schedule.why:post:${group}`;
    const press = () => hall.forge('Lin', 'zh-CN').press(menu, ['assignment.2.']);
    const shown = await asked(press);
    expect(shown.title).toBe('第 2 周任务');
    expect(shown.body).toEqual([`🕒 还没到时间，预定 ${when(week(2))} 发布。`]);
  });

  test('offers the recent and next posts while one types', async () => {
    const typed = await hall.as('Lin').autocomplete('schedule why', 'post', 'week 2');
    expect(typed.choices?.map(({ value }) => value)).toContain(`${group}.assignment.2.`);
    expect(typed.choices?.every(({ name }) => name.includes('week 2'))).toBe(true);
    const member = await hall.as('Mei').autocomplete('schedule why', 'post', '');
    expect(member.choices).toEqual([]);
  });

  test('tells how late a post was', async () => {
    const late = { state: 'sent', sentAt: week(1) + 7_500_000, attempts: 3 } as const;
    await leave('assignment', 1, late);
    expect((await why('en-US', 'assignment.1.')).fields).toContain(
      `Sent: ${at(week(1) + 7_500_000)}, 2 hours late`,
    );
    expect((await why('zh-CN', 'assignment.1.')).fields).toContain(
      `发送时间: ${at(week(1) + 7_500_000)}，晚了 2 小时`,
    );
  });

  test.each([
    [
      'sent, its text being changed',
      { state: 'due', sentAt: week(1) },
      /being brought up to date/,
      /正在更新内容/,
    ],
    [
      'missed',
      { state: 'missed', reason: 'too-late' },
      /^❌ It was missed: .* `\/schedule post`/,
      /^❌ 错过了：/,
    ],
    ['next', { state: 'due', dueAt: week(1) }, /^⏳ It is next/, /^⏳ 马上就轮到它了/],
    [
      'stuck',
      { state: 'due', dueAt: week(1) - 600_000 },
      /^⚠️ It should have gone out.*`\/doctor`/,
      /^⚠️ 按理早该发出去了/,
    ],
    ['under way', { state: 'sending' }, /^⏳ It is being sent right now/, /^⏳ 正在发送/],
    [
      'limited',
      { state: 'due', reason: 'rate-limited', leaseUntil: week(1) + 60_000 },
      /only so many messages.*<t:1772442060:R>/,
      /限制了这个频道的发帖频率，<t:1772442060:R>会再试/,
    ],
    [
      'unclear',
      { state: 'sending', reason: 'HTTP 502', leaseUntil: week(1) + 60_000 },
      /no clear answer \(HTTP 502\)/,
      /没有给出明确的结果（HTTP 502）/,
    ],
    [
      'asked for by hand and unclear',
      { state: 'sending', reason: 'by-hand, HTTP 502', leaseUntil: week(1) + 60_000 },
      /no clear answer \(HTTP 502\)/,
      /没有给出明确的结果（HTTP 502）/,
    ],
    [
      'refused with its token',
      { state: 'due', reason: 'unauthorised', leaseUntil: week(1) },
      /refused the bot’s token when/,
      /拒绝了机器人的令牌/,
    ],
    [
      'failing of our own',
      { state: 'sending', reason: 'failed 3', leaseUntil: week(1) + 60_000 },
      /ended before it was done/,
      /中途断了/,
    ],
  ] as const)('tells of a post that is %s', async (_, change, english, chinese) => {
    const clean = { messageId: null, reason: null, sentAt: null, leaseUntil: null, dueAt: week(1) };
    await leave('assignment', 1, { ...clean, ...change });
    expect((await why('en-US', 'assignment.1.')).body.join(' ')).toMatch(english);
    expect((await why('zh-CN', 'assignment.1.')).body.join(' ')).toMatch(chinese);
  });

  test('names what the bot lacks where a post is held back, and offers to try again', async () => {
    await leave('assignment', 1, { state: 'blocked', reason: 'Discord 50013' });
    const shown = await why('en-US', 'assignment.1.');
    expect(shown.body[0]).toBe('⛔ It is held back.');
    expect(shown.body[1]).toContain('(Discord 50013)');
    expect(shown.buttons).toEqual([`Try again now -> schedule.post:retry:${group}:assignment:1`]);
    const chinese = await why('zh-CN', 'assignment.1.');
    expect(chinese.body[0]).toBe('⛔ 没能发出去，内容已保留。');
    expect(chinese.buttons[0]).toContain('马上重发');
  });

  test('tells that a post waits for the one before it', async () => {
    await leave('assignment', 1, { state: 'due', dueAt: week(1), reason: null });
    await leave('board', 1, { state: 'due', dueAt: week(1) + 1 });
    expect((await why('en-US', 'board.1.')).body[0]).toContain(': Assignment, week 1.');
    expect((await why('zh-CN', 'board.1.')).body[0]).toContain('：第 1 周任务。');
  });

  test('tells that everything is halted', async () => {
    const { db } = hall.world.connection;
    const until = Date.now() + 60_000;
    await db.insert(halts).values({ reason: 'unauthorised', since: until, until });
    expect((await why('en-US', 'assignment.1.')).body[0]).toMatch(/^🛑 Discord refuses the bot/);
    expect((await why('zh-CN', 'assignment.1.')).body[0]).toMatch(/^🛑 Discord 拒绝了机器人的令牌/);
    await db.delete(halts);
    await db.insert(halts).values({ reason: 'global-limit', since: until, until });
    expect((await why('en-US', 'assignment.1.')).body[0]).toMatch(/^🛑 Discord has asked/);
    await db.delete(halts);
    await db.delete(posts).where(and(eq(posts.kind, 'board'), eq(posts.groupId, group)));
  });

  test('tells why a post was skipped', async () => {
    const subject = need(hall.hall.members.Mei);
    await leave('answer', 1, { subject, state: 'skipped', reason: 'no-standup' });
    const shown = await why('en-US', `answer.1.${subject}`);
    expect(shown.title).toMatch(/^Answer in the standup: /);
    expect(shown.body[0]).toMatch(/^➖ It was skipped: the standup/);
    expect((await why('zh-CN', `answer.1.${subject}`)).body[0]).toMatch(/^➖ 已跳过：它所属的/);
  });
});

describe.each(LANGUAGES)('what is no post, asked for by a reader of %s,', (language, locale) => {
  const lin = () => hall.forge('Lin', locale);

  test('is said to be unknown', async () => {
    for (const post of [
      'x',
      `${group}.assignment.99.`,
      `${group}.lunch.1.`,
      `${group}.answer.1.7`,
    ]) {
      for (const path of ['schedule.why', 'schedule.post']) {
        const call = () => lin().command(path, { post });
        await expectRefused(hall.world, language, call, 'schedule.unknownPost');
      }
    }
    const press = () => lin().press(`schedule.why:post:${group}`, ['assignment.99.']);
    await expectRefused(hall.world, language, press, 'schedule.unknownPost');
  });

  test('is in no group that there is not', async () => {
    for (const path of ['schedule.why', 'schedule.post']) {
      const call = () => lin().command(path, { post: '999999.assignment.1.' });
      await expectRefused(hall.world, language, call, 'refuse.unknownGroup');
    }
  });
});
