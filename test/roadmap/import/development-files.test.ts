import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importRoadmap } from '../../../src/roadmap/import/import.ts';
import { leavesOf } from '../../../src/roadmap/roadmap.ts';

/** Public roadmaps under open licences; not in every checkout. What follows was judged by reading them. */
const folder = new URL('../../../../shared/roadmaps-dev/', import.meta.url);
const isHere = existsSync(folder);

const load = (name: string) => readFileSync(new URL(name, folder), 'utf8');

function read(name: string) {
  const result = importRoadmap(load(name), name);
  if (result.kind === 'refused') throw new Error(JSON.stringify(result.problem));
  return result;
}

/** The lines of a document from one line on, up to another. */
function linesBetween(markdown: string, from: RegExp, to: RegExp): string[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line, index) => index > start && to.test(line));
  return lines.slice(start, end === -1 ? lines.length : end);
}

const plain = (text: string) =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`~\s]|^[⭐]/gu, '')
    .toLowerCase();

/** Items and topics without items against what a reader finds, as F1. */
function f1(found: string[], wanted: string[]): number {
  const left = wanted.map(plain);
  const right = found.map(plain);
  const hits = right.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * hits) / (found.length + wanted.length);
}

const bullets = (lines: string[]) =>
  lines.flatMap((line) => /^\s*[-*+]\s+(?:\[.\] )?(.*\S)/.exec(line)?.[1] ?? []);
const firstCells = (lines: string[]) =>
  lines.flatMap((line, index) => {
    const isRow =
      / \| |\| /.test(line) &&
      !/^[\s|:-]+$/.test(line) &&
      !/^[\s|:-]+$/.test(lines[index + 1] ?? '');
    return isRow
      ? [
          line
            .replace(/^\s*\|/, '')
            .split('|')[0]
            ?.trim() ?? '',
        ]
      : [];
  });
/** Bullets that no deeper bullet follows. */
const leafBullets = (lines: string[]) => {
  const list = lines.filter((line) => /^\s*[-*+]\s/.test(line) || /^#/.test(line));
  const indent = (line: string) => (/^#/.test(line) ? -1 : (/^\s*/.exec(line)?.[0].length ?? 0));
  return bullets(
    list.filter(
      (line, index) => !/^#/.test(line) && indent(list[index + 1] ?? '#') <= indent(line),
    ),
  );
};
const headings = (markdown: string, level: RegExp) =>
  markdown.split('\n').flatMap((line) => level.exec(line)?.[1] ?? []);

type Judgement = {
  title: string;
  language: string;
  phases: string[];
  topics: number;
  /** Items, and titles of topics that have none, by a look at the file that knows nothing of the importer. */
  leaves: (markdown: string) => string[];
  least?: number;
};

const judgements: Record<string, Judgement> = {
  '06-ossu-computer-science-en.md': {
    title: 'Open Source Society University',
    language: 'en',
    phases: ['Intro CS', 'Core CS', 'Advanced CS', 'Final project'],
    topics: 23,
    leaves: (text) =>
      firstCells(linesBetween(text, /^## Intro CS/, /^## Congratulations/)).map((cell) =>
        cell.replace(/\*$/, ''),
      ),
  },
  '08-devops-roadmap-milanm-en.md': {
    title: 'DevOps Roadmap 2026.',
    language: 'en',
    phases: ['Learning resources for DevOps Engineers (mostly free)'],
    topics: 13,
    leaves: (text) => [
      ...headings(text, /^### (?:\d+\. )?((?!Tools|Books|Learn Server|Learn CI).*)$/).filter(
        (title) => !/^Learn (?:Server|CI)/.test(title),
      ),
      ...bullets(linesBetween(text, /^### 5\./, /^\*\*Resources/)),
      ...bullets(linesBetween(text, /^### 9\./, /^\*\*Resources/)),
    ],
  },
  '10-llm-course-en.md': {
    title: 'llm course',
    language: 'en',
    phases: ['LLM Fundamentals', 'The LLM Scientist', 'The LLM Engineer'],
    topics: 20,
    leaves: (text) => {
      let isResource = false;
      const lines = linesBetween(text, /LLM Fundamentals$/, /^## Acknowledgements/).filter(
        (line) => {
          if (/^#/.test(line)) isResource = false;
          if (/^📚/.test(line)) isResource = true;
          return !isResource;
        },
      );
      return bullets(lines);
    },
  },
  '13-90days-cybersecurity-en.md': {
    title: '90-Day Cybersecurity Study Plan',
    language: 'en',
    phases: ['90-Day Cybersecurity Study Plan'],
    topics: 12,
    leaves: (text) => [
      ...bullets(linesBetween(text, /^## Day 1-7/, /Contributors/)),
      'Day 71-77: Cloud Platforms',
      'Search for jobs on Indeed: https://indeed.com',
      'Look for opportunities on LinkedIn: https://linkedin.com',
    ],
  },
  '15-100-days-of-ml-en.md': {
    title: '100-Days-Of-ML-Code',
    language: 'en',
    phases: ['100-Days-Of-ML-Code'],
    topics: 54,
    leaves: (text) => headings(text, /^## (.*\S)/),
  },
  '16-hacker-roadmap-en.md': {
    title: 'hacker roadmap',
    language: 'en',
    phases: ['Languages', 'Content Management Systems', 'Tools by category'],
    topics: 12,
    leaves: (text) => [
      ...bullets(linesBetween(text, /^# Languages/, /^# Basic steps/)),
      ...firstCells(linesBetween(text, /^# Tools by category/, /^# Additional/)),
    ],
  },
  '19-ai-expert-roadmap-images-en.md': {
    title: 'i.am.ai AI Expert Roadmap',
    language: 'en',
    phases: ['i.am.ai AI Expert Roadmap'],
    topics: 6,
    leaves: (text) => ['Fundamentals', ...headings(text, /^## (.* Roadmap)$/)],
  },
  '28-java-basic-route-45days-zh.md': {
    title: 'Java 学习路线',
    language: 'zh-CN',
    phases: ['阶段 1：编程语言基础', '阶段 2：巩固基础', '阶段 3：企业开发基础'],
    topics: 12,
    leaves: (text) => {
      let isContent = false;
      const lines = text.split('\n').filter((line) => {
        if (/^#{2,4} /.test(line)) isContent = /需掌握的知识|练手项目/.test(line);
        return isContent || /^#/.test(line);
      });
      return [
        ...leafBullets(lines).filter((line) => !line.startsWith('描述')),
        'Java 基础',
        '数据结构与算法',
      ];
    },
  },
  '29-aust-java-path-nested-zh.md': {
    title: 'aust java path nested',
    language: 'zh-CN',
    phases: ['aust java path nested'],
    topics: 15,
    leaves: (text) => [
      ...bullets(text.split('\n').filter((line) => /^ {4}- /.test(line))).filter(
        (line) => !line.startsWith('概览'),
      ),
      ...bullets(text.split('\n').filter((line) => /^- /.test(line))).filter(
        (line) => !/^Java ?(SE|Web)/.test(line),
      ),
    ],
  },
  '36-bigdata-frontmatter-h1s-zh.md': {
    title: 'Big Data Study Roadmap',
    language: 'zh-CN',
    phases: ['Big Data Study Roadmap'],
    topics: 9,
    leaves: (text) => leafBullets(linesBetween(text, /^# 编程语言/, /^# 学习网站/)),
  },
  '67-checklist-pemula-id.md': {
    title: 'CHECKLIST PERSIAPAN PEMULA PROGRAMMING',
    language: 'id',
    phases: [
      'PHASE 0: SETUP & PERSIAPAN AWAL',
      'PHASE 1: FUNDAMENTALS (Minggu 1-3)',
      'PHASE 2: INTERMEDIATE (Minggu 4-6)',
      'PHASE 3: PROBLEM SOLVING (Minggu 7-9)',
      'CHECKING YOUR PROGRESS',
      'FINAL CHECKLIST: BEFORE MOVING TO SPECIALIZATION',
    ],
    topics: 22,
    leaves: (text) => bullets(text.split('\n').filter((line) => line.includes('- [ ]'))),
  },
};

describe.skipIf(!isHere)('a public roadmap', () => {
  test.each(Object.entries(judgements))('%s is read as its author meant it', (name, judgement) => {
    const { roadmap, headings: phases, counts } = read(name);
    expect(roadmap.title).toBe(judgement.title);
    expect(roadmap.language).toBe(judgement.language);
    expect(phases).toEqual(judgement.phases);
    expect(counts.topics).toBe(judgement.topics);
    const found = leavesOf(roadmap).map(({ id, text, topic }) =>
      id === topic.id ? topic.title : text,
    );
    const wanted = judgement.leaves(load(name));
    expect(f1(found, wanted)).toBeGreaterThanOrEqual(judgement.least ?? 0.95);
  });

  test('gives its weeks: days become weeks, a missing week stays missing', () => {
    const weeks = (name: string) =>
      read(name).roadmap.weekPlan.map(({ from, to }) =>
        from === to ? `${from}` : `${from}-${to}`,
      );
    expect(weeks('13-90days-cybersecurity-en.md')).toEqual([
      '1',
      '2',
      '3-4',
      '5-6',
      '7-8',
      '9',
      '10',
      '11',
      '13',
      '14',
    ]);
    expect(weeks('67-checklist-pemula-id.md')).toEqual(['1', '2', '3', '4', '5', '6', '7-9']);
    expect(weeks('15-100-days-of-ml-en.md')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  test('gives its lengths, goals, groups and resources', () => {
    const java = read('28-java-basic-route-45days-zh.md').roadmap;
    const [basics, java8] = java.phases[0]?.topics ?? [];
    expect(basics).toMatchObject({ title: 'Java 编程基础', days: 45 });
    expect(basics?.items.find(({ text }) => text === '继承')?.group).toBe('面向对象');
    expect(basics?.resources.map(({ title }) => title)).toContain('《Head First Java》');
    expect(java8).toMatchObject({ title: 'Java 8', days: 3 });
    expect(java.phases[0]?.summary).toMatch(/^培养兴趣/);
    const ossu = read('06-ossu-computer-science-en.md').roadmap;
    expect(ossu.phases[0]?.topics[0]).toMatchObject({ days: 98, done: false });
    const devops = read('08-devops-roadmap-milanm-en.md').roadmap;
    expect(devops.phases[0]?.topics[0]).toMatchObject({ title: 'GIT', number: 1 });
    expect(devops.phases[0]?.topics[0]?.resources).toHaveLength(9);
  });
});
