import { describe, expect, test } from 'vitest';
import { readCanonical } from '../../src/roadmap/read.ts';

function problemsOf(lines: string[]): [number, string][] {
  const result = readCanonical(lines.join('\n'), 'go.en.md');
  if (result.kind === 'read') return [];
  for (const { file } of result.problems) expect(file).toBe('go.en.md');
  return result.problems.map(({ line, problem }) => [line, problem]);
}

/** A document that is fine but for `lines`, which begin on line 7. */
const inTopic = (...lines: string[]) => ['# T', '', '## P', '', '### X', '', ...lines];
/** The same, with `lines` beginning on line 5, directly under a phase. */
const inPhase = (...lines: string[]) => ['# T', '', '## P', '', ...lines];
/** The same, with `lines` beginning on line 7, after a phase. */
const atEnd = (...lines: string[]) => ['# T', '', '## P', '', '- [ ] a', '', ...lines];
const weeks = (...rows: string[]) =>
  atEnd('## Week plan', '', '| Week | Goal | Task |', '| - | - | - |', ...rows);

const refusals: Record<string, [string[], number, RegExp]> = {
  'an empty document': [[], 1, /no title/],
  'a document without a title': [['## P', '', '- [ ] a'], 1, /no title/],
  'an empty title': [['#', '', '## P', '', '- [ ] a'], 1, /title is empty/],
  'a title with an id': [['# T {#t}', '', '## P', '', '- [ ] a'], 1, /takes no id/],
  'a second title': [atEnd('# Again'), 7, /second time; the first is on line 1/],
  'a document without phases': [['# T', '', '> S'], 1, /no phases/],
  'text before the title': [['hello', '', ...atEnd()], 1, /Text without a place/],
  'an item outside every phase': [
    ['# T', '', '- [ ] a', '', '## P', '', '- [ ] b'],
    3,
    /without a place/,
  ],
  'a topic before a phase': [['# T', '', '### X', '', '## P', '', '- [ ] b'], 3, /under a phase/],
  'a topic under the notes': [atEnd('## Notes', '', '- n', '', '### X'), 11, /under a phase/],
  'a heading of level four': [inTopic('#### Deep'), 7, /level 4/],
  'a heading without its space': [inTopic('##Week 1'), 7, /space after its #/],
  'a phase with nothing in it': [atEnd('## Empty'), 7, /neither topics nor items/],
  'a phase that is only a number': [
    ['# T', '', '## Phase 1 (2 weeks)', '', '- [ ] a'],
    3,
    /needs a name/,
  ],
  'a phase number that comes again': [
    ['# T', '', '## Phase 1: A', '', '- [ ] a', '', '## Phase 1: B', '', '- [ ] b'],
    7,
    /Number 1 .* line 3/,
  ],
  'a topic number that comes again': [inPhase('### 1. A', '', '### 1. B'), 7, /Number 1 .* line 5/],
  'a phase measured in days': [['# T', '', '## P (45 days)', '', '- [ ] a'], 3, /in weeks/],
  'a phase of no weeks': [['# T', '', '## P (0 weeks)', '', '- [ ] a'], 3, /cannot take/],
  'a phase whose weeks run backwards': [
    ['# T', '', '## P（3-2 周）', '', '- [ ] a'],
    3,
    /cannot take/,
  ],
  'a phase with stars': [['# T', '', '## P ⭐', '', '- [ ] a'], 3, /belong to topics/],
  'six stars': [inPhase('### X ⭐⭐⭐⭐⭐⭐'), 5, /at most 5 stars; here are 6/],
  'stars in the middle of a title': [inPhase('### X ⭐⭐ Y'), 5, /right after the title/],
  'a topic measured in weeks': [inPhase('### X (2 weeks)'), 5, /in days/],
  'a range of days': [inPhase('### X (1-2 days)'), 5, /not a range/],
  'no days at all': [inPhase('### X (0 days)'), 5, /more than 0/],
  'two durations': [inPhase('### X (2 days) (on demand)'), 5, /Only one duration/],
  'a topic without a title': [inPhase('### ⭐⭐'), 5, /no title/],
  'a ticked topic that has items': [inPhase('### [x] X', '', '- [ ] a'), 5, /not ticked itself/],
  'an explicit id of the wrong form': [inPhase('### X {#Über}'), 5, /"Über" must be/],
  'an empty explicit id': [inPhase('- [ ] a {#}'), 5, /"" must be/],
  'an explicit id that is taken': [inPhase('### X {#a}', '', '- [ ] a {#a}'), 7, /taken on line 5/],
  'an explicit id before the duration': [inPhase('### X {#a} (2 days)'), 5, /very end/],
  'a bullet without a box': [inTopic('- a'), 7, /without a box/],
  'a box without a space after it': [inTopic('- [ ]a'), 7, /with these spaces/],
  'a box without a space in it': [inTopic('- [] a'), 7, /with these spaces/],
  'a box without words': [inTopic('- [ ] a', '- [ ]'), 8, /with these spaces/],
  'a box in bold': [inTopic('- **[ ] a**'), 7, /without a box/],
  'a numbered list': [inTopic('1. [ ] a'), 7, /numbered list/],
  'nested items': [inTopic('- [ ] a', '  - [ ] b'), 8, /do not nest/],
  'a heading in a bullet': [inTopic('- ### a'), 7, /"heading"/],
  'an item of two lines': [inTopic('- [ ] a', '  b'), 7, /one line/],
  'a label swallowed by an item': [inTopic('- [ ] a', '**Why**', '- b'), 8, /empty line before/],
  'a label swallowed by a label': [
    inTopic('**Goal**: a', '**Practice**: b'),
    8,
    /empty line before/,
  ],
  'a label swallowed by a summary': [inTopic('> a', '**Goal**: b'), 8, /empty line before/],
  'items under a label': [inTopic('**Why**', '', '- [ ] a'), 9, /do not stand under \*\*Why\*\*/],
  'items swallowed by the label above': [
    inTopic('**Why**', '', '- a', '- [ ] b'),
    10,
    /do not stand/,
  ],
  'a label without text': [inTopic('- [ ] a', '', '**Why**'), 9, /nothing under \*\*Why\*\*/],
  'a group without items': [
    inTopic('**Logs**', '', '**Metrics**', '', '- [ ] a'),
    7,
    /nothing under/,
  ],
  'a label that comes again': [inTopic('**Goal**: a', '', '**Goal**: b'), 9, /second time/],
  'a label nobody knows': [inTopic('**Mood**: good'), 7, /\*\*Mood\*\* is not a known label/],
  'a label without its colon': [inTopic('**Goal** to learn'), 7, /needs a colon/],
  'labels under a phase without items': [inPhase('**Why**: so', '', '### X'), 3, /directly under/],
  'text without a place': [inTopic('Some words.'), 7, /Text without a place/],
  'text under a group': [
    inTopic('**Logs**', '', 'words', '', '- [ ] a'),
    9,
    /Text without a place/,
  ],
  'text under resources': [inTopic('**Resources**', '', 'words'), 9, /Text without a place/],
  'a second summary': [inTopic('> a', '', '- [ ] b', '', '> c'), 11, /summary" stands once/],
  'a summary that is a list': [inTopic('> - a'), 7, /one paragraph/],
  'a code block': [inTopic('```', '- [ ] a', '```'), 7, /code block/],
  'a table in a topic': [inTopic('| a |', '| - |', '| b |'), 7, /only under ## Week plan/],
  'an HTML block': [inTopic('<details>', '', '- [ ] a'), 7, /HTML/],
  'a comment with something after it': [inTopic('<!-- a --> b'), 7, /HTML/],
  'HTML in an item': [inTopic('- [ ] List<String> basics'), 7, /put <String> in backticks/],
  'a link in an item': [inTopic('- [ ] [a](https://a.example/)'), 7, /under \*\*Resources\*\*/],
  'an image': [inTopic('- [ ] ![a](https://a.example/a.png)'), 7, /image/],
  'struck-through text': [inTopic('- [ ] ~~a~~'), 7, /\[x\]/],
  'bold double underscores': [inTopic('- [ ] __init__ files'), 7, /double underscores/],
  'a link by reference': [
    inTopic('**Why**: see [a][b]', '', '[b]: https://a.example/'),
    7,
    /with its address/,
  ],
  'a footnote': [inTopic('**Why**: see[^1]', '', '[^1]: b'), 7, /"footnoteReference"/],
  'a resource with a relative address': [
    atEnd('## Resources', '', '- [a](./a.md)'),
    9,
    /full address/,
  ],
  'a resource with a script as address': [
    atEnd('## Resources', '', '- [a](javascript:x)'),
    9,
    /full address/,
  ],
  'a resource with a password': [
    atEnd('## Resources', '', '- [a](https://u:p@a.example)'),
    9,
    /full address/,
  ],
  'a resource with a second title': [
    atEnd('## Resources', '', '- [a](https://a.example "b")'),
    9,
    /Only the address/,
  ],
  'a line of quotes in quotes': [inTopic(`${'> '.repeat(2000)}a`), 7, /too deeply/],
  'a line of lists in lists': [inTopic(`${'- '.repeat(2000)}a`), 7, /too deeply/],
  'a paragraph of stars': [inTopic(...Array(300).fill('**a **b')), 257, /1000 of the signs/],
  'an endless line': [inTopic('a'.repeat(20_000)), 7, /longer than 10000/],
  'aliases in the front matter': [
    ['---', 'language: &a en', 'updated: *a', '---', ...atEnd()],
    2,
    /"key: value"/,
  ],
  'a resource with words beside its link': [
    atEnd('## Resources', '', '- read [a](https://a.example/)'),
    9,
    /one link and nothing else/,
  ],
  'items among the resources': [
    atEnd('## Resources', '', '- [ ] a'),
    9,
    /do not stand under resources/,
  ],
  'items among the notes': [atEnd('## Notes', '', '- [x] a'), 9, /do not stand under notes/],
  'a table among the notes': [atEnd('## Notes', '', '| a |', '| - |'), 9, /only under/],
  'a section that comes again in the other language': [
    atEnd('## Notes', '', '## 说明'),
    9,
    /line 7/,
  ],
  'a week plan without a table': [atEnd('## Week plan'), 7, /must be a table/],
  'a week plan with other columns': [
    atEnd('## Week plan', '', '| Day | Goal | Task |', '| - | - | - |', '| 1 | a | b |'),
    9,
    /Week \| Goal \| Task/,
  ],
  'a week plan without rows': [weeks(), 9, /no rows/],
  'weeks that overlap': [weeks('| 1-2 | a | b |', '| 2-3 | a | b |'), 12, /already at week 2/],
  'weeks that go backwards': [
    weeks('| 1 | a | b |', '| 2 | a | b |', '| 1 | a | b |'),
    13,
    /out of order/,
  ],
  'a range that runs backwards': [weeks('| 3-1 | a | b |'), 11, /"3-1" must be a week/],
  'a week 0': [weeks('| 0 | a | b |'), 11, /"0" must be a week/],
  'a week in words': [weeks('| first | a | b |'), 11, /"first" must be a week/],
  'a row of two cells': [weeks('| 1 | a |'), 11, /three cells/],
  'a row of four cells': [weeks('| 1 | a | b | c |'), 11, /three cells/],
  'a week without a goal': [weeks('| 1 | | b |'), 11, /goal is empty/],
  'front matter that is never closed': [['---', 'language: en', ...atEnd()], 1, /never closed/],
  'front matter that is no YAML': [['---', 'a: [', '---', ...atEnd()], 2, /not valid YAML/],
  'front matter that is a list': [['---', '- a', '---', ...atEnd()], 2, /"key: value" lines/],
  'an unknown key in the front matter': [
    ['---', 'language: en', 'author: me', '---', ...atEnd()],
    3,
    /"author"/,
  ],
  'a key given twice in the front matter': [
    ['---', 'language: en', 'language: de', '---', ...atEnd()],
    3,
    /not valid YAML/,
  ],
  'a date that does not exist': [
    ['---', 'language: en', 'updated: 2025-02-30', '---', ...atEnd()],
    3,
    /"updated" must be a date/,
  ],
  'a language that is no tag': [['---', 'language: English', '---', ...atEnd()], 2, /language tag/],
};

describe('the reader refuses', () => {
  test.each(Object.entries(refusals))('%s', (_, [lines, line, problem]) => {
    const problems = problemsOf(lines);
    expect(problems).toContainEqual([line, expect.stringMatching(problem)]);
    for (const [, sentence] of problems) expect(sentence).toMatch(/^[A-Z"*].*\.$/);
  });
});

test('the frame around these refusals is itself fine', () => {
  expect(problemsOf(inTopic())).toEqual([]);
  expect(problemsOf(inPhase('- [ ] a'))).toEqual([]);
  expect(problemsOf(atEnd())).toEqual([]);
  expect(problemsOf(weeks('| 1 | a | b |', '| 2–3 | a | b |'))).toEqual([]);
  // A gap is a week without a goal of its own.
  expect(problemsOf(weeks('| 2 | a | b |', '| 4 | a | b |'))).toEqual([]);
});

test('all problems are told at once, in the order of the lines', () => {
  const problems = problemsOf([
    '---',
    'mood: good',
    '---',
    '# T',
    '',
    '## P (3 days)',
    '',
    '#### Deep',
    '',
    '### X {#NO}',
    '',
    '- a',
  ]);
  expect(problems.map(([line]) => line)).toEqual([2, 6, 8, 10, 12]);
});
