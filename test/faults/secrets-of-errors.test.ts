import { DiscordAPIError, HTTPError } from '@discordjs/rest';
import { PGlite } from '@electric-sql/pglite';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readConfig } from '../../src/config/config.ts';
import { createRest } from '../../src/discord/rest.ts';
import { maskSecrets } from '../../src/logging/mask.ts';
import { type Report, reporter } from '../../src/logging/report.ts';
import { secretsOf } from '../../src/logging/secrets-of.ts';
import { reasonOf, toldError } from '../../src/logging/told-error.ts';

const CANARY = 'canary-secret-7c2e';
const WORDS = 'canary words of a member';
const HOOK = `https://discord.com/api/v10/webhooks/1200000000000000000/${CANARY}/messages/@original`;
const CALLBACK = `https://discord.com/api/v10/interactions/1477938511872000999/${CANARY}/callback`;

/** Whatever an act throws. */
async function thrownBy(act: () => unknown): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const request = { files: undefined, body: { content: WORDS } };
const refusal = { code: 50_035, message: `Value "${WORDS}" is not snowflake.`, errors: {} };

/** Errors of every library that the program meets Discord, the database and people's words with. */
const ERRORS: [string, () => unknown][] = [
  [
    'Discord refused a body',
    () => new DiscordAPIError(refusal, 50_035, 400, 'PATCH', HOOK, request),
  ],
  [
    'Discord said 401',
    () => new DiscordAPIError({ code: 0, message: '401' }, 0, 401, 'POST', CALLBACK, request),
  ],
  ['Discord said 503', () => new HTTPError(503, 'Service Unavailable', 'POST', CALLBACK, request)],
  ['a library told the whole address', () => new Error(`request to ${HOOK} failed`)],
  ['there is no such address', () => fetch(`http://user:${CANARY}@[bad/`)],
  ['nobody is there', () => createRest(CANARY, 'http://127.0.0.1:1').get('/users/@me')],
  ['a link was signed', () => new Error(`GET https://cdn.example/a.md?signature=${CANARY}: 403`)],
  ['the database’s address is wrong', () => new Error(`postgres://me:${CANARY}@db:5432/x refused`)],
  [
    'a statement was refused',
    () => new DrizzleQueryError('insert', [WORDS, CANARY], new Error('gone')),
  ],
  ['a statement failed without a cause', () => new Error(`Failed query: insert\nparams: ${WORDS}`)],
  ['Postgres quotes a value', () => inDatabase(`select '${WORDS}'::bigint`)],
  ['Postgres cannot read JSON', () => inDatabase(`select '{${WORDS}'::jsonb`)],
  [
    'a key is there already',
    () =>
      inDatabase(
        `create table k (t text primary key); insert into k values ('${WORDS}'), ('${WORDS}')`,
      ),
  ],
  ['it is no JSON', () => JSON.parse(WORDS)],
  ['it is no number', () => BigInt(WORDS)],
  ['it is no zone', () => new Intl.DateTimeFormat('en', { timeZone: WORDS })],
  ['it is no address', () => decodeURIComponent(`%${WORDS}`)],
  ['it has another shape', () => z.enum(['a']).parse(WORDS, { reportInput: true })],
  ['a field is named by people', () => z.strictObject({}).parse({ [WORDS]: CANARY })],
];

let client: PGlite;
beforeAll(async () => {
  client = await PGlite.create();
});
afterAll(() => client.close());

function inDatabase(statement: string): Promise<unknown> {
  return client.exec(statement);
}

function linesOf(...events: Report[]): string {
  const lines: string[] = [];
  const write = reporter(pino({ base: null }, { write: (line: string) => void lines.push(line) }));
  for (const event of events) write(event);
  return lines.join('');
}

describe.each(ERRORS)('when %s', (_, make) => {
  test('neither log, nor last line, nor what is told of it has a secret or a member’s words', async () => {
    const made = await thrownBy(async () => {
      throw await make();
    });
    const wrapped = new Error('outer', { cause: made });
    for (const error of [made, wrapped]) {
      const told = linesOf(
        { interactionId: '1', guildId: '2', error },
        { event: 'crashed', error },
      );
      for (const text of [told, reasonOf(error), JSON.stringify(toldError(error))]) {
        expect(text).not.toContain(CANARY);
        expect(text).not.toContain(WORDS);
      }
      expect(told).toContain('"error":"');
    }
  });
});

test('a failed interaction is told by its own id and its server’s', () => {
  const line = JSON.parse(
    linesOf({ interactionId: '11', guildId: '22', error: new Error('boom') }),
  );
  expect(line).toMatchObject({ interactionId: '11', guildId: '22', error: 'Error: boom' });
  expect(line.stack).toMatch(/^\s+at /);
});

test('what libraries tell beside an event has no token, password or signature in it', () => {
  const detail = {
    url: HOOK,
    list: [CALLBACK, `postgres://me:${CANARY}@db/x`],
    deep: { a: { b: HOOK } },
  };
  const line = linesOf({ event: 'gateway-error', detail }, { event: 'x', detail: `from ${HOOK}` });
  expect(line).not.toContain(CANARY);
  expect(line).toContain('/webhooks/1200000000000000000/…/messages/@original');
});

test('the secrets of the settings are taken out of any line, also as JSON writes them', () => {
  const password = `p"${CANARY}%2F`;
  const read = readConfig({
    DISCORD_TOKEN: `token.${CANARY}`,
    DATABASE_URL: `postgres://me:${password}@db:5432/x`,
    METRICS_TOKEN: `metrics ${CANARY}`,
  });
  if (read.kind !== 'read') throw new Error('refused');
  const secrets = secretsOf(read.config);
  const clean = maskSecrets(secrets);
  for (const secret of [...secrets, `p"${CANARY}/`]) {
    expect(clean(JSON.stringify({ msg: `before ${secret} after` }))).not.toContain(CANARY);
    expect(clean(`before ${secret} after`)).toBe('before … after');
  }
});

test('a problem with the settings names the variable and never its value', () => {
  const names = [
    ...['DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY', 'DISCORD_API_BASE', 'DATABASE_URL', 'PORT'],
    ...['ROADMATE_ROLES'],
  ];
  for (const name of names) {
    const read = readConfig({ [name]: CANARY });
    expect([name, read.kind]).toEqual([name, 'refused']);
    expect(JSON.stringify(read)).toContain(name);
    expect(JSON.stringify(read)).not.toContain(CANARY);
  }
});
