import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { lookAtWay } from '../../src/cli/doctor-way.ts';
import type { Role } from '../../src/config/config.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { makeFolder, startBot, variablesOf } from '../node/bot.ts';
import { runCli } from './run-cli.ts';

const Told = z.object({
  well: z.boolean(),
  findings: z.array(
    z.object({
      check: z.string(),
      state: z.string(),
      says: z.string(),
      todo: z.string().nullable(),
    }),
  ),
});

let folder: Awaited<ReturnType<typeof makeFolder>>;
let local: LocalDiscord;
beforeAll(async () => {
  folder = await makeFolder();
  local = await startLocalDiscord({ now: Date.now });
});
afterAll(async () => {
  await local.close();
  await folder.remove();
});

async function doctor(environment: Record<string, string>) {
  const { code, output } = await runCli(['doctor', '--json'], environment, folder.path);
  const told = Told.parse(JSON.parse(output));
  const of = (state: string) =>
    told.findings.filter((each) => each.state === state).map(({ check }) => check);
  return { code, output, wrong: of('wrong'), well: of('well'), findings: told.findings };
}

test('finds nothing wrong with a bot that runs, and asks that bot about its own database', async () => {
  const variables = { ...variablesOf(local), ROADMATE_DATA: join(folder.path, 'kept') };
  const bot = await startBot(variables, folder.path);
  try {
    const { code, wrong, well, output } = await doctor(variables);
    expect([code, wrong]).toEqual([0, []]);
    expect(well).toEqual(
      expect.arrayContaining([
        ...['nodeOk', 'settingsOk', 'folderOk', 'tokenOk', 'discordClockOk', 'commandsOk'],
        ...['wayGateway', 'databaseOk', 'databaseClockOk', 'sweepOk', 'waitingOk', 'blockedOk'],
      ]),
    );
    expect(output).not.toContain(local.token);
    expect(await way(['http'], local.publicKey, bot.interactions)).toBe('wayEndpoint');
    // It answers, and yet as something else than the endpoint.
    const other = new URL('/healthz', bot.interactions).href;
    expect(await way(['http'], local.publicKey, other)).toBe('endpointDead');
  } finally {
    bot.kill('SIGKILL');
    await bot.ended;
  }
  // With nobody left, it looks for itself.
  const alone = await doctor(variables);
  expect([alone.code, alone.wrong]).toEqual([0, []]);
});

test('tells when commands go where nobody listens', async () => {
  const dead = 'http://127.0.0.1:1/interactions';
  expect(await way(['http', 'scheduler'], local.publicKey, null)).toBe('endpointNone');
  expect(await way(['gateway', 'scheduler'], null, dead)).toBe('endpointSet');
  expect(await way(['http', 'scheduler'], local.publicKey, dead)).toBe('endpointDead');
});

async function way(roles: Role[], publicKey: string | null, endpoint: string | null) {
  const { token, apiBase, applicationId } = local;
  const discord = { token, apiBase, applicationId, publicKey };
  return (await lookAtWay({ roles, discord }, { endpoint, applicationId })).key;
}

test('names everything that is wrong at once, each with what to do, and shows no secret', async () => {
  const env = join(folder.path, '.env');
  await writeFile(env, 'DISCORD_TOKEN=canary-token\n');
  await chmod(env, 0o644);
  const { code, wrong, findings, output } = await doctor({
    DISCORD_API_BASE: local.apiBase,
    DATABASE_URL: 'postgres://roadmate:canary-password@127.0.0.1:1/none',
  });
  expect([code, wrong]).toEqual([1, ['envOpen', 'tokenWrong', 'databaseAway']]);
  expect(findings.filter(({ state, todo }) => state === 'wrong' && todo === null)).toEqual([]);
  expect(output).not.toContain('canary');
  await chmod(env, 0o600);
  const settings = await doctor({ PORT: 'canary', ROADMATE_ROLES: 'http' });
  expect(settings.wrong).toEqual(['setting']);
  expect(settings.output).not.toContain('canary');
});
