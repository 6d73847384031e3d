import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Discord } from '../discord.ts';
import { createClock, type VirtualClock } from './clock.ts';
import type { DiscordState } from './discord-state.ts';
import { loadState, saveState } from './save.ts';

const Clock = z.object({ ahead: z.number().min(0) });

/** Changes within this many milliseconds are written together. */
const PAUSE = 300;

/** What an earlier playground left in a folder: its state, if any, and its clock. */
export async function restore(
  folder: string,
): Promise<{ state: DiscordState | null; clock: VirtualClock }> {
  await mkdir(folder, { recursive: true });
  const state = await loadState(join(folder, 'discord.json'));
  const text = await readFile(join(folder, 'clock.json'), 'utf8').catch(() => '{"ahead":0}');
  return { state, clock: createClock(Clock.parse(JSON.parse(text)).ahead) };
}

/** Saves the playground whenever something happened in it. `stop` saves once more. */
export function keep(
  folder: string,
  discord: Discord,
  clock: VirtualClock,
): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    writing = writing.then(async () => {
      await saveState(join(folder, 'discord.json'), discord.state);
      await writeFile(join(folder, 'clock.json'), JSON.stringify({ ahead: clock.ahead() }));
    });
    return writing;
  };
  const stopListening = discord.listen(() => {
    timer ??= setTimeout(write, PAUSE);
  });
  return {
    stop: async () => {
      stopListening();
      clearTimeout(timer);
      await write();
    },
  };
}
