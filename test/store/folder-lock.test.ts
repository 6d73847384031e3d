import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { thisProcess } from '../../src/store/database/lock-holder.ts';
import { holderOf, lockFolder } from '../../src/store/database/pid-lock.ts';
import { runTypeScript } from './child.ts';

const HOLD = new URL('./hold-lock.ts', import.meta.url);
/** How often the locks of these tests are renewed, where one has to be waited for: milliseconds. */
const SOON = 1_000;

let root: string;
let folder: string;
let lockFile: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'roadmate-lock-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'test-'));
  lockFile = join(folder, 'roadmate.pid');
});
afterAll(() => rm(root, { recursive: true, force: true }));

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
    await leave(`${await deadPid()} ${hostname()} ${thisProcess().space} word`);
    const { release } = await lockFolder(folder);
    expect(await readFile(lockFile, 'utf8')).toMatch(`${process.pid} ${hostname()} `);
    release();
    expect(existsSync(lockFile)).toBe(false);
  });

  test('is taken over when nobody has renewed it, whoever has its process id now', async () => {
    await leave(`${process.ppid} ${hostname()}`);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.ppid}.`);
    await leave(`${process.ppid} ${hostname()}`, 31);
    (await lockFolder(folder)).release();
  });

  test('of another container holds, though its process id is our own', async () => {
    await leave(`${process.pid} another-host`);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}.`);
    await leave(`${process.pid} another-host`, 31);
    (await lockFolder(folder)).release();
  });

  test('of this process’s own number, left by one before it, is taken over in the end', async () => {
    await leave(`${process.pid} ${hostname()}`);
    expect(holderOf(folder)).toEqual({ pid: process.pid });
    const began = Date.now();
    (await lockFolder(folder, thisProcess(), SOON)).release();
    expect(Date.now() - began).toBeGreaterThanOrEqual(SOON);
  });

  test('of another container with the same name holds while its process 1 lives', async () => {
    const first = runTypeScript(HOLD, [folder, 'space-a', String(SOON)]);
    try {
      await first.line(/^locked/);
      // In a container of its own, and restarted in the same one.
      for (const space of ['space-b', 'space-a']) {
        const second = runTypeScript(HOLD, [folder, space, String(SOON)]);
        expect(await second.ended).not.toBe(0);
        expect(second.output()).toContain('in use by process 1.');
      }
      expect(holderOf(folder)).toEqual({ pid: 1 });
    } finally {
      first.kill('SIGKILL');
      await first.ended;
    }
    const third = runTypeScript(HOLD, [folder, 'space-b', String(SOON)]);
    await third.line(/^locked/);
    third.kill('SIGKILL');
    await third.ended;
  });

  test('that somebody else has taken over is not given back by who had it before', async () => {
    const { release } = await lockFolder(folder);
    await leave('1 another-host space word');
    release();
    expect(await readFile(lockFile, 'utf8')).toBe('1 another-host space word');
  });
});
