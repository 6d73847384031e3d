import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { makeFolder } from '../node/bot.ts';
import { freePort } from '../store/real-postgres.ts';
import { type Run, runWizard, type Wizard } from './wizard.ts';

const CANARY = 'canary-token.5b1f';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let local: LocalDiscord;
const running: Wizard[] = [];

beforeEach(async () => {
  folder = await makeFolder();
  local = await startLocalDiscord({ now: Date.now, token: CANARY });
});
afterEach(async () => {
  for (const wizard of running.splice(0)) {
    wizard.kill();
    await wizard.ended;
    // Whatever else it says, nobody reads the token over a shoulder or in a log.
    expect(wizard.output()).not.toContain(CANARY);
  }
  await local.close();
  await folder.remove();
});

function begin(run: Partial<Run> = {}): Wizard {
  const wizard = runWizard({ folder: folder.path, local, ...run });
  running.push(wizard);
  return wizard;
}

const envFile = () => join(folder.path, '.env');
const written = async () => parseEnv(await readFile(envFile(), 'utf8'));
const writes = () => local.discord.requests.filter(({ method }) => method !== 'GET');

describe('the setup, answered question by question,', () => {
  test('connects an application, writes .env for its owner alone and says what is next', async () => {
    const wizard = begin({ variables: { LANG: 'en_GB.UTF-8' } });
    await wizard.shows('Token');
    wizard.type('a-wrong-one');
    await wizard.shows('does not know this token');
    wizard.type(`Bot ${CANARY}`);
    await wizard.shows(`Discord knows it: Roadmate, application ${local.applicationId}`);
    await wizard.shows('Choose [1]');
    expect(existsSync(envFile())).toBe(false);
    wizard.type('');
    await wizard.shows('Choose [1]');
    wizard.type('1');
    expect(await wizard.ended, wizard.output()).toBe(0);
    expect(await written()).toEqual({
      DISCORD_TOKEN: CANARY,
      DISCORD_APPLICATION_ID: local.applicationId,
      DISCORD_PUBLIC_KEY: '',
      DISCORD_API_BASE: local.apiBase,
      DATABASE_URL: '',
    });
    expect((await stat(envFile())).mode & 0o777).toBe(0o600);
    expect(local.discord.state.commands.length).toBeGreaterThan(10);
    expect(wizard.output()).toMatch(/1\. Invite[\s\S]*2\. .*npm start[\s\S]*3\. .*\/setup/);
    expect(permissionsOf(wizard.output())).toBe(
      PermissionFlagsBits.ViewChannel |
        PermissionFlagsBits.SendMessages |
        PermissionFlagsBits.EmbedLinks |
        PermissionFlagsBits.ReadMessageHistory |
        PermissionFlagsBits.CreatePublicThreads |
        PermissionFlagsBits.SendMessagesInThreads,
    );
  });

  test('speaks Chinese where that is chosen, and tells where Discord is to call', async () => {
    const wizard = begin({ variables: { LANG: 'C.UTF-8' } });
    await wizard.shows('Language / 语言');
    wizard.type('2');
    await wizard.shows('令牌（粘贴时不显示）：');
    wizard.type(CANARY);
    await wizard.shows('请选择 [1]');
    wizard.type('1');
    await wizard.shows('请选择 [1]');
    wizard.type('2');
    await wizard.shows('网址');
    wizard.type('http://roadmate.example.org');
    await wizard.shows('https://');
    wizard.type('https://roadmate.example.org/interactions');
    expect(await wizard.ended, wizard.output()).toBe(0);
    expect(wizard.output()).toContain('填入 https://roadmate.example.org/interactions');
    expect(wizard.output()).toContain('/设置');
    expect(wizard.output()).not.toContain('Invite');
    expect(await written()).toMatchObject({ ROADMATE_ROLES: 'http,scheduler' });
    // Where Discord calls is for the operator to say: nothing but the commands is set there.
    expect(writes().map(({ path }) => path)).toEqual([
      `/applications/${local.applicationId}/commands`,
    ]);
  });

  test('takes answers that were all piped in at once, and ends when there are too few', async () => {
    const wizard = begin({ args: ['--language', 'en'] });
    wizard.type(`${CANARY}\n1`);
    wizard.hangUp();
    expect(await wizard.ended).toBe(1);
    expect(wizard.output()).toContain('The input ended');
    expect(existsSync(envFile())).toBe(false);
    expect(writes()).toEqual([]);
  });

  test('replaces what stands in .env only when told to, and keeps what it does not know', async () => {
    const before = `# mine\nMETRICS_TOKEN='a # b'\nDISCORD_TOKEN=${CANARY}\nDISCORD_APPLICATION_ID=1150000000000000000\n`;
    await writeFile(envFile(), before, { mode: 0o644 });
    const answers = async (last: string) => {
      const wizard = begin({ args: ['--language', 'en'] });
      await wizard.shows('.env has a token already');
      wizard.type('');
      await wizard.shows('Choose [1]');
      wizard.type('');
      await wizard.shows('Choose [1]');
      wizard.type('');
      await wizard.shows('Other values stand there for: DISCORD_APPLICATION_ID. Replace them?');
      wizard.type(last);
      return wizard.ended;
    };
    expect(await answers('')).toBe(1);
    expect(await readFile(envFile(), 'utf8')).toBe(before);
    expect(await answers('y')).toBe(0);
    const after = await readFile(envFile(), 'utf8');
    expect(after.startsWith(`# mine\nMETRICS_TOKEN='a # b'\nDISCORD_TOKEN=${CANARY}\n`)).toBe(true);
    expect((await written()).DISCORD_APPLICATION_ID).toBe(local.applicationId);
    expect((await stat(envFile())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder.path)).toEqual(['.env']);
  });

  test.skipIf(!existsSync('/usr/bin/script'))(
    'does not show a token typed on a terminal',
    async () => {
      const wizard = begin({ args: ['--language', 'en'], terminal: true });
      await wizard.shows('while you paste it');
      wizard.type(CANARY);
      await wizard.shows('Choose [1]');
      wizard.type('1');
      await wizard.shows('Choose [1]');
      wizard.type('1');
      await wizard.shows('npm start');
      expect(await wizard.ended, wizard.output()).toBe(0);
      expect((await written()).DISCORD_TOKEN).toBe(CANARY);
    },
  );
});

