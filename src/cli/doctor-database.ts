import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { knownMigrations } from '../store/database/applied-migrations.ts';
import { Condition, readCondition } from '../store/database/condition.ts';
import { connectPglite, IN_FOLDER } from '../store/database/connect-pglite.ts';
import { settleWithin } from '../store/database/deadline.ts';
import { askHolder } from '../store/database/folder-requests.ts';
import { onOneConnection } from '../store/database/one-connection.ts';
import { MIGRATIONS } from '../store/database/open.ts';
import { holderOf } from '../store/database/pid-lock.ts';
import { codeOf } from '../store/database/trouble.ts';
import { lookAtPosting } from './doctor-posting.ts';
import { type Finding, finding } from './finding.ts';
import { sizeOf } from './size.ts';

/** Clocks may differ by this much, in ms: leases last a minute and a half. */
const CLOCK = 10_000;
/** In milliseconds. */
const PATIENCE = 20_000;

/** The database, reached as the bot reaches it, or through the bot where that has it to itself. */
export async function lookAtDatabase(
  { databaseUrl, dataFolder }: Config,
  now: () => number,
): Promise<Finding[]> {
  try {
    const read =
      databaseUrl === null
        ? await lookInFolder(dataFolder)
        : await settleWithin(onOneConnection(databaseUrl, readCondition), PATIENCE);
    if ('state' in read) return [read];
    return findingsOf(read, now());
  } catch (error) {
    return [finding('wrong', 'databaseAway', { why: codeOf(error) ?? 'error' })];
  }
}

async function lookInFolder(folder: string): Promise<Condition | Finding> {
  if (!existsSync(join(folder, IN_FOLDER))) return finding('note', 'databaseNone');
  const holder = holderOf(folder);
  if (holder === null) {
    const { db, close } = await connectPglite(folder);
    return readCondition(db).finally(close);
  }
  const answered = await askHolder(folder, 'condition');
  if (answered.kind !== 'answered') {
    return finding('wrong', 'databaseSilent', { pid: String(holder.pid) });
  }
  try {
    return Condition.parse(JSON.parse(await readFile(answered.file, 'utf8')));
  } finally {
    await rm(answered.file, { force: true });
  }
}

function findingsOf(condition: Condition, now: number): Finding[] {
  const { server, size, readOnly, at, posting } = condition;
  const seconds = Math.round(Math.abs(now - at) / 1000);
  return [
    finding('well', 'databaseOk', { server, size: sizeOf(size) }),
    ...(readOnly ? [finding('wrong', 'databaseReadOnly')] : []),
    ...lookAtMigrations(condition),
    seconds * 1000 > CLOCK
      ? finding('wrong', 'databaseClock', { seconds })
      : finding('well', 'databaseClockOk'),
    ...(posting === null ? [] : lookAtPosting(posting, now)),
  ];
}

function lookAtMigrations({ migrations, lacking }: Condition): Finding[] {
  const known = knownMigrations(MIGRATIONS);
  if (migrations.length === 0) return [finding('note', 'databaseEmpty')];
  if (migrations.some((hash, place) => hash !== known[place])) {
    return [finding('wrong', 'databaseNewer')];
  }
  const count = Math.max(known.length - migrations.length, lacking.length > 0 ? 1 : 0);
  return count === 0 ? [] : [finding('wrong', 'databaseOld', { count })];
}
