import { describe, expect, test } from 'vitest';
import { readCanonical } from '../../src/roadmap/read.ts';
import type { Roadmap } from '../../src/roadmap/roadmap.ts';
import { compareShape } from '../../src/roadmap/shape.ts';

const english = `# Go

> Summary

## Phase 1: Core (2-3 weeks)

### 1. Handlers ⭐⭐⭐ (2 days)

**Basics**

- [x] Routing
- [ ] Errors

**Extras**

- [ ] Limits

**Why**

- Because

**Goal**: Answer

**Resources**

- [Go](https://go.dev/)

### [x] Tooling

## Week plan

| Week | Goal | Task |
| --- | --- | --- |
| 1 | a | b |
| 2-3 | c | d |

## Resources

- [Spec](https://go.dev/ref/spec)

## Notes

- Note
`;
const chinese = `# Go 路线图

> 简介

## 第一阶段：核心（2-3 周）

### 1. 处理器 ⭐⭐⭐（2 天）

**基础**

- [x] 路由
- [ ] 错误

**其他**

- [ ] 限流

**为什么**

- 因为

**目标**：回答

**资源**

- [Go](https://go.dev/)

### [x] 工具

## 周计划

| 周次 | 目标 | 任务 |
| --- | --- | --- |
| 1 | 甲 | 乙 |
| 2-3 | 丙 | 丁 |

## 参考资源

- [规范](https://go.dev/ref/spec)

## 说明

- 说明
`;

function read(markdown: string): Roadmap {
  const result = readCanonical(markdown, 'go.md');
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problems));
  return result.roadmap;
}

describe('two translations', () => {
  test('have the same shape when only words differ', () => {
    expect(compareShape(read(english), read(chinese))).toEqual([]);
  });

  test.each([
    ['（2-3 周）', '（2-4 周）', 'Phase 1, weeks: 2-3 in en, 2-4 in zh-CN.'],
    ['（2-3 周）', '（按需）', 'Phase 1, on demand: none in en, yes in zh-CN.'],
    ['第一阶段', '第二阶段', 'Phase 1, number: 1 in en, 2 in zh-CN.'],
    ['### 1. ', '### 2. ', 'Phase 1, topic 1, number: 1 in en, 2 in zh-CN.'],
    ['⭐⭐⭐', '⭐⭐', 'Phase 1, topic 1, stars: 3 in en, 2 in zh-CN.'],
    ['（2 天）', '（3 天）', 'Phase 1, topic 1, days: 2 in en, 3 in zh-CN.'],
    ['- [x] 路由', '- [ ] 路由', 'Phase 1, topic 1, item 1, done: yes in en, no in zh-CN.'],
    [
      '- [ ] 限流',
      '- [ ] 限流\n- [ ] 多',
      'Number of items in phase 1, topic 1: 3 in en, 4 in zh-CN.',
    ],
    ['\n**其他**\n\n', '', 'Phase 1, topic 1, sizes of the groups: 2+1 in en, 3 in zh-CN.'],
    ['**目标**：回答', '', 'Phase 1, topic 1, goal: yes in en, no in zh-CN.'],
    ['- 因为', '- 因为\n- 所以', 'Phase 1, topic 1, number of reasons: 1 in en, 2 in zh-CN.'],
    ['### [x] 工具', '### 工具', 'Phase 1, topic 2, done: yes in en, no in zh-CN.'],
    ['### [x] 工具', '', 'Number of topics in phase 1: 2 in en, 1 in zh-CN.'],
    ['## 周计划', '## 另一阶段\n\n- [ ] 一\n\n## 周计划', 'Number of phases: 1 in en, 2 in zh-CN.'],
    ['| 2-3 |', '| 2 |', 'Row 2 of the week plan: 2-3 in en, 2-2 in zh-CN.'],
    ['| 2-3 | 丙 | 丁 |\n', '', 'Number of rows in the week plan: 2 in en, 1 in zh-CN.'],
    [
      '/ref/spec',
      '/',
      'Address of resource 1 of the roadmap: https://go.dev/ref/spec in en, https://go.dev/ in zh-CN.',
    ],
    [
      '[Go](https://go.dev/)',
      'Go',
      'Address of resource 1 of phase 1, topic 1: https://go.dev/ in en, none in zh-CN.',
    ],
    ['- 说明', '- 说明\n- 又一条', 'Number of notes: 1 in en, 2 in zh-CN.'],
    ['> 简介', '', 'The summary: yes in en, no in zh-CN.'],
    [
      '# Go 路线图',
      '---\nupdated: 2026-01-01\n---\n# Go 路线图',
      'The update date: none in en, 2026-01-01 in zh-CN.',
    ],
  ])('differ when %j becomes %j', (from, to, sentence) => {
    expect(chinese).toContain(from);
    expect(compareShape(read(english), read(chinese.replace(from, to)))).toContain(sentence);
  });
});
