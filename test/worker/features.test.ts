import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.gen.ts';
import { declarations } from '../../src/discord/declaration.ts';
import { registerCommands } from '../../src/discord/register.ts';
import { createRest } from '../../src/discord/rest.ts';
import { commandWords } from '../../src/i18n/command-words.ts';
import { rateLimited } from '../../src/playground/rest/faults.ts';
import { createStore } from '../../src/store/store.ts';
import { DAY, makeGroup } from '../store/fixture.ts';
import { hallOf, openStage, type Stage, tick } from './stage.ts';

let stage: Stage;
let address: URL;

beforeAll(async () => {
  stage = await openStage();
  const { local, bindings } = stage;
  const rest = createRest(local.token, local.apiBase);
  await registerCommands(rest, local.applicationId, declarations(commands, commandWords));
  const worker = await stage.start(bindings);
  address = await worker.ready;
  await local.useInteractions(new URL('/interactions', address).href);
});

afterAll(async () => {
  await stage?.close();
});

/** `group list`, `done`: what can be typed. Types 1 and 2 are subcommands and groups of them. */
const paths = declarations(commands, commandWords).flatMap(({ name, options = [] }) => {
  const below = options.filter(({ type }) => type === 1 || type === 2);
  return below.length === 0 ? [name] : below.map((option) => `${name} ${option.name}`);
});

/** Somebody who may manage the server. */
function lin() {
  const { guildId, study } = hallOf(stage);
  const organiser = stage.local.guilds.find(({ id }) => id === guildId)?.members.Lin ?? '';
  return stage.local.discord.as(organiser, { channelId: study });
}

test('commands answer as they do on Node', async () => {
  const answered: string[] = [];
  for (const path of paths) {
    try {
      const { failed, answer } = await lin().command(path);
      expect(failed, path).toBeUndefined();
      expect(answer, path).toBeDefined();
      answered.push(path);
    } catch (error) {
      // Some want options: that is what the local Discord says, not the Worker.
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'not-sendable')
        throw error;
    }
  }
  expect(answered.length).toBeGreaterThan(paths.length / 2);
}, 60_000);

test('a roadmap is imported from a file, whatever named characters and bold Chinese it has', async () => {
  const content = [
    '---',
    'title: Bread &amp; 面包',
    'language: en',
    'import: { items: bullets }',
    '---',
    '# Bread &NotEqualTilde; cake &copy;',
    '',
    '## Phase 1: Dough (2 weeks)',
    '',
    '### Knead',
    '',
    '- [ ] **揉面。**很久',
    '- [ ] Rest ~~well~~ &hellip;',
  ].join('\n');
  const { message, failed } = await lin().command('roadmap import', {
    file: { filename: 'bread.md', content },
  });
  expect(failed).toBeUndefined();
  const shown = JSON.stringify(message);
  expect(shown).toContain('≂̸');
  expect(shown).toContain('©');
  expect(shown).not.toContain('&hellip;');
});

test('rests are read from a calendar file, by the wall of the group’s zone', async () => {
  const { guildId, study } = hallOf(stage);
  const store = createStore(stage.connection.db);
  const now = Date.now();
  await makeGroup(store, {
    guildId,
    change: {
      name: 'Calendar group',
      channelId: study,
      rhythm: [{ week: 0, date: dateOf(now + DAY), time: '09:00', zone: 'Asia/Shanghai' }],
      weekStarts: Array.from({ length: 9 }, (_, week) => now + DAY + week * 7 * DAY),
      nextDueAt: now + DAY,
      sweptTo: now - 1,
    },
  });
  const day = (at: number) => dateOf(at).replaceAll('-', '');
  const content = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    'SUMMARY:Spring\\, long',
    ' er than a week',
    `DTSTART;VALUE=DATE:${day(now + 10 * DAY)}`,
    `DTEND;VALUE=DATE:${day(now + 24 * DAY)}`,
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:2',
    'SUMMARY:Each day',
    `DTSTART;TZID=Asia/Shanghai:${day(now)}T090000`,
    'RRULE:FREQ=DAILY;COUNT=3',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  const { message, failed } = await lin().command('group rest', {
    file: { filename: 'days-off.ics', content },
  });
  expect(failed).toBeUndefined();
  expect(JSON.stringify(message)).toContain('Spring, longer than a week');
  expect(JSON.stringify(message)).toContain('Of the file I read 2 events.');
});

test('a limit and a server in trouble put a post off, and it comes once', async () => {
  const { local, connection } = stage;
  const { guildId, study } = hallOf(stage);
  const store = createStore(connection.db);
  const monday = Date.now() - 60_000;
  const group = await makeGroup(store, {
    guildId,
    change: {
      name: 'Patient group',
      channelId: study,
      weekStarts: Array.from({ length: 9 }, (_, week) => monday + week * 7 * DAY),
      nextDueAt: monday,
      sweptTo: monday - 1,
    },
  });
  const key = {
    guildId,
    groupId: group.groupId,
    kind: 'assignment',
    number: 1,
    subject: '',
  } as const;
  const posted = () =>
    local.discord.messages(study).filter((each) => JSON.stringify(each).includes('Patient group'));
  local.discord.faults.next(/^POST .*messages$/, rateLimited(3));
  await tick(address);
  expect(posted()).toEqual([]);
  expect((await store.outbox.find(key))?.state).not.toBe('sent');

  const untilSent = async () => {
    await tick(address);
    return (await store.outbox.find(key))?.state;
  };
  local.discord.faults.next(/^POST .*messages$/, { status: 503 });
  await expect.poll(untilSent, { timeout: 60_000, interval: 1_000 }).toBe('sent');
  expect(posted()).toHaveLength(1);
  const answers = local.discord.requests
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
    .map(({ status }) => status);
  expect(answers.slice(-3)).toEqual([429, 503, 200]);
}, 90_000);

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
