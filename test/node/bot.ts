import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import { type Child, runTypeScript } from '../store/child.ts';

const Ready = z.looseObject({ msg: z.literal('ready'), port: z.int() });

/** The program itself in a process of its own, as `npm start` runs it. */
export type Bot = Child & { port: number; interactions: string };

/** Runs the program with these variables; nothing else of the environment reaches it. */
export function runBot(environment: Readonly<Record<string, string>>, folder: string): Child {
  const program = new URL('../../src/node.ts', import.meta.url);
  const where = { HOST: '127.0.0.1', ...environment };
  return runTypeScript(program, [], where, folder);
}

/** Runs the bot and waits until it is ready. */
export async function startBot(
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Bot> {
  const child = runBot({ PORT: '0', ...environment }, folder);
  const { port } = Ready.parse(JSON.parse(await child.line(/"msg":"ready"/)));
  return { ...child, port, interactions: `http://127.0.0.1:${port}/interactions` };
}

/** What points the program at a local Discord. */
export function variablesOf(local: LocalDiscord): Record<string, string> {
  return {
    DISCORD_TOKEN: local.token,
    DISCORD_APPLICATION_ID: local.applicationId,
    DISCORD_PUBLIC_KEY: local.publicKey,
    DISCORD_API_BASE: local.apiBase,
  };
}

/** An empty folder to run in: no `.env` of the developer's is read. */
export async function makeFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'roadmate-bot-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
