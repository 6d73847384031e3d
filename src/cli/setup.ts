import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import * as z from 'zod';
import { commands } from '../commands/index.gen.ts';
import { DISCORD_API } from '../config/config.ts';
import { configOf, environment } from '../config/environment.ts';
import { readSecretFiles } from '../config/secret-files.ts';
import { declarations } from '../discord/declaration.ts';
import { NEEDED, type NeededPermission } from '../discord/permissions.ts';
import { registerCommands } from '../discord/register.ts';
import { createRest } from '../discord/rest.ts';
import { commandWords } from '../i18n/command-words.ts';
import { Language } from '../i18n/language.ts';
import { wizardWordsOf } from '../i18n/wizard-words.ts';
import { wordsOf } from '../i18n/words.ts';
import { readEnvFile, saveEnvFile, settingsIn } from '../setup/env-file.ts';
import { chooseLanguage } from '../setup/language.ts';
import { runSetup } from '../setup/run-setup.ts';
import { openTerminal } from '../setup/terminal.ts';

/** In seconds. */
const DATABASE_PATIENCE = 5;

const usage = `Usage: npm run setup -- [options]
  --token-file FILE    the bot's token, in a file (or in the environment: DISCORD_TOKEN)
  --database-url URL   postgres://…; otherwise it is asked for, or the embedded database
  --public-url URL     Discord calls this https address instead of the gateway
  --language LANGUAGE  en or zh-CN
  --yes                ask nothing; replace what stands in .env
  --dry-run            write nothing and register nothing`;

const Flags = z.object({
  'token-file': z.string().optional(),
  'database-url': z.string().optional(),
  'public-url': z.string().optional(),
  language: Language.optional(),
  yes: z.boolean().default(false),
  'dry-run': z.boolean().default(false),
  help: z.boolean().default(false),
});

/** Runs the setup on this terminal; gives the exit code. */
export async function startSetup(args: string[]): Promise<number> {
  const flags = readFlags(args);
  if (flags === null) return end(usage, 1);
  if (flags.help) return end(usage, 0);
  const terminal = openTerminal(process.stdin, process.stdout);
  try {
    const variables = environment();
    const language =
      flags.language ?? (await chooseLanguage(variables, flags.yes ? null : terminal));
    const tell = wizardWordsOf(language);
    const given = readSecretFiles({ ...variables }, read);
    if (given.kind === 'refused') return end(given.problems.join('\n'), 1);
    const file = await readEnvFile('.env', '.env.example');
    const kept = file.kind === 'read' ? settingsIn(file.text).DISCORD_API_BASE : '';
    const apiBase = given.environment.DISCORD_API_BASE || null;
    const address = apiBase ?? (kept || DISCORD_API);
    const problems = problemsOf({ DISCORD_API_BASE: address });
    if (problems.length > 0) return end(problems.join('\n'), 1);
    const token = tokenOf(flags['token-file'], given.environment.DISCORD_TOKEN);
    if (token.kind === 'failed') return end(tell('tokenFile', { why: token.why }), 1);
    const done = await runSetup({
      options: {
        token: token.token,
        databaseUrl: flags['database-url'] ?? (given.environment.DATABASE_URL || null),
        publicUrl: flags['public-url'] ?? null,
        apiBase,
        yes: flags.yes,
        dryRun: flags['dry-run'],
      },
      tell,
      terminal,
      permissions: (Object.keys(NEEDED) as NeededPermission[])
        .map((name) => wordsOf(language)(`permission.${name}`))
        .join(language === 'en' ? ', ' : '、'),
      address,
      restOf: (each) => createRest(each, address.replace(/\/+$/, '').replace(/\/v\d+$/, '')),
      registerCommands: (rest, id) =>
        registerCommands(rest, id, declarations(commands, commandWords)),
      databaseTrouble: askDatabase,
      problemsOf,
      readFile: async () => file,
      saveFile: (text) => saveEnvFile('.env', text),
    });
    return done ? 0 : 1;
  } finally {
    terminal.close();
  }
}

function readFlags(args: string[]): z.infer<typeof Flags> | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'token-file': { type: 'string' },
        'database-url': { type: 'string' },
        'public-url': { type: 'string' },
        language: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const flags = Flags.safeParse(values);
    return flags.success ? flags.data : null;
  } catch {
    return null;
  }
}

type Token = { kind: 'read'; token: string | null } | { kind: 'failed'; why: string };

/** The file that a flag names goes before the environment. */
function tokenOf(file: string | undefined, given: string | undefined): Token {
  if (file === undefined) return { kind: 'read', token: given || null };
  try {
    return { kind: 'read', token: read(file) };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    return { kind: 'failed', why };
  }
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function problemsOf(settings: Readonly<Record<string, string>>): readonly string[] {
  const config = configOf(settings);
  return config.kind === 'refused' ? config.problems : [];
}

async function askDatabase(url: string): Promise<string | null> {
  // Not by the program's own pool, which waits for a database to come back and hides why it is away.
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    connect_timeout: DATABASE_PATIENCE,
    onnotice: () => {},
  });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
    return error instanceof postgres.PostgresError ? `${error.message}, ${code}` : code;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function end(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}
