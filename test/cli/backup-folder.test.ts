import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupFolder } from '../../src/cli/backup-folder.ts';
import { restoreFolder } from '../../src/cli/restore-folder.ts';
import { openDatabase } from '../../src/store/database/open.ts';
import { createStore } from '../../src/store/store.ts';
import { guilds } from '../../src/store/tables/schema.ts';
import { doneOf, enrol, fewItems, makeGroup } from '../store/fixture.ts';
import { eventsOf } from '../store/fold.ts';
import { listeningConsole } from './listening-console.ts';

const NOW = Date.parse('2026-03-02T09:00:00Z');

describe('the embedded database', () => {
  let root: string;
  let file: string;
  let guildId: string;
  const folder = (name: string) => join(root, name);
  const open = (name: string) => openDatabase({ url: null, folder: folder(name) });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'roadmate-backup-'));
    file = join(root, 'a.backup');
    const { db, close } = await open('origin');
    const store = createStore(db);
    const group = await makeGroup(store, { items: fewItems(4) });
    guildId = group.guildId;
    const member = await enrol(store, group);
    await store.checkIns.record(guildId, doneOf(group, member, ['item-1', 'item-2']));
    await close();
    const { console, said } = listeningConsole(NOW);
    const taken = await backupFolder(console, folder('origin'), file);
    expect([taken.kind, said]).toEqual(['written', ['snapshotTaking', 'snapshotChecking']]);
  }, 60_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('is backed up with nobody running, and leaves nothing else behind', async () => {
    expect((await readdir(root)).sort()).toEqual(['a.backup', 'origin']);
    expect(await readdir(folder('origin'))).toEqual(['pglite']);
  });

  test('comes back as it was, and every server as one that has just come', async () => {
    const { console } = listeningConsole(NOW);
    const contains = { guilds: 1, groups: 1, checkIns: 2 };
    expect(await restoreFolder(console, folder('new'), file)).toEqual(contains);
    expect(await readdir(folder('new'))).toEqual(['pglite']);
    const { db, close } = await open('new');
    const [group] = await createStore(db).groups.list(guildId);
    const [guild] = await db.select().from(guilds);
    expect(guild).toMatchObject({ guildId, arrivedAt: NOW, zone: 'Europe/Berlin' });
    expect(group && (await eventsOf(db, group))).toHaveLength(2);
    await close();
  });

  test('is not restored over another one, and that one is named', async () => {
    const { console, said, text } = listeningConsole(NOW);
    expect(await restoreFolder(console, folder('origin'), file)).toBeNull();
    expect(said).toEqual(['notEmpty']);
    expect(text()).toContain('1 server, 1 group, 2 check-ins');
    expect(await readdir(folder('origin'))).toEqual(['pglite']);
  });

  test('is restored over one that was only ever started', async () => {
    await (await open('started')).close();
    const { console } = listeningConsole(NOW);
    expect(await restoreFolder(console, folder('started'), file)).toMatchObject({ groups: 1 });
  });

  test('is not restored under a program that runs', async () => {
    await lockedByAnother('busy');
    const { console, said, text } = listeningConsole(NOW);
    expect(await restoreFolder(console, folder('busy'), file)).toBeNull();
    expect(said).toEqual(['folderInUse']);
    expect(text()).toContain(`process ${process.ppid}`);
  });

  test('of a newer program is refused, and nothing is left of the attempt', async () => {
    const future = join(root, 'future.backup');
    const { db, close } = await open('future');
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at)
        values (${'f'.repeat(64)}, 4102444800000)`,
    );
    await close();
    const { console, said } = listeningConsole(NOW);
    expect(await backupFolder(console, folder('future'), future)).toMatchObject({
      kind: 'written',
    });
    expect(await restoreFolder(console, folder('past'), future)).toBeNull();
    expect(said.at(-1)).toBe('backupNewer');
    expect(await readdir(folder('past'))).toEqual([]);
  });

  test('that was never started is nothing to back up', async () => {
    const { console, said } = listeningConsole(NOW);
    const taken = await backupFolder(console, folder('nowhere'), join(root, 'none.backup'));
    expect([taken.kind, said]).toEqual(['told', ['nothingThere']]);
    expect(existsSync(folder('nowhere'))).toBe(false);
  });

  test('held by a process that does not answer is not backed up, and that process is named', {
    timeout: 30_000,
  }, async () => {
    await lockedByAnother('silent');
    await mkdir(join(folder('silent'), 'pglite'));
    const { console, said, text } = listeningConsole(NOW);
    await backupFolder(console, folder('silent'), join(root, 'silent.backup'));
    expect(said).toEqual(['snapshotAsking', 'holderSilent']);
    expect(text()).toContain(`Process ${process.ppid} does not answer`);
    expect((await readdir(folder('silent'))).sort()).toEqual(['pglite', 'roadmate.pid']);
  });

  /** A process that is alive and knows nothing of all this. */
  async function lockedByAnother(name: string): Promise<void> {
    await mkdir(folder(name), { recursive: true });
    await writeFile(join(folder(name), 'roadmate.pid'), `${process.ppid} ${hostname()}`);
  }
});
