import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import type { Child } from '../store/child.ts';
import { freePort, type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { makeFolder, runBot, variablesOf } from './bot.ts';

const CANARY = 'canary-5b1f';

describe('the program ends with one clear line', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let local: LocalDiscord;
  let server: RealPostgres;
  let database: string;
  const running = new Set<Child>();
  beforeAll(async () => {
    folder = await makeFolder();
    [server, local] = await Promise.all([startPostgres(), startLocalDiscord({ now: Date.now })]);
    database = await server.createEmpty();
  });
  afterEach(async () => {
    // One that did not end as it should have.
    for (const bot of running) bot.kill('SIGKILL');
    await Promise.all([...running].map(({ ended }) => ended));
  });
  afterAll(async () => {
    await local?.close();
    await server?.stop();
    await folder?.remove();
  });

  /** Runs the program until it ends by itself; what it wrote, without the log. */
  async function run(variables: Record<string, string>): Promise<string[]> {
    const bot = runBot(
      { ...variablesOf(local), DATABASE_URL: database, ...variables },
      folder.path,
    );
    running.add(bot);
    const code = await bot.ended;
    running.delete(bot);
    expect(code, bot.output()).toBe(1);
    expect(bot.output()).not.toContain(CANARY);
    expect(bot.output()).not.toContain(local.token);
    return bot
      .output()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
  }

  test.each([
    ['with', {}],
    ['without', { DISCORD_APPLICATION_ID: '' }],
  ])('when Discord does not know the token (%s an application id)', async (_, variables) => {
    const lines = await run({ ...variables, DISCORD_TOKEN: CANARY });
    expect(lines).toEqual([expect.stringMatching(/^Roadmate cannot start: .*DISCORD_TOKEN/)]);
  });

  test('when variables are wrong: each by its name, none by its value', async () => {
    const lines = await run({
      DISCORD_PUBLIC_KEY: CANARY,
      DISCORD_API_BASE: `${CANARY}://host`,
      DATABASE_URL: `mysql://${CANARY}`,
      PORT: CANARY,
    });
    const [head, ...problems] = lines;
    expect(head).toBe('Roadmate cannot start:');
    const named = problems.map((line) => line.split(':')[0]).sort();
    expect(named).toEqual(['DATABASE_URL', 'DISCORD_API_BASE', 'DISCORD_PUBLIC_KEY', 'PORT']);
  });

  test('when a variable of .env is wrong', async () => {
    const file = join(folder.path, '.env');
    await writeFile(file, `ROADMATE_DATA=\nPORT=${CANARY}\nDISCORD_PUBLIC_KEY=${CANARY}\n`);
    const lines = await run({});
    await rm(file);
    // What the environment says goes before what the file says.
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^PORT: /)]);
  });

  test('when the database cannot be reached', async () => {
    const port = await freePort();
    for (const host of ['127.0.0.1', 'localhost']) {
      const lines = await run({ DATABASE_URL: `postgres://me:${CANARY}@${host}:${port}/none` });
      expect(lines).toEqual([expect.stringMatching(/^Roadmate cannot start: .*ECONNREFUSED/)]);
    }
  });

  test('when the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    try {
      const lines = await run({ PORT: String(address.port) });
      expect(lines).toEqual([expect.stringMatching(/^Roadmate cannot start: .*EADDRINUSE/)]);
    } finally {
      taken.close();
    }
  });
});
