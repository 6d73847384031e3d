import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { createStore } from '../../src/store/store.ts';
import { type Bot, makeFolder, startBot, variablesOf } from '../node/bot.ts';
import {
  eventsOf,
  foldPointCounts,
  foldTotals,
  keptPointCounts,
  keptTotals,
} from '../store/fold.ts';
import { later, runCli } from './run-cli.ts';
import { type SystemPostgres, startSystemPostgres, systemPostgres } from './system-postgres.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NAMES = ['Mei', 'Kai', 'Sam', 'Noor', 'Ada', 'Bao', 'Cem', 'Dua', 'Eli', 'Fay'];

/** A check-in whose answer its member has seen, and when. */
type Acknowledged = { memberId: string; itemId: string; at: number };

const PLACES = ['the embedded database', 'Postgres'] as const;

describe.each(PLACES)('a backup of %s, taken while check-ins come in,', (name) => {
  const isHere = name !== 'Postgres' || systemPostgres !== null;
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let server: SystemPostgres | null = null;
  let local: LocalDiscord;
  let bot: Bot | null = null;
  /** How much later than the real time it is for everybody. */
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const acknowledged: Acknowledged[] = [];
  let backupBegan = 0;
  let slot = 0;
  let origin: Record<string, string> = {};
  let elsewhere: Record<string, string> = {};
  const file = () => join(folder.path, 'kept', 'under-load.backup');

  beforeAll(async () => {
    if (!isHere) return;
    folder = await makeFolder();
    const members = [{ name: 'Lin', organiser: true }, ...NAMES.map((each) => ({ name: each }))];
    const guilds = [{ name: 'Study hall', channels: ['study'], members }];
    local = await startLocalDiscord({ now: clock, guilds });
    if (name === 'Postgres') {
      server = await startSystemPostgres(systemPostgres ?? '');
      const path = { PATH: `${systemPostgres}:${process.env.PATH}` };
      origin = { ...path, DATABASE_URL: await server.createEmpty() };
      elsewhere = { ...path, DATABASE_URL: await server.createEmpty() };
    } else {
      origin = { ROADMATE_DATA: join(folder.path, 'origin') };
      elsewhere = { ROADMATE_DATA: join(folder.path, 'elsewhere') };
    }
    await start(origin);
  });
  afterAll(async () => {
    await stop();
    await local?.close();
    await server?.stop();
    await folder?.remove();
  });

  async function start(where: Record<string, string>): Promise<Bot> {
    bot = await startBot({ ...variablesOf(local), ...where, ...later(ahead) }, folder.path);
    return bot;
  }
  async function stop(): Promise<void> {
    bot?.kill('SIGKILL');
    await bot?.ended;
    bot = null;
  }
  const cli = (args: string[], where: Record<string, string>) =>
    runCli(args, { ...variablesOf(local), ...where, ...later(ahead) }, folder.path);
  const guild = () => {
    const [found] = local.guilds;
    if (found === undefined) throw new Error('the local Discord is empty');
    return found;
  };
  const channelId = () => guild().channels.study ?? '';
  const as = (member: string) =>
    local.discord.as(guild().members[member] ?? '', { channelId: channelId() });
  /** Who is fast enough ends a phase in the meantime, which is celebrated: that is not counted. */
  const assignments = () =>
    local.discord
      .messages(channelId())
      .filter(({ embeds }) => embeds.some(({ title }) => title?.startsWith('Week 1 of') === true))
      .length;

  test.skipIf(!isHere)('is written while everybody is answered', { timeout: 180_000 }, async () => {
    slot = Math.floor(clock() / DAY) * DAY + DAY + 9 * 60 * MINUTE;
    await makeGroup();
    await local.useInteractions(bot?.interactions ?? null);
    const load = { goesOn: true };
    const members = Promise.all(NAMES.map((member) => checkIn(member, load)));
    while (acknowledged.length < 20) await pause(50);
    backupBegan = Date.now();
    const taken = await cli(['backup', '--to', file()], origin);
    const ended = Date.now();
    load.goesOn = false;
    await members;
    expect(taken).toMatchObject({ code: 0 });
    expect(taken.output).toContain('1 server, 1 group, ');
    // Nobody was kept waiting: members went on being answered meanwhile.
    const meanwhile = acknowledged.filter(({ at }) => at > backupBegan && at < ended);
    expect(meanwhile.length).toBeGreaterThan(5);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  test.skipIf(!isHere)(
    'is restored elsewhere with every check-in that was answered before',
    async () => {
      // What is due is posted, by the bot that knows of it, before the backup comes back.
      await stop();
      ahead = slot - Date.now();
      await start(origin);
      await expect.poll(assignments, { timeout: 20_000 }).toBe(1);
      await stop();
      // Discord knows a repeated message for three minutes by itself, and after five minutes any post
      // is looked for before it is sent: between them the arrival alone tells.
      ahead = slot + 3.5 * MINUTE - Date.now();

      const restored = await cli(['restore', file()], elsewhere);
      expect(restored).toMatchObject({ code: 0 });
      const { db, close } = await openDatabase({
        url: elsewhere.DATABASE_URL ?? null,
        folder: elsewhere.ROADMATE_DATA ?? null,
      });
      try {
        const [group] = await createStore(db).groups.list(guild().id);
        if (group === undefined) throw new Error('the group is gone');
        const events = await eventsOf(db, group);
        const there = new Set(events.map(({ memberId, itemId }) => `${memberId} ${itemId}`));
        const before = acknowledged.filter(({ at }) => at < backupBegan);
        expect(before.length).toBeGreaterThan(0);
        const lost = before.filter(({ memberId, itemId }) => !there.has(`${memberId} ${itemId}`));
        expect(lost).toEqual([]);
        expect(await keptTotals(db, group)).toEqual(foldTotals(events));
        expect(await keptPointCounts(db, group)).toEqual(foldPointCounts(events));
        expect(restored.output).toContain(`${events.length} check-ins`);
      } finally {
        await close();
      }
    },
  );

  test.skipIf(!isHere)(
    'posts nothing twice, minutes after a slot it knows nothing of',
    async () => {
      ahead = slot + 4.2 * MINUTE - Date.now();
      const again = await start(elsewhere);
      await again.line(/"kind":"assignment".*"outcome":"sent"/);
      expect(assignments()).toBe(1);
    },
  );

  async function makeGroup(): Promise<void> {
    const lin = as('Lin');
    const roadmaps = await lin.autocomplete('group create', 'roadmap', 'fastapi');
    const preview = await lin.command('group create', {
      roadmap: String(roadmaps.choices?.[0]?.value),
      'first-day': new Date(slot).toISOString().slice(0, 10),
      time: '09:00',
      'time-zone': 'UTC',
      name: 'Night owls',
    });
    if (preview.message === undefined) throw new Error(preview.failed ?? 'there is no preview');
    const button = /"custom_id":"([^"]*start[^"]*)"/.exec(JSON.stringify(preview.message))?.[1];
    const started = await lin.click(preview.message, button ?? '');
    expect(started.message?.content).toContain('Night owls');
  }

  /** One member's evening: an item at a time, until there is no more or it is over. */
  async function checkIn(member: string, load: { goesOn: boolean }): Promise<void> {
    const client = as(member);
    const joined = await client.command('roadmap join');
    expect(joined.failed).toBeUndefined();
    while (load.goesOn) {
      const { choices = [] } = await client.autocomplete('done', 'item', '');
      if (choices.length === 0) return;
      for (const { value } of choices.slice(0, 5)) {
        if (!load.goesOn) return;
        const { message } = await client.command('done', { item: String(value) });
        if (message?.content.includes('is done') === true) {
          const memberId = guild().members[member] ?? '';
          acknowledged.push({ memberId, itemId: String(value), at: Date.now() });
        }
        // As fast as a person can; the program asks anybody who is faster to wait.
        await pause(400);
      }
    }
  }
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
