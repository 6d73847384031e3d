import { expect, test } from 'vitest';
import { importRoadmap } from '../../src/roadmap/import/import.ts';
import { isOptional } from '../../src/roadmap/optional.ts';
import { writeCanonical } from '../../src/roadmap/write.ts';

test.each([
  'GraphQL (optional)',
  'GraphQL [Optional]',
  'Bonus: deploy it twice',
  '消息队列（可选）',
  '选修：编译原理',
  'Docker (opsional)',
  'Kubernetes (tùy chọn)',
  '쿠버네티스 (선택)',
])('“%s” may be skipped', (text) => {
  expect(isOptional(text)).toBe(true);
});

test.each(['Optional chaining', 'Type hints (Optional, Union)', '可选链', 'The bonus system'])(
  '“%s” only speaks of it',
  (text) => {
    expect(isOptional(text)).toBe(false);
  },
);

test('an optional item stays optional through writing and reading', () => {
  const read = importRoadmap('# T\n\n## A\n\n- [ ] One\n- [ ] Two (optional)\n', 'a.md');
  if (read.kind !== 'read') throw new Error('refused');
  const marks = ({ roadmap }: typeof read) =>
    roadmap.phases.flatMap((phase) =>
      phase.topics.flatMap(({ items }) => items.map(({ optional }) => optional)),
    );
  expect(marks(read)).toEqual([undefined, true]);
  const again = importRoadmap(writeCanonical(read.roadmap), 'a.md');
  if (again.kind !== 'read') throw new Error('refused');
  expect(again.roadmap).toEqual(read.roadmap);
});
