import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginLife, hallOf, type Keeping, type Life, postsOf, registrationsOf } from './life.ts';

const KEEPINGS: readonly Keeping[] = ['a folder', 'Postgres'];

/**
 * The program in processes of its own and in real time, from the first start over restarts to the
 * end. Both kinds of database live side by side, for most of the time is spent waiting for a minute.
 */
describe('a bot, on a folder and on Postgres,', () => {
  const lives: Life[] = [];
  beforeAll(async () => {
    lives.push(...(await Promise.all(KEEPINGS.map((name) => beginLife(name)))));
  });
  afterAll(async () => {
    await Promise.all(lives.map(({ end }) => end()));
  });
  const inEach = (step: (life: Life) => Promise<void>) => () => Promise.all(lives.map(step));

  test(
    'registers its commands and logs in to the gateway',
    inEach(async (life) => {
      expect(registrationsOf(life), life.name).toBe(1);
      expect(life.local.discord.requests.map(({ path }) => path)).toContain('/gateway/bot');
      expect(life.bot.output(), life.name).not.toMatch(/"level":(40|50|60)/);
    }),
  );

  test(
    'tells its figures',
    inEach(async (life) => {
      const response = await fetch(new URL('/metrics', life.bot.interactions));
      const figures = await response.text();
      expect(figures, life.name).toContain('roadmate_gateway_state{state="ready"} 1');
      expect(figures, life.name).toContain('roadmate_database_up 1');
      expect(figures, life.name).toMatch(/roadmate_last_sweep_timestamp_seconds \d{10}/);
    }),
  );

  test(
    'sets up a group over the gateway',
    inEach(async (life) => {
      const { lin } = hallOf(life);
      // The next full minute that leaves time to get there.
      life.slot = new Date(Math.ceil((Date.now() + 8_000) / 60_000) * 60_000);
      const roadmaps = await lin.autocomplete('group create', 'roadmap', 'fastapi');
      const preview = await lin.command('group create', {
        roadmap: String(roadmaps.choices?.[0]?.value),
        'first-day': life.slot.toISOString().slice(0, 10),
        time: life.slot.toISOString().slice(11, 16),
        'time-zone': 'UTC',
        name: 'Night owls',
      });
      expect(preview.failed, life.name).toBeUndefined();
      if (preview.message === undefined) throw new Error('there is no preview');
      const button = /"custom_id":"([^"]*start[^"]*)"/.exec(JSON.stringify(preview.message))?.[1];
      const started = await lin.click(preview.message, button ?? '');
      expect(started.message?.content).toContain('Night owls');
      expect(postsOf(life), life.name).toEqual([]);
    }),
  );

  test(
    'answers over POST /interactions once Discord has that address',
    inEach(async (life) => {
      const { mei } = hallOf(life);
      await life.local.useInteractions(life.bot.interactions);
      const joined = await mei.command('roadmap join');
      expect(joined.failed, life.name).toBeUndefined();
      expect(joined.ephemeral).toBe(true);
      const items = await mei.autocomplete('done', 'item', '');
      const done = await mei.command('done', { item: String(items.choices?.[0]?.value) });
      expect(done.message?.content, life.name).toContain('is done');
      expect(life.local.discord.requests.at(-1)?.inline).toBe(true);
      const forged = await fetch(life.bot.interactions, { method: 'POST', body: '{"type":1}' });
      expect(forged.status).toBe(401);
    }),
  );

  test(
    'ends in good order on SIGTERM, and has told nobody its token',
    inEach(async ({ name, bot, local }) => {
      const before = Date.now();
      bot.kill('SIGTERM');
      expect(await bot.ended, name).toBe(0);
      expect(Date.now() - before, name).toBeLessThan(10_000);
      expect(bot.output(), name).not.toContain(local.token);
    }),
  );

  test(
    'starts again with what it kept, and registers nothing anew',
    inEach(async (life) => {
      await life.start();
      expect(registrationsOf(life), life.name).toBe(1);
      const { mei } = hallOf(life);
      await life.local.useInteractions(life.bot.interactions);
      const undone = await mei.command('undo');
      expect(undone.message?.content, life.name).toContain('is open again');
      await life.local.useInteractions(null);
      expect((await mei.command('roadmap progress')).failed, life.name).toBeUndefined();
    }),
  );

  test(
    'posts the group’s week within a minute of its slot, once',
    { timeout: 150_000 },
    inEach(async (life) => {
      // The tick of the minute, unless the slot passed during the restart.
      const { name, slot, bot } = life;
      while (postsOf(life).length === 0 && Date.now() < slot.getTime() + 60_000) await pause(250);
      const [assignment, ...more] = postsOf(life);
      expect(JSON.stringify(assignment), name).toContain('Night owls');
      const late = Date.parse(assignment?.timestamp ?? '') - slot.getTime();
      expect(late, name).toBeGreaterThanOrEqual(0);
      expect(late, name).toBeLessThan(60_000);
      expect(more, name).toEqual([]);
      await bot.line(/"kind":"assignment".*"outcome":"sent"/);
    }),
  );

  test(
    'does not post it again after another start',
    inEach(async (life) => {
      life.bot.kill('SIGTERM');
      expect(await life.bot.ended, life.name).toBe(0);
      await life.start();
      await pause(1_500);
      expect(postsOf(life), life.name).toHaveLength(1);
    }),
  );
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
