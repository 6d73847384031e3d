import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database/open.ts';
import { createStore } from '../../src/store/store.ts';
import { checkIns } from '../../src/store/tables/schema.ts';
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

function answeredBy(child: Child): string[] {
  return [...child.output().matchAll(/^done (\d+)$/gm)].flatMap(([, id]) => id ?? []);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
