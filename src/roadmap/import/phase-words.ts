import { narrowDigits } from './full-width.ts';
import { numeral, readNumeral } from './numerals.ts';

/** What authors call the parts of a roadmap, in the languages that were read. */
const phaseWords =
  'phase|stage|module|level|tier|part|fase|etapa|módulo|modulo|nivel|nível|parte|giai đoạn|chặng|cấp độ|phần|' +
  'aşama|evre|faz|seviye|modül|bölüm|kısım|tahap|tahapan|tingkat|modul|bagian|étape|niveau|partie|stufe|etappe|teil|' +
  'этап|фаза|уровень|модуль|часть|ступень|阶段|階段|模块|模組|단계|레벨|모듈|フェーズ|ステージ|レベル|段階';
/** Words that number a heading without making it a phase. */
const stepWords =
  'step|chapter|unit|lesson|section|milestone|sprint|paso|unidad|capítulo|capitulo|lección|passo|unidade|aula|bước|chương|bài|' +
  'adım|ünite|ders|langkah|bab|leçon|chapitre|schritt|kapitel|шаг|глава|урок|步骤|步|章|节|课|讲|部分|篇|ステップ|章節|장';

const separator = '\\s*[:：.．、,，|｜·\\-–—]*\\s*';
const before = (words: string) =>
  new RegExp(`^(?:${words})\\s*[-#]?\\s*(${numeral})(?![\\d.]*\\d)${separator}`, 'iu');
const after = (words: string) =>
  new RegExp(
    `^(?:第\\s*)?(${numeral})\\s*(?:[.ºª°]|-?(?:st|nd|rd|th|e|er|ère|ème|я|й|ая))?\\s*(?:个)?(?:${words})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])${separator}`,
    'iu',
  );
const unnumbered = new RegExp(
  `^(?:${phaseWords})(?=\\s*[:：])|(?:^|\\s)(?:${phaseWords})$|(?:阶段|階段|段階)(?=$|\\s*[:：（(])`,
  'iu',
);

const numberedPhase = [before(phaseWords), after(phaseWords)];
const numberedStep = [before(stepWords), after(stepWords)];

export type Ordinal = { number: number; rest: string };

/** Cuts `Phase 2:`, `第二阶段`, `2. Aşama`, `1단계` off a heading. */
export function cutPhaseWord(heading: string): Ordinal | undefined {
  return cut(heading, numberedPhase);
}

/** Cuts `Step 2:`, `Chapter 3 -`, `第一章` off a heading. */
export function cutStepWord(heading: string): Ordinal | undefined {
  return cut(heading, numberedStep);
}

/** Whether a heading calls itself a phase, with a number or without. */
export function isPhaseHeading(heading: string): boolean {
  return cutPhaseWord(heading) !== undefined || unnumbered.test(heading);
}

function cut(heading: string, patterns: RegExp[]): Ordinal | undefined {
  const text = narrowDigits(heading);
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const number = match?.[1] === undefined ? undefined : readNumeral(match[1]);
    if (match !== null && number !== undefined)
      return { number, rest: heading.slice(match[0].length) };
  }
  return undefined;
}
