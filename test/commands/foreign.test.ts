import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { MemberClient } from '../../src/playground/as-member.ts';
import type { Outcome } from '../../src/playground/await-answer.ts';
import {
  CANARY,
  commandPaths,
  componentPaths,
  type Hall,
  LANGUAGES,
  modalPaths,
  need,
  openHall,
  startGroup,
} from './hall.ts';
import { expectNothingWritten } from './refusal.ts';

/** Another server's group, draft, channel and role, named in every place that takes an id. */
let hall: Hall;
let running: number;
let draft: number;
let channel: string;
/** Drafts of a roadmap and of a new version, and the key of the roadmap. */
let drafts: { D: string; U: string; K: string; R: string };

beforeAll(async () => {
  hall = await openHall();
  await hall.startGroup('Async crew');
  await hall.world.pass('next');
  await hall.as('Lin').command('roadmap join');
  const ada = hall.asForeigner(`${CANARY}-Ada`);
  running = await startGroup(ada, `${CANARY} secret`);
  const roadmap = 'fastapi-next-steps.en';
  const preview = await ada.command('group create', { roadmap, name: `${CANARY} draft` });
  draft = Number(/group\.create:start:(\d+)/.exec(JSON.stringify(preview.message))?.[1]);
  await hall.asForeigner(`${CANARY}-Bo`).command('roadmap join');
  await hall.asForeigner(`${CANARY}-Bo`).command('done', { item: 'pytest fundamentals' });
  channel = need(Object.values(hall.foreign.channels)[0]);
  const wish = { from: '2026-03-16', because: `${CANARY} feast`, group: String(running) };
  const rest = JSON.stringify((await ada.command('group rest', wish)).message);
  drafts = { ...(await bringRoadmap(ada)), R: need(/group\.rest:apply:\d+:(\d+)/.exec(rest)?.[1]) };
});
afterAll(() => hall.world.close());

/** A roadmap of the other server's own, with a draft beside it and one of a new version. */
async function bringRoadmap(ada: MemberClient): Promise<Omit<typeof drafts, 'R'>> {
  const content = `# ${CANARY} bread\n\n## Loaf\n\n- [ ] ${CANARY} flour\n- [ ] Kneading\n`;
  const read = (text: string, path = 'roadmap import', options = {}) =>
    ada.command(path, { file: { filename: 'a.md', content: text }, ...options });
  const draftOf = (outcome: Outcome) =>
    need(/roadmap\.\w+:(?:save|apply):(\d+)/.exec(JSON.stringify(outcome.message))?.[1]);
  const saved = await read(content);
  await ada.click(need(saved.message), `roadmap.import:save:${draftOf(saved)}`);
  const roadmap = `${CANARY} bread`;
  const update = await read(`${content}- [ ] Baking\n`, 'roadmap update', { roadmap });
  return {
    D: draftOf(await read(`${content}- [ ] Tasting\n`)),
    U: draftOf(update),
    K: `own-${BigInt(draftOf(saved)).toString(36)}`,
  };
}

/** Nothing written, and nothing of the other server in the answer but what the forger sent. */
async function expectNoForeignByte(act: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await expectNothingWritten(hall.world, act);
  const told = JSON.stringify([outcome.answer, outcome.message, outcome.choices ?? []]);
  const secrets = [CANARY, hall.foreign.id, hall.foreign.ownerId, channel];
  const people = Object.values(hall.foreign.members);
  for (const secret of [...secrets, ...people, hall.foreign.organiserRoleId]) {
    expect(told.toLowerCase()).not.toContain(secret.toLowerCase());
  }
  return outcome;
}

/** Options that make each command as complete as a forger can, all ids of the other server. */
const OPTIONS: Record<string, () => Record<string, string | number>> = {
  setup: () => ({ channel, notices: channel }),
  'group.create': () => ({ roadmap: 'fastapi-next-steps.en', channel }),
  'group.list': () => ({}),
  'group.edit': () => ({ group: String(running), name: 'Stolen', channel }),
  'group.pause': () => ({ group: String(running) }),
  'group.resume': () => ({ group: String(running) }),
  'group.finish': () => ({ group: String(running) }),
  'group.rest': () => ({ from: '2026-03-16', because: 'Gone', group: String(running) }),
  'roadmap.list': () => ({}),
  'roadmap.show': () => ({ roadmap: `${CANARY} secret` }),
  'roadmap.import': () => ({}),
  'roadmap.update': () => ({ roadmap: `${CANARY} bread` }),
  'roadmap.export': () => ({ roadmap: `${drafts.K}.en` }),
  'roadmap.join': () => ({ group: String(running) }),
  'roadmap.leave': () => ({ group: String(running) }),
  'roadmap.progress': () => ({ group: String(running) }),
  done: () => ({ item: 'pytest fundamentals', group: String(running) }),
  undo: () => ({ item: 'pytest fundamentals', group: String(running) }),
  plan: () => ({ group: String(running) }),
  leaderboard: () => ({ group: String(running) }),
  'leave-week': () => ({ group: String(running) }),
  review: () => ({ group: String(running) }),
  'me.settings': () => ({}),
  'me.show': () => ({ group: String(running) }),
  'me.export': () => ({}),
  'me.delete': () => ({}),
  'group.report': () => ({ group: String(running) }),
  standup: () => ({ group: String(running) }),
  'schedule.preview': () => ({ group: String(running) }),
  'schedule.why': () => ({ post: `${running}.assignment.1.`, group: String(running) }),
  'schedule.post': () => ({ post: `${running}.assignment.1.` }),
  doctor: () => ({}),
  help: () => ({}),
};

