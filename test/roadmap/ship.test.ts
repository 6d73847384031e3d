import { expect, test } from 'vitest';
import { shipRoadmaps } from '../../src/roadmap/ship.ts';

const go = { name: 'go.en.md', markdown: '# Go\n\n## P\n\n- [ ] a\n' };

test('a roadmap and its translation ship under one key', () => {
  const chinese = { name: 'go.zh-CN.md', markdown: '# 路线\n\n## 阶段\n\n- [ ] 甲\n' };
  const shipment = shipRoadmaps([go, chinese]);
  expect(shipment.kind === 'ready' && shipment.shipped.map(({ key }) => key)).toEqual(['go', 'go']);
});

test('nothing ships when a file has problems, and each problem names its file and line', () => {
  const broken = { name: 'rust.en.md', markdown: '# Rust\n\n## P\n\n- a\n' };
  expect(shipRoadmaps([go, broken])).toEqual({
    kind: 'refused',
    problems: [
      { file: 'rust.en.md', line: 3, problem: expect.stringContaining('neither') },
      { file: 'rust.en.md', line: 5, problem: expect.stringContaining('without a box') },
    ],
  });
});

test('nothing ships when a translation has another shape', () => {
  const chinese = { name: 'go.zh-CN.md', markdown: '# 路线\n\n## 阶段\n\n- [x] 甲\n' };
  expect(shipRoadmaps([go, chinese])).toEqual({
    kind: 'refused',
    problems: [
      {
        file: 'go.zh-CN.md',
        line: 1,
        problem: 'Phase 1, topic 1, item 1, done: no in en, yes in zh-CN.',
      },
    ],
  });
});

test.each([
  ['go.md', go.markdown, 'must be named'],
  ['go.en.txt', go.markdown, 'must be named'],
  ['go.en.md', `---\nlanguage: fr\n---\n${go.markdown}`, 'says fr'],
])('a file %s must be named for its key and language', (name, markdown, problem) => {
  expect(shipRoadmaps([{ name, markdown }])).toEqual({
    kind: 'refused',
    problems: [{ file: name, line: 1, problem: expect.stringContaining(problem) }],
  });
});
