import { describe, expect, test } from 'vitest';
import { type Imported, importRoadmap } from '../../../src/roadmap/import/import.ts';

type Read = Extract<Imported, { kind: 'read' }>;

function read(lines: string[], name = 'plan.md'): Read {
  const result = importRoadmap(lines.join('\n'), name);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problem));
  return result;
}

/** Phases with their topics with their items, in short: `x` done, `-` open, `*` a topic without items. */
function shape(lines: string[], name?: string) {
  const { roadmap } = read(lines, name);
  return roadmap.phases.map(({ title, topics }) => [
    title,
    ...topics.map((topic) => [
      topic.implicit === true ? '' : topic.title,
      ...(topic.items.length === 0
        ? ['*']
        : topic.items.map(({ text, done }) => `${done ? 'x' : '-'} ${text}`)),
    ]),
  ]);
}

const codes = (lines: string[]) => read(lines).report.map(({ code }) => code);
const firstTopic = (lines: string[]) => read(lines).roadmap.phases[0]?.topics[0];

describe('phases and topics', () => {
  test.each([
    ['Fase 1: Bases', 'Bases', 1],
    ['Etapa 2 - APIs', 'APIs', 2],
    ['Giai đoạn 3: Nâng cao', 'Nâng cao', 3],
    ['2. Aşama: Python', 'Python', 2],
    ['1단계: 기초', '기초', 1],
    ['フェーズ２：応用', '応用', 2],
    ['Этап 1. Основы', 'Основы', 1],
    ['第三阶段 实战', '实战', 3],
    ['阶段 4：部署', '部署', 4],
    ['Étape 1 : Bases', 'Bases', 1],
    ['Stufe 2: Aufbau', 'Aufbau', 2],
    ['Phase One: Basics', 'Basics', 1],
    ['Module III - Data', 'Data', 3],
    ['🎯 **Level 2**: Tools', 'Tools', 2],
  ])('"%s" is a phase', (heading, title, number) => {
    const { roadmap, report } = read(['# T', `## ${heading}`, '- a', '## Phase 9: Last', '- b']);
    expect(roadmap.phases[0]).toMatchObject({ title, number });
    expect(report.map(({ code }) => code)).toContain('phases-by-words');
  });

  test('headings that own items are topics, and the headings above them phases', () => {
    expect(
      shape(['# T', '## Front', '### HTML', '- a', '### CSS', '- b', '## Back', '### SQL', '- c']),
    ).toEqual([
      ['Front', ['HTML', '- a'], ['CSS', '- b']],
      ['Back', ['SQL', '- c']],
    ]);
  });

  test('with nothing above the topics the roadmap is one phase', () => {
    expect(shape(['# T', '## HTML', '- a', '## CSS', '- b'])).toEqual([
      ['T', ['HTML', '- a'], ['CSS', '- b']],
    ]);
  });

  test('a document without items has its headings as topics', () => {
    expect(shape(['# T', '## A', 'words', '## B', 'words'])).toEqual([
      ['T', ['A', '*'], ['B', '*']],
    ]);
  });

  test('a document without headings has its outer bullets as topics', () => {
    expect(shape(['- A', '  - a', '  - b', '- B', '  - c', '- C'], 'my-plan.md')).toEqual([
      ['my plan', ['A', '- a', '- b'], ['B', '- c'], ['C', '*']],
    ]);
  });

  test('in phases without headings, bold lines are the topics', () => {
    expect(
      shape([
        '# T',
        '## Phase 1: Web',
        '**HTML**',
        '- a',
        '**CSS**',
        '- b',
        '## Phase 2: Data',
        '**SQL**',
        '- c',
        '**NoSQL**',
        '- d',
      ]),
    ).toEqual([
      ['Web', ['HTML', '- a'], ['CSS', '- b']],
      ['Data', ['SQL', '- c'], ['NoSQL', '- d']],
    ]);
  });

  test('in a document without headings, bold lines are the headings', () => {
    const lines = ['# T', '**Phase 1: Web (2 weeks)**', '- a', '', '**Phase 2: Data**', '- b'];
    expect(shape(lines)).toEqual([
      ['Web', ['', '- a']],
      ['Data', ['', '- b']],
    ]);
    expect(read(lines).roadmap.phases[0]?.weeks).toEqual({ min: 2, max: 2 });
  });

  test('boxes above boxes tick like the others', () => {
    expect(shape(['# T', '- [ ] A', '  - [x] a', '- [ ] B', '  - [ ] b'])).toEqual([
      ['T', ['', '- A', 'x a', '- B', '- b']],
    ]);
  });

  test('headings below a topic group its items', () => {
    const topic = firstTopic([
      '# T',
      '## Phase 1: P',
      '### Web',
      '- a',
      '#### Forms',
      '- b',
      '## Phase 2: Q',
      '- c',
    ]);
    expect(topic?.items.map(({ text, group }) => [text, group])).toEqual([
      ['a', undefined],
      ['b', 'Forms'],
    ]);
  });

  test('a heading inside a list, a heading without its space, and one with an underline are headings', () => {
    expect(
      shape(['# T', '- ### Arrays', '  - [ ] Two Sum', '- ### Graphs', '  - [ ] BFS']),
    ).toEqual([['T', ['Arrays', '- Two Sum'], ['Graphs', '- BFS']]]);
    expect(shape(['# T', '##第 1 周', '- a', '##第 2 周', '- b'])[0]?.slice(1)).toEqual([
      ['第 1 周', '- a'],
      ['第 2 周', '- b'],
    ]);
    expect(shape(['Plan', '====', '', 'One', '---', '- a', '', 'Two', '---', '- b'])).toEqual([
      ['Plan', ['One', '- a'], ['Two', '- b']],
    ]);
  });

  test('text above a rule is text, not a heading', () => {
    expect(
      shape(['# T', '## A', '- a', '', 'That was the first part.', '---', '## B', '- b']),
    ).toEqual([['T', ['A', '- a'], ['B', '- b']]]);
  });

  test('repeated headings keep apart: every id is its own', () => {
    const { roadmap } = read([
      '# T',
      '## Week 1',
      '### Day 1',
      '- a',
      '## Week 2',
      '### Day 1',
      '- a',
    ]);
    const ids = roadmap.phases.flatMap(({ topics }) =>
      topics.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]),
    );
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what is no phase', () => {
  test.each([
    'Resources',
    'Table of Contents',
    'Licence',
    'Contributing',
    'Prerequisites',
    'Tips',
    '学习建议',
    '参考资料',
    'Lời khuyên',
    'Kaynaklar',
    'Recursos',
    'ライセンス',
    '참고 자료',
    'Ссылки',
    'Common mistakes',
  ])('"%s" is left out', (heading) => {
    expect(
      shape([
        '# T',
        '## A',
        '- a',
        '## B',
        '- b',
        `## 📚 ${heading}`,
        '- [c](https://example.com/)',
      ]),
    ).toEqual([['T', ['A', '- a'], ['B', '- b']]]);
  });

  test('its links become resources of the roadmap, those in a topic of the topic', () => {
    const { roadmap } = read([
      '# T',
      '## A',
      '- [Docs](https://a.example/)',
      '**Resources**',
      '- A book',
      '## B',
      '- b',
      '## Resources',
      '- Site：https://b.example/',
      '- [x](./local.md)',
    ]);
    expect(roadmap.resources).toEqual([
      { title: 'Site', url: 'https://b.example/' },
      { title: 'x', url: null },
    ]);
    expect(roadmap.phases[0]?.topics[0]?.resources).toEqual([
      { title: 'Docs', url: 'https://a.example/' },
      { title: 'A book', url: null },
    ]);
  });

  test('prerequisites with boxes are meant to be ticked, bad habits never', () => {
    expect(
      shape([
        '# T',
        '## Prerequisites',
        '- [ ] Install',
        '## A',
        '- [ ] a',
        '## Bad habits',
        '- [ ] Copying',
      ]),
    ).toEqual([['T', ['Prerequisites', '- Install'], ['A', '- a']]]);
  });

  test('a list of links into the document is its table of contents', () => {
    expect(shape(['# T', '- [A](#a)', '- [B](#b)', '## A', '- a', '## B', '- b'])).toEqual([
      ['T', ['A', '- a'], ['B', '- b']],
    ]);
  });
});

