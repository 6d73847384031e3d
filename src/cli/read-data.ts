import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { DataTable, Row } from '../store/moving/data-tables.ts';
import { isOfSystem } from './backup-head.ts';
import { DataHead, jsonOf, type LineProblem, lineReader } from './data-lines.ts';
import { splitLines } from './split-lines.ts';

export type DataProblem =
  | { kind: 'failed'; why: string }
  | { kind: 'no-data' }
  /** Written in a format that this program does not know. */
  | { kind: 'newer' }
  /** It ends before its last line. */
  | { kind: 'cut-off' }
  | { kind: 'damaged'; line: number; what: LineProblem | 'too-long' | 'checksum' | 'count' };

export type Counts = Readonly<Record<string, number>>;

export type DataEvent =
  | { kind: 'head'; head: DataHead }
  | { kind: 'rows'; table: DataTable; rows: Row[] }
  /** Everything before this was as it was written. */
  | { kind: 'end'; counts: Counts }
  | DataProblem;

/** More letters than a row has: the longest are roadmaps, of at most a megabyte before they are read. */
const LONGEST = 32_000_000;
/** In bytes; the rows of one such chunk are one event. */
const CHUNK = 1 << 20;

/**
 * A file of data from its beginning; ends with `end` or with what is wrong with it. Rows come before
 * it is known that the file is whole: whoever writes them takes them back when it is not.
 */
export async function* readData(file: string): AsyncGenerator<DataEvent> {
  const source = createReadStream(file);
  const unzipped = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
  const reader = newReader();
  try {
    for await (const some of splitLines(unzipped, LONGEST)) {
      if (some.kind === 'too-long') return yield reader.damaged('too-long');
      if (some.kind === 'open-end') return yield { kind: 'cut-off' };
      yield* reader.read(some.lines);
      if (reader.isOver()) return;
    }
    yield reader.close();
  } catch (error) {
    yield problemOf(error, reader.hasHead());
  } finally {
    source.destroy();
  }
}

/** What an error of the file system, of zlib or of the decoder says of the file; others are thrown. */
function problemOf(error: unknown, hasHead: boolean): DataProblem {
  if (isOfSystem(error)) return { kind: 'failed', why: error.code };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return { kind: 'cut-off' };
  if (code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return hasHead ? { kind: 'damaged', line: 0, what: 'checksum' } : { kind: 'no-data' };
  }
  throw error;
}

function newReader() {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  let number = 0;
  let over = false;
  let end: Extract<DataEvent, { kind: 'end' }> | null = null;
  let read: ReturnType<typeof lineReader> | null = null;

  const damaged = (what: Extract<DataProblem, { kind: 'damaged' }>['what']): DataProblem => {
    over = true;
    return { kind: 'damaged', line: number, what };
  };

  function open(line: string): DataEvent {
    const head = DataHead.safeParse(jsonOf(line));
    if (head.success) {
      read = lineReader(head.data);
      return { kind: 'head', head: head.data };
    }
    over = true;
    const json = jsonOf(line);
    const isNewer =
      typeof json === 'object' && json !== null && 'roadmate' in json && json.roadmate === 'data';
    return { kind: isNewer ? 'newer' : 'no-data' };
  }

  return {
    damaged,
    hasHead: () => read !== null,
    isOver: () => over,
    close: (): DataEvent => end ?? { kind: read === null ? 'no-data' : 'cut-off' },

    *read(lines: readonly string[]): Generator<DataEvent> {
      let batch: Extract<DataEvent, { kind: 'rows' }> | null = null;
      for (const line of lines) {
        number += 1;
        if (read === null) {
          yield open(line);
          if (over) return;
        } else {
          const one = end === null ? read(line) : ('out-of-order' as const);
          if (typeof one === 'string') return yield damaged(one);
          if (one.kind === 'row') {
            counts[one.table.name] = (counts[one.table.name] ?? 0) + 1;
            batch ??= { kind: 'rows', table: one.table, rows: [] };
            batch.rows.push(one.row);
          } else {
            if (batch !== null) yield batch;
            batch = null;
          }
          if (one.kind === 'table') counts[one.table.name] = 0;
          if (one.kind === 'end') {
            if (hash.digest('hex') !== one.sha256) return yield damaged('checksum');
            if (!isSame(counts, one.rows)) return yield damaged('count');
            end = { kind: 'end', counts };
            continue;
          }
        }
        hash.update(line).update('\n');
      }
      if (batch !== null) yield batch;
    },
  };
}

function isSame(some: Counts, others: Counts): boolean {
  const names = Object.keys(some);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => Object.hasOwn(others, name) && some[name] === others[name])
  );
}
