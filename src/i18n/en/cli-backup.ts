/** `backup` and `restore`, on the operator's terminal. */
export const backup = {
  backupUsage:
    'Usage: npm run roadmate -- backup [--to FILE]\n\nWrites the whole database into one file that only its owner can read. The bot may go on running.\nWithout --to: roadmate-<time>.backup in the folder backups of ROADMATE_DATA.',
  restoreUsage:
    'Usage: npm run roadmate -- restore FILE\n       npm run roadmate -- restore --finish\n\nBrings a backup into an empty database: the one that DATABASE_URL names, or the embedded one in ROADMATE_DATA.\nStop the bot first. What was posted since the backup is not posted again.\n--finish: pg_restore was run by hand, or this program was cut off behind it; does what is left. Run it before the bot starts.',
  nothingThere: '✗ There is nothing to back up: {place} holds no database of Roadmate’s.',
  snapshotTaking: 'Taking a snapshot …',
  snapshotAsking: 'Process {pid} has the database open: it is asked for a snapshot …',
  snapshotFailed:
    '✗ Process {pid} could not write the snapshot ({why}). Is there room on the disk?',
  holderGone: '✗ Process {pid} ended before the snapshot was there. Try again.',
  holderSilent:
    '✗ Process {pid} does not answer: it hangs, or is an older Roadmate. Stop it, then try again.',
  snapshotChecking: 'Opening the snapshot to see whether it is whole …',
  dumping: 'Running pg_dump …',
  dumpFailed: '✗ pg_dump failed: {why}',
  toolMissing:
    '✗ {tool} is not on the PATH. Install PostgreSQL {server}’s client programs (Debian, Ubuntu: apt install postgresql-client-{server}; macOS: brew install libpq). With Docker compose, use the service backup instead: docs/backups.md.',
  toolOld:
    '✗ {tool} is version {version}, the database {server}: an older tool cannot be trusted with it. Install PostgreSQL {server}’s client programs (Debian, Ubuntu: apt install postgresql-client-{server}).',
  backupExists: '✗ {file} is there already. Nothing was replaced.',
  cannotWriteFile: '✗ {file} cannot be written ({why}).',
  backupFailed: '✗ There is no backup: {why}.',
  backupDone:
    '✓ {file}\n  {guilds, plural, one {# server} other {# servers}}, {groups, plural, one {# group} other {# groups}}, {checkIns, plural, one {# check-in} other {# check-ins}}; {size} in {seconds, number, ::.0} s.\n  It holds what members wrote: keep it as you keep the database, and a copy on another machine.',
  readingBackup: 'Reading the file …',
  backupDamaged: '✗ {file} is damaged or cut off. Nothing was changed; use another backup.',
  backupNewer:
    '✗ This backup was made by a newer Roadmate than this one. Nothing was changed; update the program first.',
  noBackup: '✗ {file} is no backup of Roadmate’s.',
  notOurs: '✗ There is no database of Roadmate’s in this file. Nothing was changed.',
  cannotReadFile: '✗ {file} cannot be read ({why}).',
  snapshotIntoPostgres:
    '✗ This backup is of the embedded database, and DATABASE_URL names a Postgres. Empty DATABASE_URL to restore it, or move its data with export-data and import-data: docs/moving.md.',
  dumpIntoFolder:
    '✗ This backup is of a Postgres, and DATABASE_URL is not set. Set it to an empty database. To move to the embedded database use export-data and import-data: docs/moving.md.',
  folderInUse: '✗ {folder} is in use by process {pid}. Stop the bot first.',
  botConnected: '✗ A bot is connected to this database. Stop it first.',
  notEmpty:
    '✗ The database is not empty: {guilds, plural, one {# server} other {# servers}}, {groups, plural, one {# group} other {# groups}}, {checkIns, plural, one {# check-in} other {# check-ins}}. Nothing was changed. Restore into an empty one: another database name in DATABASE_URL, or another folder in ROADMATE_DATA.',
  foreignTables:
    '✗ The database has tables of another program: {tables}. Nothing was changed; use a database of its own.',
  restoring: 'Restoring …',
  restoreToolFailed:
    '✗ pg_restore failed: {why}\n  Nothing was restored. The client programs should have the server’s own version.',
  restoreFailed: '✗ The restore did not end well: {why}. Begin again with an empty database.',
  restoreDone:
    '✓ Restored: {guilds, plural, one {# server} other {# servers}}, {groups, plural, one {# group} other {# groups}}, {checkIns, plural, one {# check-in} other {# check-ins}}.\n  Start the bot. Before it posts anything that was due until now, it looks whether that is in its channel already.\n  Check-ins, undos and settings from after the backup are gone: tell the organisers.',
};
