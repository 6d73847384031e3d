import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { readWorkerConfig } from '../src/worker-config.ts';

const ID = '1150000000000000000';
const KEY = 'ab'.repeat(32);
const CANARY = 'canary-5b1f';

describe('the environment', () => {
  test('may be empty: the playground, on the embedded database', () => {
    const config = {
      discord: null,
      databaseUrl: null,
      dataFolder: 'data',
      host: null,
      port: 3000,
    };
    expect(readConfig({})).toEqual({ kind: 'read', config });
    const empty = { DISCORD_TOKEN: '', DATABASE_URL: '', PORT: '', ROADMATE_DATA: '', HOST: '' };
    expect(readConfig(empty)).toEqual({ kind: 'read', config });
  });

  test('with a token alone is the bot at Discord itself', () => {
    expect(readConfig({ DISCORD_TOKEN: ' token ' })).toMatchObject({
      config: {
        discord: {
          token: 'token',
          applicationId: null,
          publicKey: null,
          apiBase: 'https://discord.com/api',
        },
      },
    });
  });

  test('can say everything', () => {
    const read = readConfig({
      DISCORD_TOKEN: 'token',
      DISCORD_APPLICATION_ID: ID,
      DISCORD_PUBLIC_KEY: KEY,
      DISCORD_API_BASE: 'http://127.0.0.1:4000/api/v10/',
      DATABASE_URL: 'postgresql://me:secret@db:5432/roadmate',
      ROADMATE_DATA: '/var/lib/roadmate',
      HOST: '::1',
      PORT: '8080',
      SOMETHING_ELSE: 'x',
    });
    expect(read).toEqual({
      kind: 'read',
      config: {
        discord: {
          token: 'token',
          applicationId: ID,
          publicKey: KEY,
          apiBase: 'http://127.0.0.1:4000/api',
        },
        databaseUrl: 'postgresql://me:secret@db:5432/roadmate',
        dataFolder: '/var/lib/roadmate',
        host: '::1',
        port: 8080,
      },
    });
  });

  test.each([
    ['DISCORD_APPLICATION_ID', CANARY],
    ['DISCORD_PUBLIC_KEY', `${KEY}00`],
    ['DISCORD_PUBLIC_KEY', CANARY],
    ['DISCORD_API_BASE', `ftp://${CANARY}`],
    ['DATABASE_URL', `mysql://${CANARY}`],
    ['PORT', '65536'],
    ['PORT', CANARY],
    ['PORT', '-1'],
  ])('with a wrong %s is refused by its name and not its value', (name, value) => {
    const read = readConfig({ [name]: value });
    if (read.kind !== 'refused') throw new Error('it was read');
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(new RegExp(`^${name}: .*See \\.env\\.example\\.$`));
    expect(read.problems[0]).not.toContain(value);
  });

  test('is told of, variable by variable, in .env.example and the wrangler settings', async () => {
    const source = await readFile(new URL('../src/config.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z_]+): optional/gm)].map(([, name]) => name ?? '');
    expect(names).toHaveLength(8);
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    for (const name of names) expect(example).toMatch(new RegExp(`^#?\\s?${name}=`, 'm'));
    const settings = await readFile(new URL('../wrangler.toml', import.meta.url), 'utf8');
    for (const name of names.filter((each) => each.startsWith('DISCORD_'))) {
      expect(settings).toContain(name);
    }
  });
});

describe('the bindings of a Worker', () => {
  const bindings = {
    DISCORD_TOKEN: CANARY,
    DISCORD_APPLICATION_ID: ID,
    DISCORD_PUBLIC_KEY: KEY,
    HYPERDRIVE: { connectionString: 'postgres://pool' },
  };

  test('are read', () => {
    expect(readWorkerConfig(bindings)).toEqual({
      kind: 'read',
      config: {
        token: CANARY,
        applicationId: ID,
        publicKey: KEY,
        apiBase: 'https://discord.com/api',
        databaseUrl: 'postgres://pool',
      },
    });
  });

  test.each(Object.keys(bindings))('without %s are refused by its name', (name) => {
    const read = readWorkerConfig({ ...bindings, [name]: undefined });
    if (read.kind !== 'refused') throw new Error('it was read');
    expect(read.problems).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .*wrangler\\.toml`)),
    ]);
    expect(read.problems.join()).not.toContain(CANARY);
  });

  test('as wrangler.toml is shipped, without their values, are refused', () => {
    const empty = { ...bindings, DISCORD_APPLICATION_ID: '', DISCORD_PUBLIC_KEY: '' };
    expect(readWorkerConfig(empty)).toMatchObject({ kind: 'refused' });
    expect(readWorkerConfig(undefined)).toMatchObject({ kind: 'refused' });
  });
});
