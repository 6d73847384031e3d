import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import * as z from 'zod';
import { startLocalDiscord } from '../src/playground/local-discord.ts';
import { startPostgres } from '../test/store/real-postgres.ts';
import { readImageConfig, runInside, type Unpacked } from './run-unpacked.ts';

/**
 * Runs an image that buildah has built, without an engine, against a real Postgres and a local
 * Discord, and says what held. Needs root and Linux.
 *
 *   buildah inspect --type image roadmate:local > inspected.json
 *   npx tsx scripts/try-image.ts "$(buildah mount "$(buildah from roadmate:local)")" inspected.json
 */
async function main([root, inspected]: readonly string[]): Promise<void> {
  if (root === undefined || inspected === undefined) throw new Error('see the head of this file');
  const config = readImageConfig(readFileSync(inspected, 'utf8'));
  const data = mkdtempSync(join(tmpdir(), 'roadmate-image-'));
  const owner = Number(
    execFileSync('chroot', [root, 'id', '-u', config.User], { encoding: 'utf8' }),
  );
  chownSync(data, owner, owner);
  const image = { root, data, config };
  const [server, local] = await Promise.all([
    startPostgres(),
    startLocalDiscord({ now: Date.now }),
  ]);
  try {
    const discord = {
      DISCORD_TOKEN: local.token,
      DISCORD_APPLICATION_ID: local.applicationId,
      DISCORD_PUBLIC_KEY: local.publicKey,
      DISCORD_API_BASE: local.apiBase,
    };
    await tryParts(image);
    await tryBot(image, { ...discord, DATABASE_URL: await server.createEmpty() }, 'Postgres');
    await tryBot(image, discord, 'the embedded database');
  } finally {
    await local.close();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** What the image may write, and as whom. */
const LOOK_AROUND = `() => {
  const fs = require('node:fs');
  const may = (path) => { try { fs.writeFileSync(path, ''); return 'yes' } catch (e) { return e.code } };
  console.log(JSON.stringify({ node: process.version, uid: process.getuid(), pid: process.pid,
    root: may('/app/x'), data: may('/data/x'), tmp: may('/tmp/x') }));
}`;
const Found = z.object({
  node: z.string(),
  uid: z.int(),
  pid: z.int(),
  ...{ root: z.string(), data: z.string(), tmp: z.string() },
});

const TRY_FONTS = `
  import { createPictures } from '/app/src/pictures/create-pictures.ts';
  import { createFonts } from '/app/src/pictures/fonts.ts';
  import { GlobalFonts } from '@napi-rs/canvas';
  const fonts = createFonts(GlobalFonts);
  console.log(fonts.familiesFor('Week 同路', 400), fonts.familiesFor('同路', 700), fonts.emojiFamily());
  if (!fonts.has('路'.codePointAt(0)) || await createPictures() === null) process.exit(1);
`;

/** What the program's surroundings allow, and its other entry point. */
async function tryParts(image: Unpacked): Promise<void> {
  const parts = runInside(image, ['node', '-e', `(${LOOK_AROUND})()`]);
  const found = Found.parse(JSON.parse(await parts.says(/^\{/)));
  check('is not root', found.uid > 0, found);
  const { root, data, tmp } = found;
  check('writes to /data and /tmp alone', `${root} ${data} ${tmp}` === 'EROFS yes yes', found);
  const fonts = runInside(image, ['node', '--input-type=module', '-e', TRY_FONTS]);
  check('draws with its fonts', (await fonts.ended) === 0, fonts.said().trim());
  const help = runInside(image, ['node', 'src/cli.ts', '--help']);
  const code = await help.ended;
  check(
    'node src/cli.ts --help',
    /doctor/.test(help.said()),
    `code ${code}, ${help.said().length} characters`,
  );
  const bare = runInside(image, image.config.Cmd);
  const refused = await bare.ended;
  check(
    'without a token it says what is missing',
    refused === 1 && /DISCORD_TOKEN/.test(bare.said()),
    bare.said().trim(),
  );
}

async function tryBot(image: Unpacked, environment: Record<string, string>, where: string) {
  const port = '3917';
  const variables = { ...environment, PORT: port, HOST: '127.0.0.1' };
  const begun = performance.now();
  const bot = runInside(image, image.config.Cmd, variables);
  await bot.says(/"msg":"ready"/);
  check(`starts on ${where}`, true, `${Math.round(performance.now() - begun)} ms`);
  const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
  check('/readyz', ready.status === 200, await ready.text());
  const [, ...health] = image.config.Healthcheck.Test;
  check('health check', (await bot.exec(health)).code === 0, 'code 0');
  if (environment.DATABASE_URL !== undefined) {
    const sql = postgres(environment.DATABASE_URL, { max: 1 });
    const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
    await sql.end();
    check('migrations', row?.n > 0, `${row?.n} applied`);
  }
  const doctor = await bot.exec(['node', 'src/cli.ts', 'doctor']);
  check('doctor beside it', doctor.code === 0, `code ${doctor.code}\n${doctor.said}`);
  if (environment.DATABASE_URL === undefined) {
    const backup = await bot.exec(['node', 'src/cli.ts', 'backup']);
    check('backup beside it', backup.code === 0, backup.said);
  }
  const told = performance.now();
  await bot.kill('SIGTERM');
  const code = await bot.ended;
  check(
    'ends on SIGTERM',
    code === 0,
    `code ${code} after ${Math.round(performance.now() - told)} ms`,
  );
}

function check(what: string, holds: boolean, detail: unknown): void {
  if (!holds) process.exitCode = 1;
  const told = typeof detail === 'string' ? detail : JSON.stringify(detail);
  process.stdout.write(`${holds ? 'ok ' : 'BAD'}  ${what}: ${told}\n`);
}

await main(process.argv.slice(2));
