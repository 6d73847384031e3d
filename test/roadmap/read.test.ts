import { describe, expect, test } from 'vitest';
import { readCanonical } from '../../src/roadmap/read.ts';
import { Roadmap } from '../../src/roadmap/roadmap.ts';

function read(lines: string[], file = 'go.md'): Roadmap {
  const result = readCanonical(lines.join('\n'), file);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems, null, 2));
  return Roadmap.parse(result.roadmap);
}

const whole = [
  '---',
  'language: en',
  'updated: 2026-02-28',
  '---',
  '',
  '# Go for the web',
  '',
  '> From the first handler',
  '> to the first deploy.',
  '',
  '---',
  '<!-- a remark to other authors -->',
  '',
  '## Already known',
  '',
  '- [x] Syntax',
  '',
  '## Phase 2: Core (2-3 weeks)',
  '',
  '> The core.',
  '',
  '### 1. Handlers (net/http) ⭐⭐⭐ (1.5 days) {#handlers}',
  '',
  '> Answer a request.',
  '',
  '**Goal**: Answer *one* request',
  '',
  '**Basics**',
  '',
  '- [ ] `__init__` and **routing**',
  '- [X] Middleware {#mw}',
  '',
  '**Extras:**',
  '',
  '- [ ] Rate limits ~1/s, tests > 80%',
  '',
  '**Why**',
  '',
  '- Everything starts here',
  '- See [the spec](https://go.dev/ref/spec)',
  '',
  '**Notes**',
  '',
  'Two lines',
  'in one paragraph.',
  '',
  'A second one.',
  '',
  '**Resources**',
  '',
  '- [Go by example](https://gobyexample.com/)',
  '- A paper book',
  '- https://go.dev/doc/',
  '',
  '**Done when:** it answers',
  '',
  '### [x] Tooling (on demand)',
  '',
  '**Key points**: fmt, vet',
  '',
  '**Practice**: run them',
  '',
  '## Week plan',
  '',
  '| Week | Goal | Task |',
  '| --- | --- | --- |',
  '| 1 | Handlers | `a \\| b` |',
  '| 2-3 | Tooling | |',
  '',
  '## Resources',
  '',
  '- [Go](https://go.dev/)',
  '',
  '## Notes',
  '',
  'Take your time.',
  '',
  '- Ask in the thread',
];

test('reads everything the format has', () => {
  expect(read(whole)).toEqual({
    title: 'Go for the web',
    language: 'en',
    updated: '2026-02-28',
    summary: 'From the first handler to the first deploy.',
    phases: [
      {
        id: expect.any(String),
        title: 'Already known',
        topics: [
          {
            id: expect.any(String),
            title: 'Already known',
            implicit: true,
            why: [],
            resources: [],
            items: [{ id: expect.any(String), text: 'Syntax', done: true }],
          },
        ],
      },
      {
        id: expect.any(String),
        title: 'Core',
        number: 2,
        weeks: { min: 2, max: 3 },
        summary: 'The core.',
        topics: [
          {
            id: 'handlers',
            title: 'Handlers (net/http)',
            number: 1,
            stars: 3,
            days: 1.5,
            summary: 'Answer a request.',
            goal: 'Answer one request',
            why: ['Everything starts here', 'See the spec (https://go.dev/ref/spec)'],
            note: 'Two lines in one paragraph.\nA second one.',
            resources: [
              { title: 'Go by example', url: 'https://gobyexample.com/' },
              { title: 'A paper book', url: null },
              { title: 'https://go.dev/doc/', url: 'https://go.dev/doc/' },
            ],
            doneWhen: 'it answers',
            items: [
              {
                id: expect.any(String),
                text: '__init__ and routing',
                done: false,
                group: 'Basics',
              },
              { id: 'mw', text: 'Middleware', done: true, group: 'Basics' },
              {
                id: expect.any(String),
                text: 'Rate limits ~1/s, tests > 80%',
                done: false,
                group: 'Extras',
              },
            ],
          },
          {
            id: expect.any(String),
            title: 'Tooling',
            done: true,
            onDemand: true,
            keyPoints: 'fmt, vet',
            practice: 'run them',
            why: [],
            resources: [],
            items: [],
          },
        ],
      },
    ],
    weekPlan: [
      { from: 1, to: 1, goal: 'Handlers', task: 'a | b' },
      { from: 2, to: 3, goal: 'Tooling', task: '' },
    ],
    resources: [{ title: 'Go', url: 'https://go.dev/' }],
    notes: ['Take your time.', 'Ask in the thread'],
  });
});

