import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'roadmate-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), 'src/cli.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function save(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const plan = save(
  'plan.md',
  '# 计划\n\n## 第一阶段：基础（2-3 周）\n\n### 1. Git ⭐⭐（3 天）\n\n- 分支\n- ~~安装~~\n',
);

describe('cli import', () => {
  test('prints one JSON object, with the script of the language and whole phase headings', () => {
    const { status, stdout, stderr } = run('import', '--dry-run', '--json', plan);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      title: '计划',
      language: 'zh-Hans',
      phases: [
        {
          title: '第一阶段：基础（2-3 周）',
          topics: [
            {
              title: 'Git',
              days: 3,
              stars: 2,
              items: [
                { text: '分支', done: false },
                { text: '安装', done: true },
              ],
            },
          ],
        },
      ],
      weekPlan: [],
      resources: 0,
      counts: { phases: 1, topics: 1, items: 2, done: 1, leaves: 2 },
      report: expect.any(Array),
    });
  });

  test('says the same in words', () => {
    const { status, stdout } = run('import', '--dry-run', plan);
    expect(status).toBe(0);
    expect(stdout).toContain('1 phases, 1 topics, 2 items; 1 of 2 done');
    expect(stdout).toContain('  Git (2)');
  });

  const bad: [string, string[], RegExp][] = [
    ['a file that is not there', ['import', '--json', join(folder, 'none.md')], /no such file/],
    ['a folder', ['import', '--json', folder], /directory/],
    [
      'an archive',
      ['import', '--json', save('zip.md', new Uint8Array([80, 75, 3, 4, 0, 0, 255, 254]))],
      /not a text file/,
    ],
    ['ten megabytes', ['import', '--json', save('big.md', 'a '.repeat(5_000_000))], /too large/],
    ['no file', ['import', '--json'], /one file/],
    ['an unknown option', ['import', '--yes', plan], /yes/],
    ['an unknown command', ['improve', plan], /no command/],
  ];
  test.each(bad)('refuses %s with one line on standard error', (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

test('cli export prints the canonical format, which cli check accepts', () => {
  const { status, stdout } = run('export', plan);
  expect(status).toBe(0);
  expect(stdout).toContain(
    '## 第一阶段：基础（2-3 周）\n\n### 1. Git ⭐⭐（3 天）\n\n- [ ] 分支\n- [x] 安装\n',
  );
  expect(run('check', save('plan.canonical.md', stdout)).status).toBe(0);
});

test('cli check tells every problem with its line', () => {
  const { status, stdout } = run('check', plan);
  expect(status).toBe(1);
  expect(stdout).toMatch(/plan\.md:7 /);
});

const peak = '/usr/bin/time';
test.skipIf(!existsSync(peak))('a document of the worst kind takes less than 300 MB', () => {
  const file = save(
    'bullets.md',
    `# T\n${Array.from({ length: 5000 }, (_, i) => `- [ ] item ${i}`).join('\n')}\n`,
  );
  const { stderr } = spawnSync(
    peak,
    ['-f', '%M', process.execPath, '--import', 'tsx', 'src/cli.ts', 'import', '--json', file],
    { cwd: root, encoding: 'utf8' },
  );
  expect(Number(stderr.trim().split('\n').at(-1)) / 1024).toBeLessThan(300);
});