describe('the setup, asked to ask nothing,', () => {
  const alone = (...args: string[]) => ({ args: ['--yes', '--language', 'en', ...args] });

  test('takes the token from the environment or a file, and says the same when run again', async () => {
    const first = begin({ ...alone(), variables: { DISCORD_TOKEN: CANARY } });
    expect(await first.ended, first.output()).toBe(0);
    const text = await readFile(envFile(), 'utf8');
    const file = join(folder.path, 'token');
    await writeFile(file, `${CANARY}\n`);
    const second = begin(alone('--token-file', file));
    expect(await second.ended, second.output()).toBe(0);
    expect(second.output()).toContain('says all of this already');
    expect(second.output()).toContain('had these commands already');
    expect(await readFile(envFile(), 'utf8')).toBe(text);
  });

  test('writes and registers nothing on a trial run', async () => {
    const wizard = begin({ ...alone('--dry-run'), variables: { DISCORD_TOKEN: CANARY } });
    expect(await wizard.ended, wizard.output()).toBe(0);
    expect(wizard.output()).toContain('.env gets: DISCORD_TOKEN');
    expect(existsSync(envFile())).toBe(false);
    expect(writes()).toEqual([]);
  });

  test('says what is wrong, one thing at a time, and leaves nothing behind', async () => {
    const expectStop = async (run: Partial<Run>, told: string) => {
      const wizard = begin(run);
      expect(await wizard.ended, wizard.output()).toBe(1);
      expect(wizard.output()).toContain(told);
      expect(existsSync(envFile())).toBe(false);
      expect(writes()).toEqual([]);
    };
    const port = await freePort();
    const variables = { DISCORD_TOKEN: CANARY };
    await expectStop(alone(), 'set DISCORD_TOKEN');
    await expectStop({ ...alone(), variables: { DISCORD_TOKEN: 'other' } }, 'does not know');
    await expectStop({ ...alone(), variables: { DISCORD_TOKEN: 'a b' } }, 'no token');
    await expectStop(alone('--token-file', join(folder.path, 'none')), 'ENOENT');
    await expectStop({ ...alone('--database-url', `mysql://${CANARY}`), variables }, 'postgres://');
    const address = `postgres://me:${CANARY}@127.0.0.1:${port}/none`;
    await expectStop({ ...alone('--database-url', address), variables }, 'ECONNREFUSED');
    await expectStop({ ...alone('--public-url', 'roadmate'), variables }, 'https://');
    const away = { ...variables, DISCORD_API_BASE: `http://127.0.0.1:${port}` };
    await expectStop({ ...alone(), variables: away }, 'cannot be reached');
    local.discord.faults.add(() => ({ status: 503 }));
    await expectStop({ ...alone(), variables }, 'HTTP 503');
  });

  test('says so when .env cannot be read or written', async () => {
    await mkdir(envFile());
    const variables = { DISCORD_TOKEN: CANARY };
    const wizard = begin({ ...alone(), variables });
    expect(await wizard.ended).toBe(1);
    expect(wizard.output()).toContain('.env cannot be read (EISDIR)');
    // A folder in which nobody may make a file, whoever they are.
    if (existsSync('/proc/self')) {
      const elsewhere = begin({ ...alone(), variables, folder: '/proc' });
      expect(await elsewhere.ended).toBe(1);
      expect(elsewhere.output()).toMatch(/\.env cannot be written \(E\w+\)/);
    }
    expect(writes()).toEqual([]);
  });

  test('leaves a secret that .env takes from a file to that file no longer', async () => {
    await writeFile(envFile(), 'DISCORD_TOKEN_FILE=/run/secrets/discord_token\nPORT=8080\n');
    const wizard = begin({ ...alone(), variables: { DISCORD_TOKEN: CANARY } });
    expect(await wizard.ended, wizard.output()).toBe(0);
    expect(await written()).toMatchObject({
      DISCORD_TOKEN: CANARY,
      DISCORD_TOKEN_FILE: '',
      PORT: '8080',
    });
  });
});

function permissionsOf(output: string): bigint {
  const link = new URL(/https:\/\/discord\.com\/oauth2\/\S+/.exec(output)?.[0] ?? '');
  expect(link.searchParams.get('scope')).toBe('bot applications.commands');
  expect(link.searchParams.get('client_id')).toBe(local.applicationId);
  return BigInt(link.searchParams.get('permissions') ?? '0');
}