test('reads Chinese headings, labels and full-width signs', () => {
  const roadmap = read([
    '# 路线图',
    '',
    '## 第十二阶段：核心（2-3 周）',
    '',
    '### 1. 高级架构（了解即可）⭐（0.5 天）',
    '',
    '- [ ] 第一项',
    '',
    '**为什么**：有用',
    '',
    '**资源**',
    '',
    '- [文档](https://example.com/)',
    '',
    '**备注：**第一行',
    '第二行',
    '',
    '**目标**：一',
    '',
    '**实践**：二',
    '',
    '**要点**：三',
    '',
    '**验收**：四',
    '',
    '### 2. 其他（按需）',
    '',
    '## 阶段 13：收尾（按需）',
    '',
    '- [ ] 完成',
    '',
    '## 周计划',
    '',
    '| 周次 | 目标 | 任务 |',
    '| --- | --- | --- |',
    '| 1 | 一 | 二 |',
    '',
    '## 说明',
    '',
    '- 慢慢来',
  ]);
  expect(roadmap.language).toBe('zh-CN');
  expect(
    roadmap.phases.map(({ title, number, weeks, onDemand }) => [title, number, weeks, onDemand]),
  ).toEqual([
    ['核心', 12, { min: 2, max: 3 }, undefined],
    ['收尾', 13, undefined, true],
  ]);
  expect(roadmap.phases[0]?.topics[0]).toMatchObject({
    title: '高级架构（了解即可）',
    number: 1,
    stars: 1,
    days: 0.5,
    why: ['有用'],
    resources: [{ title: '文档', url: 'https://example.com/' }],
    note: '第一行第二行',
    goal: '一',
    practice: '二',
    keyPoints: '三',
    doneWhen: '四',
  });
  expect(roadmap.phases[0]?.topics[1]).toMatchObject({
    title: '其他',
    onDemand: true,
    done: false,
  });
  expect(roadmap.weekPlan).toEqual([{ from: 1, to: 1, goal: '一', task: '二' }]);
  expect(roadmap.notes).toEqual(['慢慢来']);
});

describe('cuts nothing off a title but its number, stars and duration', () => {
  test.each([
    ['Testing (Testing)', { title: 'Testing (Testing)' }],
    ['1. 3D graphics (basics) ⭐⭐', { number: 1, title: '3D graphics (basics)', stars: 2 }],
    ['3.11 features', { title: '3.11 features' }],
    ['7天极速掌握', { title: '7天极速掌握' }],
    ['邮件发送（实际实现）⭐⭐⭐⭐（1 天）', { title: '邮件发送（实际实现）', stars: 4, days: 1 }],
    ['CI/CD (1 day) ⭐', { title: 'CI/CD', stars: 1, days: 1 }],
    ['C# basics #', { title: 'C# basics' }],
  ])('%s', (heading, expected) => {
    const roadmap = read(['# T', '', '## P', '', `### ${heading}`]);
    expect(roadmap.phases[0]?.topics[0]).toMatchObject(expected);
  });

  test.each([
    ['Phase 3: Sprint (1 week)', { number: 3, title: 'Sprint', weeks: { min: 1, max: 1 } }],
    ['Phased rollout', { title: 'Phased rollout' }],
    ['第二十一阶段：收尾', { number: 21, title: '收尾' }],
    ['任务清单（可勾选）', { title: '任务清单（可勾选）' }],
  ])('%s', (heading, expected) => {
    const [phase] = read(['# T', '', `## ${heading}`, '', '- [ ] a']).phases;
    expect(phase).toMatchObject(expected);
    if (!('number' in expected)) expect(phase).not.toHaveProperty('number');
  });
});

describe('the language', () => {
  const body = ['# Title', '', '## P', '', '- [ ] a'];
  test('is what the front matter says', () => {
    expect(read(['---', 'language: ja', '---', ...body], 'x.fr.md').language).toBe('ja');
  });
  test('else what the file name says', () => {
    expect(read(body, 'roadmaps/x.pt-BR.md').language).toBe('pt-BR');
  });
  test('else what the title is written in', () => {
    expect(read(body).language).toBe('en');
    expect(read(['# 路线图', ...body.slice(1)]).language).toBe('zh-CN');
  });
});

test('a byte order mark and Windows line ends change nothing', () => {
  const windows = readCanonical(`\uFEFF${whole.join('\r\n')}\r\n`, 'go.md');
  expect(windows).toEqual(readCanonical(whole.join('\n'), 'go.md'));
});
