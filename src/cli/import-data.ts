import { resolve } from 'node:path';
import { type Config, Snowflake } from '../config/config.ts';
import { reasonOf } from '../logging/told-error.ts';
import { knownMigrations } from '../store/database/applied-migrations.ts';
import { stopwatch } from '../store/database/deadline.ts';
import { migratePostgres } from '../store/database/migrate.ts';
import { onOneConnection } from '../store/database/one-connection.ts';
import { MIGRATIONS, openDatabase } from '../store/database/open.ts';
import { holderOf } from '../store/database/pid-lock.ts';
import { troubleOf } from '../store/database/trouble.ts';
import { type Console, openConsole } from './console.ts';
import { checkData, type Imported, type ImportOrder, importFile } from './import-file.ts';
import { botOf, programVersion } from './program.ts';
import type { DataProblem } from './read-data.ts';
import { readFlags } from './read-flags.ts';
import { settingsFor } from './settings.ts';

/** `cli import-data FILE [--guild ID]`: what export-data wrote, into another database. Gives the exit code. */
export async function importData(args: string[]): Promise<number> {
  const console = await openConsole();
  const flags = readFlags({
    args,
    allowPositionals: true,
    options: { guild: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (flags?.values.help === true) {
    console.show(console.tell('importUsage'));
    return 0;
  }
  const [given, ...more] = flags?.positionals ?? [];
  if (given === undefined || more.length > 0) return console.fail('importUsage');
  const guildId = flags?.values.guild ?? null;
  if (guildId !== null && !Snowflake.safeParse(guildId).success) {
    return console.fail('moveGuild', { id: guildId });
  }
  const config = settingsFor(console);
  if (config === null) return 1;
  const file = resolve(given);
  console.note('importChecking', { file });
  const checked = await checkData(file);
  if (checked.kind !== 'whole') return refuse(console, checked, file);
  const order: ImportOrder = {
    file,
    head: checked.head,
    guildId,
    known: knownMigrations(MIGRATIONS),
    bot: botOf(config.discord?.token ?? null),
    at: console.now(),
  };
  const elapsed = stopwatch();
  // postgres.js throws where nobody can catch it when the connection of a transaction is gone.
  const onCrash = () => process.exit(console.fail('importUnknown'));
  try {
    process.once('uncaughtException', onCrash);
    const imported = await importInto(console, config, order);
    return imported === 'told' ? 1 : tell(console, imported, order, elapsed() / 1000);
  } catch (error) {
    if (troubleOf(error) === 'cut') return console.fail('importUnknown');
    return console.fail('importFailed', { why: reasonOf(error) });
  } finally {
    process.off('uncaughtException', onCrash);
  }
}

async function importInto(
  console: Console,
  { databaseUrl, dataFolder }: Config,
  order: ImportOrder,
): Promise<Imported | 'told'> {
  const guilds = order.guildId === null ? order.head.guilds.length : 1;
  if (databaseUrl !== null) {
    await migratePostgres(databaseUrl, MIGRATIONS);
    console.note('importing', { guilds });
    return onOneConnection(databaseUrl, (db) => importFile(db, order));
  }
  const folder = resolve(dataFolder);
  const holder = holderOf(folder);
  if (holder !== null) {
    console.fail('moveHeld', { folder, pid: String(holder.pid) });
    return 'told';
  }
  console.note('importing', { guilds });
  const { db, close } = await openDatabase({ url: null, folder });
  try {
    return await importFile(db, order);
  } finally {
    await close();
  }
}

function tell(
  console: Console,
  imported: Imported,
  { file, head, guildId }: ImportOrder,
  seconds: number,
): number {
  const own = programVersion();
  switch (imported.kind) {
    case 'imported': {
      const { groups = 0, check_ins: checkIns = 0 } = imported.counts;
      const guilds = imported.guilds.length;
      console.show(console.tell('importDone', { guilds, groups, checkIns, seconds }));
      return 0;
    }
    case 'occupied': {
      const { guilds } = imported;
      return console.fail('importOccupied', { guilds: listOf(guilds), count: guilds.length });
    }
    case 'not-in-file': {
      return console.fail('importNotInFile', {
        file,
        id: guildId ?? '',
        guilds: listOf(head.guilds),
      });
    }
    case 'same-bot':
      return console.fail('importSameBot', { file });
    case 'older-file':
      return console.fail('importOlderFile', { file, program: imported.program });
    case 'newer-file':
      return console.fail('importNewerFile', { file, program: imported.program, own });
    case 'other-file':
      return console.fail('importOtherFile', { file, program: imported.program, own });
    case 'newer-database':
      return console.fail('importNewerDatabase', { own });
  }
}

function refuse(console: Console, problem: DataProblem, file: string): number {
  switch (problem.kind) {
    case 'failed':
      return console.fail('importCannotRead', { file, why: problem.why });
    case 'no-data':
      return console.fail('importNoData', { file });
    case 'newer':
      return console.fail('importNewerFormat', { file });
    case 'cut-off':
      return console.fail('importCutOff', { file });
    case 'damaged':
      return console.fail('importDamaged', { file, line: problem.line, what: problem.what });
  }
}

/** The first of many. */
function listOf(guilds: readonly string[]): string {
  return guilds.slice(0, 20).join(', ') + (guilds.length > 20 ? ' …' : '');
}
