import * as fc from 'fast-check';

/** Words as authors write them, with what Markdown or the title rules could trip over. */
const word = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'Git',
      'HTTP',
      'basics',
      'Redis',
      '缓存',
      '索引优化',
      'Docker',
      'học',
      'Übung',
      'データ',
      '비동기',
      'основы',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '__init__',
      'snake_case',
      '*args',
      '**kwargs',
      'C#',
      'C++',
      '<T>',
      '&amp;',
      'a|b',
      '[x]',
      '[link]',
      '(2 days)',
      '（按需）',
      'https://example.com/a_b',
      'www.example.com',
      'me@example.com',
      '1.',
      '2)',
      '#tag',
      '-',
      '>',
      '~~',
      '`code`',
      '{#if}',
      '!',
      '\\',
      'Phase 2:',
      '第3天',
      'Week 1',
      '⭐⭐',
      '✅',
      '80%',
      '3.11',
      '“q”',
      '---',
      '$x$',
      '：',
      ':',
      '<br>',
      'Notes',
      '目标',
    ),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
);
const phrase = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' ').replace(/\s*\n\s*/g, ' '));
const bullet = fc
  .tuple(fc.constantFrom('- ', '- [ ] ', '- [x] ', '* ', '1. ', '- [ ]', '- **[ ] '), phrase)
  .map(([mark, text]) => mark + text);
const list = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: bullet },
    { weight: 1, arbitrary: bullet.map((line) => `  ${line}`) },
  ),
  { minLength: 1, maxLength: 6 },
);
const label = fc
  .tuple(
    fc.constantFrom(
      'Why',
      'Goal',
      '备注',
      '学习内容',
      'Resources',
      'Logging',
      'Notes',
      'Done when',
    ),
    phrase,
    fc.boolean(),
  )
  .map(([name, text, alone]) => [alone ? `**${name}**` : `**${name}**: ${text}`]);
const table = fc
  .tuple(
    fc.constantFrom(
      '| Week | Goal | Task |',
      '| 主题 | 目标 | 进度 |',
      '| Topic | Duration | Notes |',
    ),
    fc.array(fc.tuple(fc.constantFrom('1', '2-3', '第4周', 'Git', '**ORM**'), phrase, phrase), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([header, rows]) => [
    header,
    '| --- | --- | --- |',
    ...rows.map(([a, b, c]) => `| ${a} | ${b.replaceAll('|', '/')} | ${c.replaceAll('|', '/')} |`),
  ]);
const block = fc.oneof(
  { weight: 5, arbitrary: list },
  { weight: 2, arbitrary: label },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: phrase.map((text) => [text]) },
  { weight: 1, arbitrary: phrase.map((text) => [`> ${text}`]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ['---'],
      ['```', '- [ ] code', '```'],
      ['<details>'],
      ['![x](a.png)'],
      ['- [Docs](https://go.dev/doc) and [b](./b.md)'],
    ),
  },
);
const headingText = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '1. ',
      '2. ',
      'Phase 1: ',
      '第二阶段：',
      'Week 1: ',
      '🎯 ',
      '[x] ',
      '3) ',
    ),
    phrase,
    fc.constantFrom(
      '',
      '',
      ' (2-3 weeks)',
      '（3 天）',
      ' ⭐⭐⭐',
      ' (on demand)',
      ' {#an-id}',
      ' - 5 hours',
      ' (Week 4-6)',
    ),
  )
  .map((parts) => parts.join(''));
const heading = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.oneof(
      { weight: 5, arbitrary: headingText },
      {
        weight: 1,
        arbitrary: fc.constantFrom('Resources', '学习建议', 'Tips', 'Goals', 'Week plan', 'Notes'),
      },
    ),
  )
  .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const section = fc
  .tuple(heading, fc.array(block, { maxLength: 4 }))
  .map(([line, blocks]) => [line, '', ...blocks.flatMap((lines) => [...lines, ''])]);

/** A Markdown document of the shapes that roadmaps have. */
export const arbitraryDocument = fc
  .tuple(
    fc.option(
      phrase.map((title) => `# ${title}`),
      { nil: '' },
    ),
    fc.array(section, { minLength: 1, maxLength: 8 }),
  )
  .map(([title, sections]) => [title, '', ...sections.flat()].join('\n'));
