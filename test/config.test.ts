import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { readSecretFiles } from '../src/config/secret-files.ts';
import { readWorkerConfig } from '../src/worker-config.ts';

const ID = '1150000000000000000';
const KEY = 'ab'.repeat(32);
const CANARY = 'canary-5b1f';
const ALL = ['gateway', 'http', 'scheduler'];
const POSTGRES = 'postgres://me:secret@db:5432/roadmate';

describe('the environment', () => {
  test('may be empty: the playground, on the embedded database', () => {
    const config = {
      discord: null,
      databaseUrl: null,
      dataFolder: 'data',
      roles: ALL,
      host: null,
      port: 3000,
      metricsToken: null,
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
      ROADMATE_ROLES: 'scheduler, gateway,scheduler',
      HOST: '::1',
      PORT: '8080',
      METRICS_TOKEN: 'a secret',
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
        roles: ['scheduler', 'gateway'],
        host: '::1',
        port: 8080,
        metricsToken: 'a secret',
      },
    });
  });

  test.each([
    ['DISCORD_TOKEN', '   '],
    ['DISCORD_APPLICATION_ID', CANARY],
    ['DISCORD_PUBLIC_KEY', `${KEY}00`],
    ['DISCORD_PUBLIC_KEY', CANARY],
    ['DISCORD_API_BASE', `ftp://${CANARY}`],
    ['DATABASE_URL', `mysql://${CANARY}`],
    ['PORT', '65536'],
    ['PORT', CANARY],
    ['PORT', '-1'],
    ['ROADMATE_ROLES', CANARY],
    ['ROADMATE_ROLES', `http,${CANARY},${CANARY}-2`],
    ['ROADMATE_ROLES', 'gateway,http,worker'],
  ])('with a wrong %s is refused by its name and an example, without its value', (name, value) => {
    const read = readConfig({ [name]: value });
    if (read.kind !== 'refused') throw new Error('it was read');
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(
      new RegExp(`^${name}: .{8,} For example: .+\\. See \\.env\\.example\\.$`),
    );
    expect(read.problems[0]).not.toContain(value);
  });

  test('is told of, variable by variable, in .env.example and the wrangler settings', async () => {
    const source = await readFile(new URL('../src/config/config.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}([A-Z_]+): optional/gm)].map(([, name]) => name ?? '');
    expect(names).toHaveLength(10);
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    for (const name of names) expect(example).toMatch(new RegExp(`^#?\\s?${name}=`, 'm'));
    const settings = await readFile(new URL('../wrangler.toml', import.meta.url), 'utf8');
    for (const name of names.filter((each) => each.startsWith('DISCORD_'))) {
      expect(settings).toContain(name);
    }
  });
});

describe('the roles', () => {
  const rolesOf = (ROADMATE_ROLES: string, more: Record<string, string> = {}) =>
    readConfig({ DISCORD_TOKEN: 'token', ROADMATE_ROLES, ...more });

  test('are all of them unless told otherwise', () => {
    expect(rolesOf('')).toMatchObject({ config: { roles: ALL, port: 3000 } });
  });

  test('without http need no port that anybody knows, unless one is set', () => {
    expect(rolesOf('gateway,scheduler')).toMatchObject({ config: { port: 0 } });
    expect(rolesOf('gateway,scheduler', { PORT: '9' })).toMatchObject({ config: { port: 9 } });
  });

  test.each([
    ['http', 'DISCORD_PUBLIC_KEY', { DATABASE_URL: POSTGRES }],
    ['http,scheduler', 'DISCORD_PUBLIC_KEY', {}],
    ['gateway', 'DATABASE_URL', {}],
    ['scheduler', 'DATABASE_URL', {}],
    ['gateway,http', 'DATABASE_URL', {}],
    ['gateway,scheduler', 'DISCORD_TOKEN', { DISCORD_TOKEN: '' }],
  ])('%s ask for %s', (roles, variable, more) => {
    const read = rolesOf(roles, more);
    if (read.kind !== 'refused') throw new Error('it was read');
    expect(read.problems).toEqual([
      expect.stringMatching(new RegExp(`^${variable}: missing, while .*See \\.env\\.example\\.$`)),
    ]);
  });

  test('apart on one Postgres are each accepted', () => {
    const more = { DATABASE_URL: POSTGRES, DISCORD_PUBLIC_KEY: KEY };
    for (const role of [...ALL, 'gateway,http', 'http,scheduler']) {
      expect(rolesOf(role, more)).toMatchObject({ config: { roles: role.split(',') } });
    }
  });
});

describe('secrets from files', () => {
  const files: Record<string, string> = {
    '/token': ` ${CANARY}\n`,
    '/empty': '\n',
    '/two': 'a\nb',
  };
  const read = (environment: Record<string, string>) =>
    readSecretFiles(environment, (path) => {
      const text = files[path];
      if (text !== undefined) return text;
      throw Object.assign(new Error(path), { code: 'ENOENT' });
    });

  test.each(['DISCORD_TOKEN', 'DATABASE_URL', 'METRICS_TOKEN'])('%s is read, trimmed', (name) => {
    expect(read({ PORT: '1', [name]: '', [`${name}_FILE`]: '/token' })).toEqual({
      kind: 'read',
      environment: { PORT: '1', [name]: CANARY, [`${name}_FILE`]: '/token' },
    });
  });

  test('are none where no file is named', () => {
    expect(read({ DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: '' })).toMatchObject({
      environment: { DISCORD_TOKEN: 'a' },
    });
  });

  test.each([
    ['is not there', '/none', {}, 'cannot be read (ENOENT)'],
    ['is empty', '/empty', {}, 'is empty'],
    ['holds more than a secret', '/two', {}, 'more than one line'],
    ['is named beside the secret itself', '/token', { DISCORD_TOKEN: CANARY }, 'is set too'],
    ['is a secret put in the wrong place', CANARY, {}, 'cannot be read'],
  ])('a file that %s is refused', (_, path, more, told) => {
    const refused = read({ DISCORD_TOKEN_FILE: path, ...more });
    if (refused.kind !== 'refused') throw new Error('it was read');
    expect(refused.problems).toHaveLength(1);
    expect(refused.problems[0]).toMatch(/^DISCORD_TOKEN_FILE: .*See \.env\.example\.$/);
    expect(refused.problems[0]).toContain(told);
    expect(refused.problems[0]).not.toContain(CANARY);
  });

  test('are told of in .env.example', async () => {
    const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
    for (const name of ['DISCORD_TOKEN', 'DATABASE_URL', 'METRICS_TOKEN']) {
      expect(example).toMatch(new RegExp(`^#?\\s?${name}_FILE=`, 'm'));
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
        posts: null,
      },
    });
  });

  test('may have a Queue for posts, and nothing else by its name', () => {
    const posts = { sendBatch: async () => {} };
    expect(readWorkerConfig({ ...bindings, ROADMATE_POSTS: posts })).toMatchObject({
      config: { posts },
    });
    const read = readWorkerConfig({ ...bindings, ROADMATE_POSTS: 'roadmate-posts' });
    if (read.kind !== 'refused') throw new Error('it was read');
    expect(read.problems).toEqual([expect.stringMatching(/^ROADMATE_POSTS: .*queues\.producers/)]);
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
