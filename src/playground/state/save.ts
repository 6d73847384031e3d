import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { DiscordState } from './discord-state.ts';

const VERSION = 1;

/** Only the outline is checked: the file is the stand-in's own, of the same version. */
const Saved = z.object({
  version: z.literal(VERSION),
  state: z.looseObject({
    counter: z.object({ next: z.int() }),
    applicationId: z.string(),
    bot: z.looseObject({ id: z.string() }),
    users: z.record(z.string(), z.unknown()),
    guilds: z.record(z.string(), z.unknown()),
    channels: z.record(z.string(), z.unknown()),
    messages: z.record(z.string(), z.array(z.unknown())),
    commands: z.array(z.unknown()),
    interactions: z.record(z.string(), z.unknown()),
    modals: z.record(z.string(), z.array(z.unknown())),
    nonces: z.record(z.string(), z.unknown()),
    files: z.record(z.string(), z.unknown()),
  }),
});

/** Writes the state to a file: beside it first, then renamed, so that a crash leaves the old one. */
export async function saveState(path: string, state: DiscordState): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, JSON.stringify({ version: VERSION, state }));
  await rename(beside, path);
}

/** The saved state; null when there is none. Throws when the file is not one. */
export async function loadState(path: string): Promise<DiscordState | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const { state } = Saved.parse(JSON.parse(text));
  return state as unknown as DiscordState;
}
