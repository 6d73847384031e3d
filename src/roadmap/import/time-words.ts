import { narrowDigits } from './full-width.ts';
import { numeral, readNumeral } from './numerals.ts';

/** A place in time that an author named: "Week 2-3", "第1天", "3. Hafta". */
export type TimeSpan = { unit: 'day' | 'week' | 'month'; from: number; to: number };

const words: [TimeSpan['unit'], string][] = [
  [
    'week',
    'weeks?|周|週目?|星期|semanas?|tuần|hafta|주차|주|minggu|pekan|semaines?|wochen?|недел[яи]',
  ],
  ['day', 'days?|天|日目?|día|dia|ngày|gün|일차|일|hari|jours?|tage?|день|дни'],
  ['month', 'months?|个月|個月|か月目?|ヶ月目?|mes|mês|tháng|ay|개월차|bulan|mois|monat|месяц'],
];
const to = '\\s*(?:[-–—~～〜至到&]|to|a|à|bis|đến|sampai|до|and|y|e)\\s*';
const edge = '(?<![\\p{L}\\d])';
const end = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])';
const patterns = words.flatMap(([unit, names]) => [
  {
    unit,
    pattern: new RegExp(
      `${edge}(?:${names})\\s*[-#]?\\s*(\\d{1,3})(?:${to}(?:(?:${names})\\s*)?(\\d{1,3}))?${end}`,
      'iu',
    ),
  },
  {
    unit,
    pattern: new RegExp(
      `第\\s*(${numeral})(?:${to}(?:第\\s*)?(${numeral}))?\\s*(?:${names})`,
      'iu',
    ),
  },
  {
    unit,
    pattern: new RegExp(
      `^(\\d{1,3})(?:${to}(\\d{1,3}))?\\s*(?:\\.\\s*|º\\s*|ª\\s*)(?:${names})${end}`,
      'iu',
    ),
  },
  {
    unit,
    pattern: new RegExp(`^(\\d{1,3})(?:${to}(\\d{1,3}))?(?:주차|일차|개월차|週目|日目)`, 'iu'),
  },
]);

/**
 * Finds the week, day or month numbers of a heading or a cell, and what is left without them. A
 * time in the middle of a sentence does not count: it stands first, last, or in brackets.
 */
export function takeTime(text: string): { span: TimeSpan; rest: string } | undefined {
  const plain = narrowDigits(text);
  for (const { unit, pattern } of patterns) {
    const match = pattern.exec(plain);
    if (match?.[1] === undefined) continue;
    const before = plain.slice(0, match.index);
    const after = plain.slice(match.index + match[0].length);
    if (!/^[\s([（【|]*$/.test(before) && !/^[\s)\]）】:：|]*$/.test(after)) continue;
    const from = readNumeral(match[1]);
    const last = match[2] === undefined ? from : readNumeral(match[2]);
    if (from === undefined || last === undefined || last < from) continue;
    const rest = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`
      .replace(/[(（【[]\s*[)）】\]]/g, '')
      .replace(/^[\s:：.．、|｜·\-–—]+|[\s:：|｜\-–—]+$/g, '');
    return { span: { unit, from, to: last }, rest };
  }
  return undefined;
}

/** The weeks, from 1, that a span covers. */
export function weeksOf({ unit, from, to: last }: TimeSpan): { from: number; to: number } {
  if (unit === 'week') return { from, to: last };
  if (unit === 'day') return { from: Math.ceil(from / 7), to: Math.ceil(last / 7) };
  return { from: (from - 1) * 4 + 1, to: last * 4 };
}