/** Arguments and values of each component and dialog; `G` stands for the other server's group, others for `drafts`. */
const COMPONENTS: Record<string, { args?: string[]; values?: () => string[] }> = {
  'setup:channel': { values: () => [channel] },
  'setup:notices': { values: () => [channel] },
  'group.create:start': { args: ['G'] },
  'group.create:cancel': { args: ['G'] },
  'group.pause:in': { values: () => [String(running)] },
  'group.resume:in': { values: () => [String(running)] },
  'group.finish:in': { values: () => [String(running)] },
  'group.finish:yes': { args: ['G'] },
  'group.finish:no': {},
  'group.list:open': { args: ['G', 'abc'] },
  'group.resume:again': { args: ['G', 'abc'] },
  'group.report:in': { values: () => [String(running)] },
  'group.report:page': { args: ['G', '0'] },
  'me.show:in': { values: () => [String(running)] },
  'group.rest:in': { values: () => [String(running)] },
  'group.rest:china': { values: () => [String(running)] },
  'group.rest:apply': { args: ['G', 'R'] },
  'group.rest:cancel': { args: ['G', 'R'] },
  'group.rest:back': { args: ['G'], values: () => ['2026-03-16'] },
  'group.rest:take': { args: ['G', '2026-03-16'] },
  'roadmap.show:pick': { values: () => [`${CANARY} secret`] },
  'roadmap.show:phase': { args: ['fastapi-next-steps.zz'], values: () => ['0'] },
  'roadmap.import:page': { args: ['D', 'contents', '0'] },
  'roadmap.import:save': { args: ['D'] },
  'roadmap.import:cancel': { args: ['D'] },
  'roadmap.update:page': { args: ['U', 'changes', '0', '0'] },
  'roadmap.update:more': { args: ['U', '0', '0'] },
  'roadmap.update:pairs': { args: ['U', '0', '0'], values: () => [] },
  'roadmap.update:apply': { args: ['U'] },
  'roadmap.update:cancel': { args: ['U'] },
  'roadmap.update:move': { args: ['G'] },
  'roadmap.update:all': { args: ['K'] },
  'roadmap.join:in': { values: () => [String(running)] },
  'roadmap.join:to': { args: ['G'] },
  'roadmap.join:page': { args: ['G', '0'] },
  'roadmap.join:known': { args: ['G', '0'], values: () => ['0'] },
  'roadmap.join:hours': { args: ['G', '0'], values: () => ['4'] },
  'roadmap.leave:in': { values: () => [String(running)] },
  'roadmap.leave:yes': { args: ['G'] },
  'roadmap.leave:no': {},
  'roadmap.progress:in': { values: () => [String(running)] },
  'done:open': { args: ['G', '1'] },
  'done:panel': { args: ['G', 'all', '0'] },
  'done:scope': { args: ['G', 'all'] },
  'done:tick': { args: ['G', 'all', '0', '1', 'abc'], values: () => ['6m9x6x'] },
  'done:back': { args: ['G', 'all', '0', '1477938511872000006'] },
  'done:notes': { args: ['G', 'all', '0'] },
  'done:note': { args: ['G'], values: () => ['6m9x6x'] },
  'done:write': { args: ['G', '6m9x6x'] },
  'done:in': { args: ['6m9x6x'], values: () => [String(running)] },
  'undo:item': { args: ['G', '6m9x6x'] },
  'plan:open': { args: ['G', '1'] },
  'plan:in': { values: () => [String(running)] },
  'plan:shift': { args: ['G', '0', '1'] },
  'plan:skip': { args: ['G', '1'] },
  'leaderboard:picture': { args: ['G', 'all', 'points', '1'] },
  'leaderboard:page': { args: ['G', 'all', 'points', '1'] },
  'leaderboard:open': { args: ['G', '1'] },
  'leave-week:take': { args: ['G'] },
  'leave-week:back': { args: ['G', '1'] },
  'leave-week:in': { args: ['this'], values: () => [String(running)] },
  'leaderboard:in': { args: ['all', 'points', '1'], values: () => [String(running)] },
  'review:in': { values: () => [String(running)] },
  'review:open': { args: ['G'] },
  'review:on': { args: ['G'] },
  'review:off': { args: ['G'] },
  'review:remembered': { args: ['G', '1', '6m9x6x'] },
  'review:shaky': { args: ['G', '1', '6m9x6x'] },
  'review:later': { args: ['G', '1', '6m9x6x'] },
  'standup:open': { args: ['G', '1'] },
  'standup:help': { args: ['G', '1'] },
  'standup:solved': { args: ['G', '1'] },
  'standup:blocker': { args: ['G'], values: () => ['1'] },
  'standup:about': { args: ['G', '1'], values: () => ['6m9x6x'] },
  'standup:in': { values: () => [String(running)] },
  'schedule.preview:in': { values: () => [String(running)] },
  'schedule.why:in': { values: () => [String(running)] },
  'schedule.why:post': { args: ['G'], values: () => ['assignment.1.'] },
  'schedule.post:now': { args: ['G', 'assignment', '1', '77'] },
  'schedule.post:retry': { args: ['G', 'assignment', '1'] },
  'schedule.post:no': {},
};
/** These carry nobody's id. */
const WITHOUT_IDS = [
  'setup:language',
  'setup:role',
  'setup:zone',
  ...['open', 'remind', 'language', 'visibility', 'alias', 'zone', 'quiet', 'helps', 'reviews'].map(
    (handler) => `me.settings:${handler}`,
  ),
  'me.export:open',
  ...['open', 'yes', 'no'].map((handler) => `me.delete:${handler}`),
];

