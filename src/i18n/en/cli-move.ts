/** `export-data` and `import-data`, on the operator's terminal. */
export const move = {
  exportUsage:
    'Usage: npm run roadmate -- export-data --to FILE [--guild ID]\n\nWrites everything that the database holds of its servers, or of one server, into a file that only its owner can read. import-data brings it into another database, also from the embedded one to Postgres and back.\nThe bot must not run on the embedded database meanwhile; on Postgres it may, but what it does later is not in the file.',
  importUsage:
    'Usage: npm run roadmate -- import-data FILE [--guild ID]\n\nBrings a file of export-data into the database that DATABASE_URL names, or the embedded one in ROADMATE_DATA: all of it or nothing. With --guild, one server of it. Nothing of these servers may be there yet.\nStop the program that the file comes from first: docs/moving.md.',
  moveGuild: '✗ {id} is no server’s id: that is a number of 15 to 21 digits.',
  moveHeld:
    '✗ The embedded database in {folder} is open in process {pid}. Stop the bot, then try again.',
  exportNoTables: '✗ {place} holds no database of Roadmate’s.',
  exportOlder:
    '✗ This database was last used by an older Roadmate. Start this version on it once, which brings it up to date, and export then; or export with the version that runs on it.',
  exportNewer:
    '✗ This database is used by a newer Roadmate than this one ({program}). Export with that version.',
  exportNothing: '✗ There is nothing to export: the database holds no server.',
  exportNothingOf: '✗ There is nothing to export: the database holds nothing of server {id}.',
  exportExists: '✗ {file} is there already. Nothing was replaced.',
  exportFailed: '✗ There is no file: {why}.',
  exporting: 'Exporting …',
  exportDone:
    '✓ {file}: {guilds, plural, one {# server} other {# servers}}, {groups, plural, one {# group} other {# groups}}, {checkIns, plural, one {# check-in} other {# check-ins}}, {size} in {seconds, number, ::.0} s.\nIt holds what members wrote: keep it as you keep the database.',
  exportRuns:
    'What the bot does from now on is not in the file. To move, stop it, and export once more.',
  exportOneServer:
    'To move this server to another bot, remove the old bot from it before you import: two programs would both post. docs/moving.md',
  importChecking: 'Reading {file} …',
  importNoData: '✗ {file} was not written by export-data.',
  importNewerFormat: '✗ {file} was written by a newer Roadmate. Import it with that version.',
  importCutOff: '✗ {file} is cut off: its end is missing. Copy it once more. Nothing was changed.',
  importDamaged:
    '✗ {file} is damaged or was changed (line {line}: {what, select, checksum {the checksum does not match} count {the number of rows does not match} other {not what export-data writes}}). Nothing was changed.',
  importCannotRead: '✗ {file} cannot be read ({why}).',
  importNotInFile: '✗ {file} holds nothing of server {id}. It holds: {guilds}',
  importOlderFile:
    '✗ {file} was written by Roadmate {program}, whose database differs from this version’s. Start this version on the old database once, export there again, and import that.',
  importNewerFile:
    '✗ {file} was written by Roadmate {program}, which is newer than this one ({own}). Update this program, then import.',
  importOtherFile:
    '✗ {file} was written by Roadmate {program} with other migrations than this one’s ({own}). Export and import with the same version.',
  importNewerDatabase:
    '✗ This database is used by a newer Roadmate than this one ({own}). Import with that version.',
  importSameBot:
    '✗ {file} is one server of the very bot that this program is. Two programs of one bot would both post there: move everything, or give the server to another bot. docs/moving.md',
  importOccupied:
    '✗ This database has something of {count, plural, one {this server} other {these servers}} already: {guilds}. Nothing was changed.',
  importing: 'Importing {guilds, plural, one {# server} other {# servers}} …',
  importFailed: '✗ Nothing was changed: {why}.',
  importUnknown:
    '✗ The database was lost while it saved. Run the same again: it is refused if everything is there already.',
  importDone:
    '✓ {guilds, plural, one {# server} other {# servers}}, {groups, plural, one {# group} other {# groups}}, {checkIns, plural, one {# check-in} other {# check-ins}} came in, in {seconds, number, ::.0} s. What was posted before is not posted again. The bot may start.',
};
