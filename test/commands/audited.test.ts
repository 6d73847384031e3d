import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.gen.ts';
import { routesOf } from '../../src/discord/routes.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { auditEntries, blockers, posts } from '../../src/store/tables/schema.ts';
import { auditMessage } from '../../src/views/audit.ts';
import { BREAD, BREAD_2, bring, pressOn } from '../fakes/bread.ts';
import { componentPaths, type Hall, modalPaths, need, openHall } from './hall.ts';
import { dump, expectNothingWritten } from './refusal.ts';

/** Every handler that organisers alone may use: does it change something, and is it in the log then? */
let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.world.close());

const routes = [...routesOf(commands)];
/** What the log keeps, as `path`, or `path:handler` of a button or menu, or `path:handler!` of a dialog. */
const audited = routes.flatMap(([path, { audited: { run, components, modals } = {} }]) => [
  ...(run === undefined ? [] : [path]),
  ...Object.keys(components ?? {}).map((name) => `${path}:${name}`),
  ...Object.keys(modals ?? {}).map((name) => `${path}:${name}!`),
]);

/** Only shows something: nothing at all is written. */
const READS = [
  ...['group.list', 'group.list:open', 'group.report', 'group.report:in', 'group.report:page'],
  ...['group.finish', 'group.finish:in', 'group.finish:no', 'group.rest:in', 'group.rest:back'],
  ...['roadmap.export', 'roadmap.import:page', 'roadmap.update:page', 'roadmap.update:more'],
  ...['schedule.preview', 'schedule.preview:in', 'schedule.why', 'schedule.why:in'],
  ...['schedule.why:post', 'schedule.post', 'schedule.post:no'],
  ...['setup:zone', 'doctor', 'audit', 'audit:page'],
];
/** Prepares something that nobody else sees before it is confirmed; the confirmation is in the log. */
const DRAFTS = [
  ...['group.create', 'group.create:cancel', 'group.rest', 'group.rest:china'],
  ...['group.rest:cancel', 'roadmap.import', 'roadmap.import:cancel', 'roadmap.update'],
  ...['roadmap.update:pairs', 'roadmap.update:cancel'],
];
/** For everybody, about themselves. Of one the log keeps what organisers do for others. */
const MEMBERS = [
  ...['done', 'undo', 'plan', 'leaderboard', 'leave-week', 'review', 'standup', 'help'],
  ...['me.settings', 'me.show', 'me.export', 'me.delete'],
  ...['roadmap.list', 'roadmap.show', 'roadmap.join', 'roadmap.leave', 'roadmap.progress'],
];

test('every command, button, menu and dialog of organisers is in the log, or changes nothing', () => {
  const known = new Set([...audited, ...READS, ...DRAFTS]);
  const all = [
    ...routes.map(([path]) => path),
    ...componentPaths,
    ...modalPaths.map((path) => `${path}!`),
  ];
  const unknown = all.filter(
    (each) => !known.has(each) && !MEMBERS.includes(each.split(':')[0] ?? ''),
  );
  expect(unknown).toEqual([]);
  expect([...known].filter((each) => !all.includes(each))).toEqual([]);
  expect(new Set([...audited, ...READS, ...DRAFTS]).size).toBe(
    audited.length + READS.length + DRAFTS.length,
  );
});

