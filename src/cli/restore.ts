import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { codeOf } from '../store/database/trouble.ts';
import { type Console, openConsole } from './console.ts';
import { type BackupRead, readBackup } from './read-backup.ts';
import { readFlags } from './read-flags.ts';
import { restoreFolder } from './restore-folder.ts';
import { finishPostgres, restorePostgres } from './restore-postgres.ts';
import type { Restored } from './restore-rules.ts';
import { settingsFor } from './settings.ts';

/** `cli restore FILE|--finish`: a backup into an empty database. Gives the exit code. */
export async function restore(args: string[]): Promise<number> {
  const console = await openConsole();
  const flags = readFlags({
    args,
    allowPositionals: true,
    options: { finish: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (flags?.values.help === true) {
    console.show(console.tell('restoreUsage'));
    return 0;
  }
  const isFinish = flags?.values.finish === true;
  const files = flags?.positionals ?? [];
  if (files.length !== (isFinish ? 0 : 1)) return console.fail('restoreUsage');
  const config = settingsFor(console);
  if (config === null) return 1;
  const [file] = files;
  return tell(console, () =>
    file === undefined ? finish(console, config) : bringIn(console, config, resolve(file)),
  );
}

async function tell(console: Console, work: () => Promise<Restored>): Promise<number> {
  try {
    const restored = await work();
    if (restored === null) return 1;
    console.show(console.tell('restoreDone', { ...restored }));
    return 0;
  } catch (error) {
    const why = codeOf(error) ?? (error instanceof Error ? error.name : 'error');
    return console.fail('restoreFailed', { why });
  }
}

/** The embedded database comes back whole or not at all: there is nothing to finish. */
async function finish(console: Console, { databaseUrl }: Config): Promise<Restored> {
  if (databaseUrl !== null) return finishPostgres(console, databaseUrl);
  console.fail('restoreUsage');
  return null;
}

async function bringIn(console: Console, config: Config, file: string): Promise<Restored> {
  const { databaseUrl, dataFolder } = config;
  console.note('readingBackup');
  const read = await readBackup(file);
  if (read.kind !== 'backup' && read.kind !== 'dump') {
    refuse(console, read, file);
    return null;
  }
  const isEmbedded = read.kind === 'backup' && read.head.kind === 'embedded';
  if (isEmbedded !== (databaseUrl === null)) {
    console.fail(isEmbedded ? 'snapshotIntoPostgres' : 'dumpIntoFolder');
    return null;
  }
  return databaseUrl === null
    ? restoreFolder(console, resolve(dataFolder), file)
    : restorePostgres(console, databaseUrl, file, read);
}

type Unusable = Exclude<BackupRead, { kind: 'backup' } | { kind: 'dump' }>;

function refuse(console: Console, read: Unusable, file: string): number {
  switch (read.kind) {
    case 'damaged':
      return console.fail('backupDamaged', { file });
    case 'newer':
      return console.fail('backupNewer');
    case 'no-backup':
      return console.fail('noBackup', { file });
    case 'failed':
      return console.fail('cannotReadFile', { file, why: read.why });
  }
}