test('the matrix names every command, button, menu and dialog there is', () => {
  expect(Object.keys(OPTIONS).sort()).toEqual([...commandPaths].sort());
  expect([...Object.keys(COMPONENTS), ...WITHOUT_IDS].sort()).toEqual([...componentPaths].sort());
  expect([...modalPaths].sort()).toEqual([
    'done:note',
    'me.settings:alias',
    'me.settings:quiet',
    'me.settings:zone',
    'setup:zone',
    'standup:answer',
  ]);
});

describe.each(LANGUAGES)(
  'ids of another server, forged by somebody who reads %s',
  (language, locale) => {
    const words = wordsOf(language);
    const unknown = () => [
      words('refuse.unknownGroup'),
      words('refuse.noChannelAccess'),
      words('refuse.unknownRoadmap'),
      words('refuse.groupGone'),
      words('import.gone'),
    ];
    const harmless = [
      'group.list',
      'group.list:open',
      'roadmap.list',
      'roadmap.import',
      'help',
      'me.settings',
      'me.export',
      'me.delete',
      'group.finish:no',
      'roadmap.leave:no',
      'schedule.post:no',
      'doctor',
    ];

    test.each(commandPaths)('reach nothing through /%s', async (path) => {
      const call = () => hall.forge('Lin', locale).command(path, OPTIONS[path]?.() ?? {});
      const { message } = await expectNoForeignByte(call);
      if (!harmless.includes(path)) expect(unknown()).toContain(message?.content);
    });

    test.each(Object.keys(COMPONENTS))('reach nothing through %s', async (id) => {
      const { args = [], values } = COMPONENTS[id] ?? {};
      for (const group of [running, draft]) {
        const stands: Record<string, string> = { ...drafts, G: String(group) };
        const customId = [id, ...args.map((arg) => stands[arg] ?? arg)].join(':');
        const press = () => hall.forge('Lin', locale).press(customId, values?.());
        const { message } = await expectNoForeignByte(press);
        if (!harmless.includes(id)) expect(unknown()).toContain(message?.content);
      }
    });

    test('reach nothing through a dialog', async () => {
      const submit = () =>
        hall.forge('Lin', locale).submit(`standup:answer:${running}:1`, { finished: 'mine' });
      const { message } = await expectNoForeignByte(submit);
      expect(message?.content).toBe(words('refuse.unknownGroup'));
      const note = () =>
        hall.forge('Lin', locale).submit(`done:note:${running}:6m9x6x`, { note: 'mine' });
      expect((await expectNoForeignByte(note)).message?.content).toBe(words('refuse.unknownGroup'));
    });

    test('are never among what is suggested', async () => {
      const lin = hall.as('Lin', locale);
      const options = [
        ...['done', 'undo', 'plan', 'leaderboard', 'leave-week', 'review', 'standup'].map(
          (path) => [path, 'group'],
        ),
        ...['join', 'leave', 'progress'].map((path) => [`roadmap ${path}`, 'group']),
        ['me show', 'group'],
        ['group report', 'group'],
        ...['edit', 'pause', 'resume', 'finish'].map((path) => [`group ${path}`, 'group']),
        ...['preview', 'why'].map((path) => [`schedule ${path}`, 'group']),
        ...['why', 'post'].map((path) => [`schedule ${path}`, 'post']),
        ['group create', 'roadmap'],
        ...['show', 'update', 'export'].map((path) => [`roadmap ${path}`, 'roadmap']),
        ['done', 'item'],
        ['undo', 'item'],
      ];
      for (const [path = '', option = ''] of options) {
        for (const text of ['', CANARY]) {
          await expectNoForeignByte(() => lin.autocomplete(path, option, text));
        }
      }
    });
  },
);