test('whatever an organiser changes is in the log as done, and what they only look at is not', async () => {
  const used = new Set<string>();
  const lin = hall.as('Lin');
  const forge = hall.forge('Lin');
  const { db } = hall.world.connection;

  const log = () => db.select().from(auditEntries).orderBy(auditEntries.interactionId);
  /** One interaction; with how much of the database it changed, and what the log says of it. */
  const step = async (act: () => Promise<Outcome>) => {
    await hall.world.settle();
    const [before, entries] = [await dump(hall.world), (await log()).length];
    const outcome = await act();
    // The sweep that follows writes posts; what the handler wrote is there already.
    const after = await dump(hall.world);
    await hall.world.settle();
    const added = (await log()).slice(entries);
    return { outcome, added, changed: JSON.stringify(before) !== JSON.stringify(after) };
  };
  const does = async (handler: string, act: () => Promise<Outcome>) => {
    used.add(handler);
    const { outcome, added, changed } = await step(act);
    const action = handler.replace('!', '');
    expect([handler, changed, added]).toEqual([
      handler,
      true,
      [expect.objectContaining({ action, outcome: 'done', memberId: hall.hall.members.Lin })],
    ]);
    return outcome;
  };
  const reads = async (handler: string, act: () => Promise<Outcome>) => {
    used.add(handler);
    const entries = (await log()).length;
    const outcome = await expectNothingWritten(hall.world, act);
    expect([handler, (await log()).length]).toEqual([handler, entries]);
    return outcome;
  };
  const drafts = async (handler: string, act: () => Promise<Outcome>) => {
    used.add(handler);
    const { outcome, added } = await step(act);
    expect([handler, added]).toEqual([handler, []]);
    return outcome;
  };

  const { study } = hall.hall.channels;
  await does('setup', () => lin.command('setup', { 'time-zone': 'UTC' }));
  await does('setup:language', () => forge.press('setup:language', ['zh-CN']));
  await does('setup:channel', () => forge.press('setup:channel', [need(study)]));
  await does('setup:notices', () => forge.press('setup:notices', [need(study)]));
  await does('setup:role', () => forge.press('setup:role', [hall.hall.memberRoleId]));
  await reads('setup:zone', () => forge.press('setup:zone'));
  await does('setup:zone!', () => forge.submit('setup:zone', { zone: 'Asia/Shanghai' }));

  const roadmap = 'fastapi-next-steps.en';
  const create = { roadmap, name: 'Async crew', weeks: 6, 'time-zone': 'UTC' };
  const thrown = await drafts('group.create', () => lin.command('group create', create));
  await drafts('group.create:cancel', () => pressOn(lin, thrown, 'group.create:cancel'));
  const preview = await lin.command('group create', create);
  await does('group.create:start', () => pressOn(lin, preview, 'group.create:start'));
  const started = (await log()).at(-1);
  group = need(started?.groupId);
  const id = String(group);
  await hall.world.pass('next');
  await hall.as('Mei').command('roadmap join');

  await reads('group.list', () => lin.command('group list'));
  await reads('group.list:open', () => forge.press(`group.list:open:${id}:x`));
  await reads('group.report', () => lin.command('group report'));
  await reads('group.report:in', () => forge.press('group.report:in', [id]));
  await reads('group.report:page', () => forge.press(`group.report:page:${id}:0`));
  await reads('doctor', () => lin.command('doctor'));
  await reads('audit', () => lin.command('audit'));
  await reads('audit:page', () => forge.press('audit:page:0:0:0'));
  await reads('roadmap.export', () => lin.command('roadmap export', { roadmap }));

  await does('group.edit', () => lin.command('group edit', { time: '20:00' }));
  await does('group.pause', () => lin.command('group pause'));
  await does('group.resume', () => lin.command('group resume'));
  await does('group.pause:in', () => forge.press('group.pause:in', [id]));
  await does('group.resume:in', () => forge.press('group.resume:in', [id]));
  await forge.press('group.pause:in', [id]);
  await does('group.resume:again', () => forge.press(`group.resume:again:${id}:x`));

  const days = { from: '2026-04-06', to: '2026-04-06', because: 'Easter' };
  const first = await drafts('group.rest', () => lin.command('group rest', days));
  await drafts('group.rest:cancel', () => pressOn(lin, first, 'group.rest:cancel'));
  await drafts('group.rest:china', () => forge.press('group.rest:china', [id]));
  const offered = await lin.command('group rest', days);
  await does('group.rest:apply', () => pressOn(lin, offered, 'group.rest:apply'));
  const rest = need((await log()).at(-1)).detail;
  expect(rest).toMatchObject({ from: expect.stringMatching(/^2026-04-/) });
  await reads('group.rest:in', () => forge.press('group.rest:in', [id]));
  await reads('group.rest:back', () => forge.press(`group.rest:back:${id}`, [rest.from ?? '']));
  await does('group.rest:take', () => forge.press(`group.rest:take:${id}:${rest.from}`));

  await reads('schedule.preview', () => lin.command('schedule preview'));
  await reads('schedule.preview:in', () => forge.press('schedule.preview:in', [id]));
  await reads('schedule.why', () => lin.command('schedule why'));
  await reads('schedule.why:in', () => forge.press('schedule.why:in', [id]));
  await reads('schedule.why:post', () => forge.press(`schedule.why:post:${id}`, ['assignment.1.']));
  const post = { post: `${id}.assignment.1.` };
  const copy = await reads('schedule.post', () => lin.command('schedule post', post));
  await reads('schedule.post:no', () => forge.press('schedule.post:no'));
  await does('schedule.post:now', () => pressOn(lin, copy, 'schedule.post:now'));
  await db.update(posts).set({ state: 'missed' }).where(eq(posts.kind, 'assignment'));
  await does('schedule.post:retry', () => forge.press(`schedule.post:retry:${id}:assignment:1`));

  const thrownOut = await drafts('roadmap.import', () => bring(lin, BREAD));
  await reads('roadmap.import:page', () => {
    const draft = /roadmap\.import:save:(\d+)/.exec(JSON.stringify(thrownOut.message))?.[1];
    return forge.press(`roadmap.import:page:${draft}:contents:0`);
  });
  await drafts('roadmap.import:cancel', () => pressOn(lin, thrownOut, 'roadmap.import:cancel'));
  const trial = await bring(lin, BREAD);
  await does('roadmap.import:save', () => pressOn(lin, trial, 'roadmap.import:save'));
  const bakers = await hall.startGroup('Bakers', { roadmap: 'Bake bread' });
  await hall.world.settle();

  const own = { roadmap: 'Bake bread' };
  const lost = await drafts('roadmap.update', () => bring(lin, BREAD_2, 'roadmap update', own));
  const draft = need(/roadmap\.update:apply:(\d+)/.exec(JSON.stringify(lost.message))?.[1]);
  await reads('roadmap.update:page', () => forge.press(`roadmap.update:page:${draft}:changes:0:0`));
  await reads('roadmap.update:more', () => forge.press(`roadmap.update:more:${draft}:0:0`));
  await drafts('roadmap.update:pairs', () => forge.press(`roadmap.update:pairs:${draft}:0:0`, []));
  await drafts('roadmap.update:cancel', () => pressOn(lin, lost, 'roadmap.update:cancel'));
  const next = await bring(lin, BREAD_2, 'roadmap update', own);
  await does('roadmap.update:apply', () => pressOn(lin, next, 'roadmap.update:apply'));
  await does('roadmap.update:move', () => forge.press(`roadmap.update:move:${bakers}`));
  const third = await bring(lin, `${BREAD_2}- [ ] Taste it\n`, 'roadmap update', own);
  await pressOn(lin, third, 'roadmap.update:apply');
  const trialId = need(/roadmap\.import:save:(\d+)/.exec(JSON.stringify(trial.message))?.[1]);
  const key = `own-${BigInt(trialId).toString(36)}`;
  await does('roadmap.update:all', () => forge.press(`roadmap.update:all:${key}`));

  await db.insert(blockers).values({
    ...{ guildId: hall.hall.id, groupId: group, memberId: need(hall.hall.members.Mei) },
    ...{ scope: 'phase', number: 1, text: 'Stuck', raisedAt: hall.world.now() },
  });
  const [stuck] = await db.select().from(blockers);
  const solve = `standup:solved:${id}:${stuck?.blockerId}`;
  await does('standup:solved', () => forge.press(solve));

  await reads('group.finish', () => lin.command('group finish', { group: id }));
  await reads('group.finish:in', () => forge.press('group.finish:in', [id]));
  await reads('group.finish:no', () => forge.press('group.finish:no'));
  await does('group.finish:yes', () => forge.press(`group.finish:yes:${id}`));

  expect([...used].sort()).toEqual([...audited, ...READS, ...DRAFTS].sort());
});

test('each of them has its own sentence in the log', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    for (const handler of audited) {
      const action = handler.replace('!', '');
      const entry = {
        at: 0,
        memberId: '1',
        action,
        group: 'G',
        detail: {},
        outcome: 'done',
      } as const;
      const log = { entries: [entry], total: 1, groupId: null, memberId: null, page: 0 };
      const said = auditMessage(language, log).embeds?.[0]?.description ?? '';
      // What has no sentence is called by its path, as code.
      expect([handler, said.includes('`')]).toEqual([handler, false]);
    }
  }
});