describe('items', () => {
  test('without boxes the leaves are items and the bullets above them groups', () => {
    const topic = firstTopic(['# T', '## A', '- x', '- y', '  - y1', '  - y2', '## B', '- b']);
    expect(topic?.items.map(({ text, group }) => [text, group])).toEqual([
      ['x', undefined],
      ['y1', 'y'],
      ['y2', 'y'],
    ]);
  });

  test('beside boxes plain bullets are notes; every box ticks, also nested', () => {
    const topic = firstTopic([
      '# T',
      '## A',
      '- [ ] a',
      '  - [x] b',
      '    - detail',
      '- remark',
      '## B',
      '- [ ] c',
    ]);
    expect(topic?.items.map(({ text, done }) => [text, done])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(topic?.note).toBe('remark');
  });

  test.each([
    ['- [ ]text', '- text'],
    ['- [] text', '- text'],
    ['- **[ ] text**', '- text'],
    ['- [✔️] text', 'x text'],
    ['- [X] text', 'x text'],
    ['* ~~text~~', 'x text'],
    ['- [ ] `__init__` and __main__', '- __init__ and __main__'],
    ['- [ ] **重点（必学）**内容', '- 重点（必学）内容'],
    ['- [ ] ⭐ text', '- text'],
  ])('%s', (line, item) => {
    expect(shape(['# T', '## A', line, '## B', '- [ ] b'])[0]?.[1]).toEqual(['A', item]);
  });

  test('✅ is a state only beside its opposite', () => {
    expect(shape(['# T', '## A ✅', '- ✅ a', '- ✅ b', '## B', '- ✅ c', '- ⬜ d'])).toEqual([
      ['T', ['A', '- a', '- b'], ['B', 'x c', '- d']],
    ]);
  });

  test('bare lines with a sign are items; code never is', () => {
    expect(
      shape([
        '# T',
        '## A',
        '• one',
        '• two',
        '',
        '```',
        '- [ ] code',
        '```',
        '## B',
        '- b',
      ])[0]?.[1],
    ).toEqual(['A', '- one', '- two']);
    expect(codes(['# T', '## A', '- a', '```', '- [ ] x', '```'])).toContain('code-left-out');
  });
});

describe('titles', () => {
  test.each([
    ['1. Git', 'Git', 1, undefined],
    ['二、数据库（3 天）', '数据库', 2, 3],
    ['M01 Linux (~4hrs)', 'Linux', 1, 0.5],
    ['🔥 3) Docker - 2 weeks', 'Docker', 3, 14],
    ['第4章 网络', '网络', 4, undefined],
    ['1️⃣ Basics', 'Basics', 1, undefined],
    ['7天极速掌握', '7天极速掌握', undefined, undefined],
    ['复习（3-4 月）', '复习（3-4 月）', undefined, undefined],
    ['3D graphics', '3D graphics', undefined, undefined],
    ['測試（１０天）', '測試', undefined, 10],
  ])('"%s"', (heading, title, number, days) => {
    const topic = firstTopic(['# T', `## ${heading}`, '- a', '## Other', '- b']);
    expect([topic?.title, topic?.number, topic?.days]).toEqual([title, number, days]);
  });

  test('the title is the H1, else the front matter, else the first line, else the file name', () => {
    const body = ['## A', '- a', '## B', '- b'];
    expect(read(['# 🚀 The H1', ...body]).roadmap.title).toBe('The H1');
    expect(read(['---', 'title: Front', '---', ...body]).roadmap.title).toBe('Front');
    expect(read(['First line', '', ...body]).roadmap.title).toBe('First line');
    expect(read(body, 'path/my_road-map.md').roadmap.title).toBe('my road map');
    expect(read(['<h1 align="center">In HTML</h1>', '', ...body]).roadmap.title).toBe('In HTML');
  });
});

describe('labels', () => {
  test('give the topic its goal, reasons, notes and what is handed in, in any language', () => {
    const topic = firstTopic([
      '# T',
      '## A',
      '**Mục tiêu**: g',
      '**Por qué**',
      '- w',
      '',
      '**Output:** o',
      '',
      '备注：n',
      '',
      '**What to learn**',
      '- a',
      '## B',
      '- b',
    ]);
    expect(topic).toMatchObject({ goal: 'g', why: ['w'], doneWhen: 'o', note: 'n' });
    expect(topic?.items.map(({ text, group }) => [text, group])).toEqual([['a', undefined]]);
  });

  test('that the last bullet swallowed are labels all the same', () => {
    const topic = firstTopic([
      '# T',
      '## A',
      '- [ ] a',
      '**Goal**: g',
      '- [ ] b',
      '## B',
      '- [ ] c',
    ]);
    expect(topic?.goal).toBe('g');
    expect(topic?.items.map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('tables', () => {
  const table = [
    '| Topic | Goal | Status |',
    '|---|---|---|',
    '| **Git** | branches | ✅ |',
    '| [SQL](https://s.example/) | joins | |',
  ];
  test('under a phase their rows are topics', () => {
    const { roadmap } = read(['# T', '## Phase 1: P', ...table, '', '## Phase 2: Q', '- a']);
    expect(roadmap.phases[0]?.topics).toMatchObject([
      { title: 'Git', goal: 'branches', done: true },
      { title: 'SQL', done: false, resources: [{ title: 'SQL' }] },
    ]);
  });
  test('under a topic their rows are items', () => {
    expect(shape(['# T', '## A', ...table, '', '## B', '- b'])[0]?.[1]).toEqual([
      'A',
      'x Git',
      '- SQL',
    ]);
  });
  test('under a schedule they are the week plan', () => {
    const { roadmap } = read([
      '# T',
      '## A',
      '- a',
      '## Schedule',
      '| Week | Goal | Task |',
      '|---|---|---|',
      '| 0 | Setup | x |',
      '| Week 1-2 | G | t |',
      '| 第3周 | H | |',
    ]);
    expect(roadmap.weekPlan).toEqual([
      { from: 1, to: 2, goal: 'G', task: 't' },
      { from: 3, to: 3, goal: 'H', task: '' },
    ]);
  });
  test('in HTML they are tables too, with rowspan', () => {
    const html =
      '<table><tr><th>Stage</th><th>Topic</th></tr><tr><td rowspan="2">One</td><td>Git</td></tr><tr><td>Linux</td></tr></table>';
    expect(shape(['# T', '', html])).toEqual([['T', ['Git', '*'], ['Linux', '*']]]);
  });
});

describe('weeks', () => {
  test('in headings make a week plan; weeks that begin again count on', () => {
    const { roadmap, report } = read([
      '# T',
      '## Phase 1: P',
      '### Week 1: A',
      '- a',
      '### Week 2: B',
      '- b',
      '## Phase 2: Q',
      '### Week 1: C',
      '- c',
      '### Week 2-3: D',
      '- d',
    ]);
    expect(roadmap.weekPlan.map(({ from, to, goal }) => [from, to, goal])).toEqual([
      [1, 1, 'A'],
      [2, 2, 'B'],
      [3, 3, 'C'],
      [4, 5, 'D'],
    ]);
    expect(report.map(({ code }) => code)).toContain('week-restarts');
  });
  test('of a month count within the month', () => {
    const { weekPlan } = read([
      '# T',
      '## Month 1: A',
      '### Week 1-2: B',
      '- b',
      '### Week 3-4: C',
      '- c',
      '## Month 2: D',
      '### Week 1-2: E',
      '- e',
    ]).roadmap;
    expect(weekPlan.map(({ from, to, goal }) => [from, to, goal])).toEqual([
      [1, 2, 'B'],
      [3, 4, 'C'],
      [5, 6, 'E'],
    ]);
  });
  test('in brackets give a phase its length', () => {
    expect(
      read(['# T', '## Fase 1: Bases (Semana 1-3)', '- a', '## Fase 2: APIs (2 meses)', '- b'])
        .roadmap.phases,
    ).toMatchObject([
      { title: 'Bases', weeks: { min: 3, max: 3 } },
      { title: 'APIs', weeks: { min: 8, max: 8 } },
    ]);
  });
});

test('a schedule joins its lines to topics by number and title, and a line "others" stands for the rest', () => {
  const { roadmap, report } = read([
    '# T',
    '## 1. Git',
    '- a',
    '## 2. Docker',
    '- b',
    '## 3. Linux',
    '- c',
    '## 4. Redis',
    '- d',
    '## Study plan',
    '### Phase 1 (2 weeks)',
    '1. Git - 3 days',
    '2. Docker - 2 days',
    '',
    '### Phase 2 (1 week): More',
    '3. Linux - 1 day',
    '4. Other things - on demand',
  ]);
  expect(
    roadmap.phases.map(({ topics }) =>
      topics.map(({ title, days, onDemand }) => [title, days, onDemand]),
    ),
  ).toEqual([
    [
      ['Git', 3, undefined],
      ['Docker', 2, undefined],
    ],
    [
      ['Linux', 1, undefined],
      ['Redis', undefined, true],
    ],
  ]);
  expect(report.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['phases-from-schedule', 'schedule-rest']),
  );
});

describe('the import block of the front matter', () => {
  const body = [
    '# T',
    '## One',
    '### A',
    '- [ ] a',
    '- b',
    '### B',
    '- [ ] c',
    '## Skip me',
    '- [ ] d',
  ];
  test('says which headings are phases, which bullets are items and what to skip', () => {
    expect(
      shape([
        '---',
        'import:',
        '  phases: h3',
        '  items: bullets',
        '  skip: [Skip me]',
        '---',
        ...body,
      ]),
    ).toEqual([
      ['A', ['', '- a', '- b']],
      ['B', ['', '- c']],
    ]);
  });
  test('that says nonsense is left out and reported', () => {
    expect(codes(['---', 'import: { phases: h9 }', '---', ...body])).toContain(
      'front-matter-left-out',
    );
  });
});

test('Windows line ends, a byte order mark and tabs change nothing', () => {
  const lines = ['# T', '## A', '- x', '\t- y', '## B', '- z'];
  const windows = importRoadmap(`\uFEFF${lines.join('\r\n')}`, 'plan.md');
  expect(windows).toEqual(importRoadmap(lines.join('\n'), 'plan.md'));
  expect(shape(lines)).toEqual([['T', ['A', '- y'], ['B', '- z']]]);
});

test('broken characters are reported, MDX imports are gone', () => {
  expect(codes(['# T', '## A', '- caf\uFFFD'])).toContain('broken-characters');
  expect(shape(["import X from './x'", '', '# T', '## A', '- a', '## B', '- b'])[0]?.[0]).toBe('T');
});

test.each([
  ['Học cơ bản và các khái niệm được dùng trong lập trình', 'vi'],
  ['Aprende los conceptos básicos de la programación para ser un desarrollador', 'es'],
  ['Aprenda os conceitos básicos de programação para você não ficar para trás', 'pt'],
  ['Temel kavramları öğren ve bir proje için çalış', 'tr'],
  ['Belajar dasar pemrograman dengan Python untuk pemula dan yang lain', 'id'],
  ['基礎を学ぶためのロードマップです', 'ja'],
  ['기초를 다지는 학습 로드맵', 'ko'],
  ['Основы программирования', 'ru'],
  ['學習資料結構與演算法', 'zh-TW'],
  ['学习数据结构与算法', 'zh-CN'],
  ['Lernen Sie die Grundlagen und wie man das für eine App nutzt', 'de'],
  ['Apprendre les bases pour être à l’aise avec les outils du web et des données', 'fr'],
  ['MIT', 'en'],
])('"%s" is %s', (text, language) => {
  expect(read(['# T', '## A', text, '- x', '## B', '- y']).roadmap.language).toBe(language);
});
