import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Config, Snowflake } from '../config/config.ts';
import { reasonOf } from '../logging/told-error.ts';
import { knownMigrations } from '../store/database/applied-migrations.ts';
import { connectPglite, IN_FOLDER } from '../store/database/connect-pglite.ts';
import { stopwatch } from '../store/database/deadline.ts';
import { underMigrationLock } from '../store/database/migrate.ts';
import { MIGRATIONS } from '../store/database/open.ts';
import { holderOf } from '../store/database/pid-lock.ts';
import { type Console, openConsole } from './console.ts';
import { type Exported, type ExportOrder, exportFile } from './export-file.ts';
import { botOf, programVersion } from './program.ts';
import { readFlags } from './read-flags.ts';
import { settingsFor } from './settings.ts';
import { sizeOf } from './size.ts';

/** `cli export-data --to FILE [--guild ID]`: everything, or one server, to be moved. Gives the exit code. */
export async function exportData(args: string[]): Promise<number> {
  const console = await openConsole();
  const flags = readFlags({
    args,
    options: {
      to: { type: 'string' },
      guild: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })?.values;
  if (flags?.help === true) {
    console.show(console.tell('exportUsage'));
    return 0;
  }
  if (!flags?.to) return console.fail('exportUsage');
  const guildId = flags.guild ?? null;
  if (guildId !== null && !Snowflake.safeParse(guildId).success) {
    return console.fail('moveGuild', { id: guildId });
  }
  const config = settingsFor(console);
  if (config === null) return 1;
  const order: ExportOrder = {
    file: resolve(flags.to),
    guildId,
    known: knownMigrations(MIGRATIONS),
    takenAt: console.now(),
    program: programVersion(),
    bot: botOf(config.discord?.token ?? null),
  };
  const elapsed = stopwatch();
  try {
    await mkdir(dirname(order.file), { recursive: true, mode: 0o700 });
    const exported = await exportFrom(console, config, order);
    if (exported === 'told') return 1;
    return tell(console, exported, order, config, elapsed() / 1000);
  } catch (error) {
    return console.fail('exportFailed', { why: reasonOf(error) });
  }
}

async function exportFrom(
  console: Console,
  { databaseUrl, dataFolder }: Config,
  order: ExportOrder,
): Promise<Exported | 'told'> {
  if (databaseUrl !== null) {
    console.note('exporting');
    // What a migration rewrites meanwhile would look empty to whoever began to read before it.
    return underMigrationLock(databaseUrl, (db) => exportFile(db, order));
  }
  const folder = resolve(dataFolder);
  // To open it is to make one where there is none.
  if (!existsSync(join(folder, IN_FOLDER))) return { kind: 'no-tables' };
  const holder = holderOf(folder);
  if (holder !== null) {
    console.fail('moveHeld', { folder, pid: String(holder.pid) });
    return 'told';
  }
  console.note('exporting');
  const { db, close } = await connectPglite(folder);
  try {
    return await exportFile(db, order);
  } finally {
    await close();
  }
}

function tell(
  console: Console,
  exported: Exported,
  { file, guildId, program }: ExportOrder,
  { databaseUrl, dataFolder }: Config,
  seconds: number,
): number {
  switch (exported.kind) {
    case 'exported': {
      const { guilds, counts, bytes } = exported;
      const size = sizeOf(bytes);
      const { groups = 0, check_ins: checkIns = 0 } = counts;
      const params = { file, guilds, groups, checkIns, size, seconds };
      console.show(console.tell('exportDone', params));
      if (databaseUrl !== null) console.note('exportRuns');
      if (guildId !== null) console.note('exportOneServer');
      return 0;
    }
    case 'nothing':
      return guildId === null
        ? console.fail('exportNothing')
        : console.fail('exportNothingOf', { id: guildId });
    case 'no-tables':
      return console.fail('exportNoTables', {
        place: databaseUrl === null ? resolve(dataFolder) : 'DATABASE_URL',
      });
    case 'older':
      return console.fail('exportOlder');
    case 'newer':
      return console.fail('exportNewer', { program });
    case 'exists':
      return console.fail('exportExists', { file });
    case 'failed':
      return console.fail('cannotWriteFile', { file, why: exported.why });
  }
}
