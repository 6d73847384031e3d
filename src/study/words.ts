/** Words and their likeness, for finding what a week plan's row names. */

/**
 * The telling words of a text. Words of scripts that write spaces are taken whole, without case
 * and without common English endings, so that "log" is in "Logging" but not in "catalog". Chinese
 * and other unspaced scripts are told apart by `Intl.Segmenter`; the single characters that it
 * leaves where its dictionary lacks a word (监|控) are paired. Words that say nothing of a subject
 * are left out.
 */
export function tellingWords(text: string): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const spaced = [...plain.replace(unspaced, ' ').matchAll(/[\p{L}\p{M}\p{N}]+[+#]*/gu)];
  const words = [
    ...spaced.map(([word]) => withoutEnding(word)),
    ...[...plain.matchAll(unspaced)].flatMap(([run]) => unspacedWords(run)),
  ];
  return new Set(words.filter((word) => word.length > 1 && !/^\d+$/.test(word) && !dull.has(word)));
}

/** The text without case, spaces and punctuation, to look for one text in another. */
export function bareText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Whether the text is written without spaces, so that it may be looked for inside another. */
export function isUnspaced(text: string): boolean {
  return text.search(unspaced) >= 0;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function unspacedWords(run: string): string[] {
  const segments = [...segmenter.segment(run)].map(({ segment }) => segment);
  const pairs = segments.flatMap((segment, i) => {
    const next = segments[i + 1] ?? '';
    return isLone(segment) && isLone(next) ? [segment + next] : [];
  });
  return [...segments, ...pairs];
}

/** A single character that could be half a word. */
function isLone(segment: string): boolean {
  return segment.length === 1 && !'与和及或的地得在到对为等从把被是用'.includes(segment);
}

/** Enough of English endings for "deploy" to meet "deployments"; both sides lose the same. */
function withoutEnding(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || word.endsWith('ss')) return word;
  const stem = word
    .replace(/i[sz](?:e|es|ed|er|ing|ation|ations)$/, '')
    .replace(/(?:ments?|ings?|ed|es|s|e)$/, '')
    .replace(/ies?$|y$/, 'i')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  return stem.length > 2 ? stem : word;
}

/** Without their endings, as compared. */
const dull = new Set(
  [
    'a an and are as at be by can do for from how in into is it its of on or our per that the then',
    'this to up via vs we what when which why with you your not no all any more other one two new',
    'use using used make making write writing create add build learn learning study understand',
    'know read start run set setup get try review finish complete implement introduce introduction',
    'intro basic basics fundamental fundamentals concept concepts advanced overview practice project',
    'projects exercise week weeks day days phase topic topics system systems tool tools work part',
    '系统 体系 基础 入门 进阶 高级 学习 了解 掌握 理解 熟悉 使用 应用 实现 实践 实战 项目 任务 内容 相关',
    '管理 设计 新建 创建 编写 启动 接入 自动 能力 核心 常用 常见 工具 完成 阶段 知识 技术 概念 方法 如何 什么',
    '何时 以及 一个 进行 环境 练习 复习 总结 开发 功能 本周 第一',
  ]
    .flatMap((line) => line.split(' '))
    .map(withoutEnding),
);
