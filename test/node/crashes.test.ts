import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { type Bot, makeFolder, startBot, variablesOf } from './bot.ts';

const CANARY = 'canary-crash-91ab';
const HOOK = `https://discord.com/api/v10/webhooks/1200000000000000000/${CANARY}/messages/@original`;

/** What nobody caught, and all that libraries hang on their errors. */
const ERROR = `Object.assign(new Error('request to ${HOOK} failed'), {
  url: '${HOOK}', requestBody: { json: { content: 'canary-crash-91ab' } },
  options: { password: 'canary-crash-91ab' }, cause: new Error('postgres://me:${CANARY}@db/x') })`;

/** Loaded before the program: on a signal something throws that nobody waits for. */
const FAULTY = `
  process.on('SIGUSR2', () => { Promise.reject(${ERROR}); });
  process.on('SIGHUP', () => { throw ${ERROR}; });`;

let folder: Awaited<ReturnType<typeof makeFolder>>;
let local: LocalDiscord;
const running = new Set<Bot>();

beforeAll(async () => {
  folder = await makeFolder();
  local = await startLocalDiscord({ now: Date.now });
});
afterAll(async () => {
  for (const bot of running) bot.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  await local.close();
  await folder.remove();
});

test.each(['SIGUSR2', 'SIGHUP'] as const)(
  'a fault that nobody caught (%s) ends the program with one line of the log, and no secret in it',
  async (signal) => {
    const faulty = join(folder.path, 'faulty.mjs');
    await writeFile(faulty, FAULTY);
    const where = {
      ROADMATE_DATA: join(folder.path, signal),
      METRICS_TOKEN: `metrics-${CANARY}`,
      NODE_OPTIONS: `--import=${faulty}`,
    };
    const bot = await startBot({ ...variablesOf(local), ...where }, folder.path);
    running.add(bot);
    bot.kill(signal);
    expect(await bot.ended).toBe(1);
    const lines = bot.output().trim().split('\n');
    expect(lines.every((line) => line.startsWith('{'))).toBe(true);
    expect(lines.filter((line) => line.includes('"msg":"crashed"'))).toHaveLength(1);
    for (const secret of [CANARY, local.token]) expect(bot.output()).not.toContain(secret);
  },
);
