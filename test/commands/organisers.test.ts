import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CANARY, type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectRefused } from './refusal.ts';

let hall: Hall;
let group: number;
let draft: number;

beforeAll(async () => {
  hall = await openHall();
  group = await hall.startGroup('Async crew');
  const lin = hall.as('Lin');
  const preview = await lin.command('group create', { roadmap: 'fastapi-next-steps.en' });
  draft = Number(idsOf(preview)[0]?.split(':').at(-1));
  await hall.world.pass('next');
});
afterAll(() => hall.world.close());

describe.each(LANGUAGES)('a member who is no organiser and reads %s', (language, locale) => {
  const refused = (act: Parameters<typeof expectRefused>[2]) =>
    expectRefused(hall.world, language, act, 'refuse.notOrganiser');
  const mei = () => hall.forge('Mei', locale);

  test('cannot use one command of organisers', async () => {
    await refused(() => mei().command('group create', { roadmap: 'fastapi-next-steps.en' }));
    await refused(() => mei().command('group list'));
    await refused(() => mei().command('group edit', { name: 'Mine', group: String(group) }));
    for (const command of ['pause', 'resume', 'finish']) {
      await refused(() => mei().command(`group ${command}`, { group: String(group) }));
      await refused(() => mei().command(`group ${command}`));
    }
    await refused(() => mei().command('setup', { language: 'zh-CN' }));
    await refused(() => mei().command('setup'));
    await refused(() => mei().command('roadmap import', { link: 'https://github.com/a/b' }));
    await refused(() => mei().command('roadmap update', { roadmap: 'fastapi-next-steps.en' }));
    await refused(() => mei().command('roadmap export', { roadmap: 'fastapi-next-steps.en' }));
    await refused(() => mei().command('schedule preview'));
    await refused(() => mei().command('schedule why'));
    for (const command of ['why', 'post']) {
      for (const post of [`${group}.assignment.1.`, 'lunch']) {
        await refused(() => mei().command(`schedule ${command}`, { post }));
      }
    }
    await refused(() => mei().command('doctor'));
  });

  test('cannot press the buttons and menus of a panel that they got hold of', async () => {
    await refused(() => mei().press(`group.create:start:${draft}`));
    await refused(() => mei().press(`group.create:cancel:${draft}`));
    await refused(() => mei().press(`group.finish:yes:${group}`));
    await refused(() => mei().press(`group.rest:apply:${group}:1`));
    for (const id of ['import:page:1:contents:0', 'import:save:1', 'import:cancel:1']) {
      await refused(() => mei().press(`roadmap.${id}`));
    }
    for (const id of ['page:1:changes:0:0', 'more:1:0:0', 'apply:1', 'cancel:1', 'all:own-1']) {
      await refused(() => mei().press(`roadmap.update:${id}`));
    }
    await refused(() => mei().press('roadmap.update:pairs:1:0:0', []));
    await refused(() => mei().press(`roadmap.update:move:${group}`));
    for (const command of ['pause', 'resume', 'finish']) {
      await refused(() => mei().press(`group.${command}:in`, [String(group)]));
    }
    await refused(() => mei().press('schedule.preview:in', [String(group)]));
    await refused(() => mei().press('schedule.why:in', [String(group)]));
    for (const chosen of ['assignment.1.', 'lunch']) {
      await refused(() => mei().press(`schedule.why:post:${group}`, [chosen]));
    }
    await refused(() => mei().press(`schedule.post:now:${group}:assignment:1:77`));
    await refused(() => mei().press(`schedule.post:retry:${group}:assignment:1`));
    const channel = need(hall.hall.channels.study);
    await refused(() => mei().press('setup:channel', [channel]));
    await refused(() => mei().press('setup:notices', [channel]));
    await refused(() => mei().press('setup:role', [hall.hall.memberRoleId]));
    await refused(() => mei().press('setup:role', []));
    await refused(() => mei().press('setup:language', ['zh-CN']));
    await refused(() => mei().press('setup:zone'));
    await refused(() => mei().submit('setup:zone', { zone: 'Asia/Shanghai' }));
  });
});

test('the organiser role opens every one of these doors, and only here', async () => {
  const role = hall.hall.memberRoleId;
  await hall.as('Lin').command('setup', { 'organiser-role': role });
  const listed = await hall.as('Mei').command('group list');
  expect(listed.message?.embeds[0]?.title).toBe('Study groups');
  await hall.as('Lin').command('group pause');
  const resumed = await hall.as('Mei').command('group resume');
  expect(resumed.message?.content).toContain('goes on');
  const list = () => hall.asForeigner(`${CANARY}-Bo`).command('group list');
  await expectRefused(hall.world, 'en', list, 'refuse.notOrganiser');
});
