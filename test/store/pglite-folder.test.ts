import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/open.ts';
import { lockFolder } from '../../src/store/pid-lock.ts';
import { checkIns } from '../../src/store/schema.ts';
import { createStore } from '../../src/store/store.ts';
import { type Child, runTypeScript } from './child.ts';
import { doneOf, enrol, fewItems, makeGroup } from './fixture.ts';
import { eventsOf, foldTotals, keptTotals } from './fold.ts';

const SCRIPT = new URL('./hold-folder.ts', import.meta.url);

let root: string;
let folder: string;
let lockFile: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'roadmate-folder-'));
});
beforeEach(async () => {
  // Parent folders are made: PGlite does not.
  folder = join(await mkdtemp(join(root, 'test-')), 'of', 'choice');
  lockFile = join(folder, 'roadmate.pid');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const open = () => openDatabase({ url: null, folder });

describe('the embedded database in a folder', () => {
  test('is for one process, and loses nothing that was answered when that is killed', async () => {
    const child = runTypeScript(SCRIPT, [folder]);
    try {
      await child.line(/^open/);
      await expect(open()).rejects.toThrow(`in use by process ${child.pid}.`);
      const second = runTypeScript(SCRIPT, [folder]);
      expect(await second.ended).not.toBe(0);
      expect(second.output()).toContain(`in use by process ${child.pid}.`);
      expect(existsSync(lockFile)).toBe(true);
      while (answeredBy(child).length < 100) await wait(10);
    } finally {
      child.kill('SIGKILL');
      await child.ended;
    }
    const answered = answeredBy(child);

    const connection = await open();
    try {
      const rows = await connection.db.select().from(checkIns);
      const kept = new Set(rows.map(({ interactionId }) => interactionId));
      expect(answered.filter((id) => !kept.has(id))).toEqual([]);
      expect(rows.length - answered.length).toBeLessThanOrEqual(1);
    } finally {
      await connection.close();
    }
  });

  test('keeps everything from one opening to the next', async () => {
    const first = await open();
    const store = createStore(first.db);
    const group = await makeGroup(store, { items: fewItems(4) });
    const member = await enrol(store, group);
    await store.checkIns.record(group.guildId, doneOf(group, member, ['item-2', 'item-3']));
    const events = await eventsOf(first.db, group);
    await first.close();
    expect(existsSync(lockFile)).toBe(false);

    const second = await open();
    try {
      expect(await createStore(second.db).groups.find(group.guildId, group.groupId)).toEqual(group);
      expect(await eventsOf(second.db, group)).toEqual(events);
      expect(await keptTotals(second.db, group)).toEqual(foldTotals(events));
    } finally {
      await second.close();
    }
  });
});

describe('the lock of a folder', () => {
  /** A process that has ended, so that its id is nobody's. */
  async function deadPid(): Promise<number> {
    const child = runTypeScript(new URL('./nothing.ts', import.meta.url), []);
    await child.ended;
    return child.pid;
  }
  const leave = async (text: string, secondsAgo = 0) => {
    await mkdir(folder, { recursive: true });
    await writeFile(lockFile, text);
    const at = Date.now() / 1000 - secondsAgo;
    await utimes(lockFile, at, at);
  };

  test('is taken over from a process that is gone', async () => {
    await leave(`${await deadPid()} ${hostname()}`);
    const { release } = lockFolder(folder);
    expect(await readFile(lockFile, 'utf8')).toBe(`${process.pid} ${hostname()}`);
    release();
    expect(existsSync(lockFile)).toBe(false);
  });

  test('is taken over when nobody has renewed it, whoever has its process id now', async () => {
    await leave(`${process.ppid} ${hostname()}`);
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.ppid}.`);
    await leave(`${process.ppid} ${hostname()}`, 31);
    lockFolder(folder).release();
  });

  test('of another container holds, though its process id is our own', async () => {
    await leave(`${process.pid} another-host`);
    expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}.`);
    await leave(`${process.pid} another-host`, 31);
    lockFolder(folder).release();
  });

  test('of this process’s own number, left by one before it, is taken over', async () => {
    await leave(`${process.pid} ${hostname()}`);
    lockFolder(folder).release();
  });
});

function answeredBy(child: Child): string[] {
  return [...child.output().matchAll(/^done (\d+)$/gm)].flatMap(([, id]) => id ?? []);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
