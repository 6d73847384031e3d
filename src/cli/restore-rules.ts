import type { Contents } from '../store/moving/contents.ts';
import type { There } from '../store/moving/whats-there.ts';
import type { Console } from './console.ts';

/** What came in; null: nothing was changed, and it was told why. */
export type Restored = Contents | null;

/** Whether a database may be restored into; told when not. */
export function isFree(console: Console, there: There): boolean {
  if (there.kind === 'empty') return true;
  if (there.kind === 'foreign') {
    console.fail('foreignTables', { tables: there.tables.slice(0, 5).join(', ') });
  } else console.fail('notEmpty', { ...there.contains });
  return false;
}

/**
 * Whether a backup was made by this program or an older one, by the hashes of its migrations; told
 * when not. What a newer one has written, this one would misunderstand.
 */
export function isOlder(
  console: Console,
  applied: readonly string[],
  known: readonly string[],
): boolean {
  if (applied.length === 0) {
    console.fail('notOurs');
    return false;
  }
  if (applied.every((hash, place) => hash === known[place])) return true;
  console.fail('backupNewer');
  return false;
}
