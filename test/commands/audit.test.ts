import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemberExport } from '../../src/export/member-file.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import { createStore } from '../../src/store/store.ts';
import { readMessage } from '../fakes/read-message.ts';
import { CANARY, type Hall, LANGUAGES, need, openHall, startGroup } from './hall.ts';
import { dump, expectNothingWritten, expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;
let lin: string;

beforeAll(async () => {
  hall = await openHall();
  lin = need(hall.hall.members.Lin);
  await hall.as('Lin').command('setup', { 'organiser-role': hall.hall.memberRoleId });
  group = await hall.startGroup('Async crew', { weeks: 4, 'time-zone': 'UTC' });
  await startGroup(hall.asForeigner(`${CANARY}-Ada`), `${CANARY} secret`);
  await hall.world.pass('next');
  const at = '2026-03-03T10:00:00Z';
  hall.world.goTo(at);
  await hall.as('Mei').command('group edit', { time: '20:00', 'weekly-standup': 'on' });
  await hall.as('Mei').command('group pause');
  await hall.as('Lin').command('group pause', { group: String(group) });
});
afterAll(() => hall.world.close());

/** The log as somebody reads it, the newest line first. */
async function read(locale: 'en-US' | 'zh-CN', options: Record<string, string> = {}) {
  const ask = () => hall.as('Lin', locale).command('audit', options);
  return readMessage((await expectNothingWritten(hall.world, ask)).message);
}

describe('an organiser who looks into the log', () => {
  test('sees who did what and when, in English', async () => {
    const then = Date.parse('2026-03-03T10:00:00Z') / 1000;
    const start = Date.parse('2026-03-02T08:00:00Z') / 1000;
    const { title, body } = await read('en-US');
    const mei = need(hall.hall.members.Mei);
    expect(title).toBe('What organisers did');
    expect(body).toEqual([
      `<t:${then}:f> · <@${lin}> tried to pause **Async crew** · not done`,
      `<t:${then}:f> · <@${mei}> paused **Async crew**`,
      `<t:${then}:f> · <@${mei}> changed **Async crew** (time: 20:00 · weekly-standup: On)`,
      `<t:${start}:f> · <@${lin}> started **Async crew**`,
      `<t:${start}:f> · <@${lin}> changed the settings of the server (organiser-role: <@&${hall.hall.memberRoleId}>)`,
    ]);
  });

  test('sees the same in Chinese', async () => {
    const { title, body } = await read('zh-CN');
    const said = body.map((line) => line.replace(/^.*> /, ''));
    expect(title).toBe('组织者操作记录');
    expect(said.slice(0, 4)).toEqual([
      '尝试暂停**Async crew** · 未执行',
      '暂停了**Async crew**',
      '修改了**Async crew**（时间：20:00 · 每周复盘：开启）',
      '开始了**Async crew**',
    ]);
  });

  test('may ask for one group, or for one organiser', async () => {
    const mei = need(hall.hall.members.Mei);
    expect((await read('en-US', { member: mei })).body).toHaveLength(2);
    expect((await read('en-US', { group: String(group) })).body.join()).not.toContain('settings');
    const nobody = await read('en-US', { member: need(hall.hall.members.Kai) });
    expect(nobody.content).toBe(wordsOf('en')('audit.none'));
  });

  test('reads nothing of another server, whatever id is named', async () => {
    const store = createStore(hall.world.connection.db);
    const [theirs] = await store.groups.list(hall.foreign.id);
    const ada = need(hall.foreign.members[`${CANARY}-Ada`]);
    for (const id of [`audit:page:${theirs?.groupId}:0:0`, `audit:page:0:${ada}:0`]) {
      const outcome = await expectNothingWritten(hall.world, () => hall.forge('Lin').press(id));
      expect(outcome.message?.content).toBe(wordsOf('en')('audit.none'));
    }
    expect(JSON.stringify(await read('en-US'))).not.toContain(CANARY);
  });
});

describe.each(LANGUAGES)('somebody who is no organiser and reads %s', (language, locale) => {
  test('sees none of it, and what they try is not in it', async () => {
    const foreign = hall.hall.memberRoleId;
    await hall.as('Lin').command('setup', { 'organiser-role': hall.hall.organiserRoleId });
    const { total } = await logOf();
    for (const act of [
      () => hall.as('Mei', locale).command('audit'),
      () => hall.forge('Mei', locale).press('audit:page:0:0:0'),
      () => hall.as('Mei', locale).command('group resume'),
    ]) {
      await expectRefused(hall.world, language, act, 'refuse.notOrganiser');
    }
    expect((await logOf()).total).toBe(total);
    await hall.as('Lin').command('setup', { 'organiser-role': foreign });
  });
});

test('the log has pages, ten entries each', async () => {
  for (let each = 0; each < 20; each += 1) await hall.as('Lin').command('group pause');
  const { total } = await logOf();
  const first = await hall.as('Lin').command('audit');
  const next = `audit:page:0:0:1`;
  const second = await hall.as('Lin').click(need(first.message), next);
  const page = readMessage(second.message);
  expect(page.body).toHaveLength(10);
  expect(page.footer).toBe(`Page 2 of ${Math.ceil(total / 10)}`);
  const beyond = await hall.forge('Lin').press('audit:page:0:0:99999');
  expect(readMessage(beyond.message).body.join()).toContain('changed the settings');
});

test('an interaction that comes twice is one entry, and stays done', async () => {
  const store = createStore(hall.world.connection.db);
  await hall.as('Lin').command('group resume');
  const { entries } = await logOf();
  const [done] = entries;
  expect(done).toMatchObject({ action: 'group.resume', outcome: 'done' });
  const { guildId, interactionId, memberId } = need(done);
  const again = { interactionId, memberId, action: 'group.resume', groupId: null, detail: {} };
  await store.audit.begin(guildId, again);
  await store.audit.complete(guildId, interactionId, {
    outcome: 'refused',
    groupId: null,
    detail: {},
  });
  expect((await logOf()).entries).toEqual(entries);
});

test('what has no entry is not done: without the table nothing changes', async () => {
  const { db } = hall.world.connection;
  await db.execute(sql`alter table audit_entries rename to elsewhere`);
  try {
    const before = await statusOf();
    const outcome = await hall.as('Lin').command('group pause');
    expect(outcome.message?.content).toContain('may **not have been saved**');
    expect(await statusOf()).toBe(before);
    // A member's check-in needs no log.
    await hall.as('Sam').command('roadmap join');
    const done = await hall.as('Sam').command('done', { item: 'pytest fundamentals' });
    expect(done.message?.content).toContain('is done');
  } finally {
    await db.execute(sql`alter table elsewhere rename to audit_entries`);
  }
});

test('organisers see their own entries in the export, and are named no more once they delete', async () => {
  const file = await hall.as('Lin').command('me export');
  const { url } = need(file.message?.attachments[0]);
  const { organised } = MemberExport.parse(await (await fetch(url)).json());
  expect(organised).toContainEqual(
    expect.objectContaining({ action: 'group.create:start', groupId: group, outcome: 'done' }),
  );
  const sure = await hall.as('Lin').command('me delete');
  const yes = need(/me\.delete:yes:[0-9a-z]+/.exec(JSON.stringify(sure.message))?.[0]);
  await hall.as('Lin').click(need(sure.message), yes);
  expect(JSON.stringify((await logOf()).entries)).not.toContain(lin);
  expect((await read('en-US')).body.join()).toContain('*somebody whose data is deleted* ');
  expect((await dump(hall.world)).filter((row) => row.includes(lin))).toEqual([]);
});

function logOf() {
  const store = createStore(hall.world.connection.db);
  const all = { groupId: null, memberId: null, limit: 1_000, offset: 0 };
  return store.audit.page(hall.hall.id, all);
}

async function statusOf() {
  const store = createStore(hall.world.connection.db);
  return (await store.groups.find(hall.hall.id, group))?.status;
}
