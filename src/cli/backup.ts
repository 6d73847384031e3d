import { join, resolve } from 'node:path';
import { stopwatch } from '../store/database/deadline.ts';
import { codeOf } from '../store/database/trouble.ts';
import { backupFolder } from './backup-folder.ts';
import { backupPostgres } from './backup-postgres.ts';
import { type Console, openConsole } from './console.ts';
import { readFlags } from './read-flags.ts';
import { settingsFor } from './settings.ts';
import { sizeOf } from './size.ts';
import type { BackedUp } from './write-backup.ts';

/** `cli backup [--to FILE]`: one file with the whole database. Gives the exit code. */
export async function backup(args: string[]): Promise<number> {
  const console = await openConsole();
  const flags = readFlags({
    args,
    options: { to: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (flags === null) return console.fail('backupUsage');
  if (flags.values.help === true) {
    console.show(console.tell('backupUsage'));
    return 0;
  }
  const config = settingsFor(console);
  if (config === null) return 1;
  const { databaseUrl, dataFolder } = config;
  const file = resolve(flags.values.to ?? join(dataFolder, 'backups', nameOf(console.now())));
  const elapsed = stopwatch();
  try {
    const done =
      databaseUrl === null
        ? await backupFolder(console, resolve(dataFolder), file)
        : await backupPostgres(console, databaseUrl, file);
    return tell(console, done, file, elapsed() / 1000);
  } catch (error) {
    const why = codeOf(error) ?? (error instanceof Error ? error.name : 'error');
    return console.fail('backupFailed', { why });
  }
}

function tell(console: Console, done: BackedUp, file: string, seconds: number): number {
  switch (done.kind) {
    case 'written': {
      const size = sizeOf(done.bytes);
      console.show(console.tell('backupDone', { file, size, seconds, ...done.head.contains }));
      return 0;
    }
    case 'exists':
      return console.fail('backupExists', { file });
    case 'failed':
      return console.fail('cannotWriteFile', { file, why: done.why });
    case 'told':
      return 1;
  }
}

function nameOf(now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return `roadmate-${stamp}.backup`;
}
