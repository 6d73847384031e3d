import { checkInNotes } from './check-in-notes.ts';
import type { Database } from './database/database.ts';
import { prepareRecord } from './record-check-ins.ts';
import { prepareUndo } from './undo-check-in.ts';

/** Check-ins and their undoing, each one prepared statement; and what members wrote beside them. */
export function checkInStore(db: Database) {
  return { record: prepareRecord(db), undo: prepareUndo(db), ...checkInNotes(db) };
}
