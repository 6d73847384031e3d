import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, readBackup } from '../../src/cli/read-backup.ts';
import { type Facts, writeBackup } from '../../src/cli/write-backup.ts';

const FACTS: Facts = {
  kind: 'embedded',
  takenAt: '2026-03-02T09:00:00.000Z',
  server: '18.1',
  migrations: 5,
  contains: { guilds: 2, groups: 3, checkIns: 40 },
};
const CONTENT = 'whatever the database’s own tool gave\n'.repeat(1000);

async function* chunks(text = CONTENT) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999);
}

describe('the file of a backup', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roadmate-backup-file-'));
    file = join(folder, 'whole.backup');
    expect(await writeBackup(file, chunks(), async () => FACTS)).toMatchObject({ kind: 'written' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('gives back what went in, and says what it is on its first line', async () => {
    expect(await readBackup(file)).toMatchObject({ kind: 'backup', head: FACTS });
    let read = '';
    for await (const chunk of contentOf(file)) read += Buffer.from(chunk).toString('latin1');
    expect(Buffer.from(read, 'latin1').toString()).toBe(CONTENT);
    const [head = ''] = (await readFile(file, 'utf8')).split('\n');
    expect(JSON.parse(head)).toMatchObject({ roadmate: 'backup', kind: 'embedded' });
  });

  test('can be read by its owner alone, and nothing else lies beside it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['whole.backup']);
  });

  test('replaces no other file', async () => {
    const before = await readFile(file);
    expect(await writeBackup(file, chunks('other'), async () => FACTS)).toEqual({ kind: 'exists' });
    expect(await readFile(file)).toEqual(before);
  });

  test('is not there when its content breaks off', async () => {
    const broken = join(folder, 'broken.backup');
    async function* breaking() {
      yield Buffer.from('a beginning');
      throw new Error('the tool failed');
    }
    await expect(writeBackup(broken, breaking(), async () => FACTS)).rejects.toThrow('tool failed');
    expect(existsSync(broken)).toBe(false);
    expect((await readdir(folder)).filter((name) => name.includes('broken'))).toEqual([]);
  });

  const spoiled: [string, (whole: Buffer) => Buffer, string][] = [
    ['cut off', (whole) => whole.subarray(0, whole.length - 1), 'damaged'],
    ['cut off within its first line', (whole) => whole.subarray(0, 300), 'damaged'],
    ['longer than it was', (whole) => Buffer.concat([whole, Buffer.from('x')]), 'damaged'],
    ['changed in one bit', (whole) => flipped(whole, 5000), 'damaged'],
    [
      'of a format to come',
      (whole) => Buffer.from(whole.toString().replace('"format":1', '"format":2')),
      'newer',
    ],
    ['something else', () => Buffer.alloc(4096, 'x'), 'no-backup'],
    ['empty', () => Buffer.alloc(0), 'damaged'],
    ['a dump of pg_dump’s own', () => Buffer.from('PGDMP and so on'), 'dump'],
  ];
  test.each(spoiled)('is known when it is %s', async (name, spoil, kind) => {
    const other = join(folder, `${name}.spoiled`);
    await writeFile(other, spoil(await readFile(file)));
    expect(await readBackup(other)).toMatchObject({ kind });
  });

  test('that is not there is told by the system’s own code', async () => {
    expect(await readBackup(join(folder, 'none'))).toEqual({ kind: 'failed', why: 'ENOENT' });
  });
});

function flipped(whole: Buffer, at: number): Buffer {
  const other = Buffer.from(whole);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}
