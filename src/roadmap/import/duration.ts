import type { Duration as Span } from '../title-tail.ts';
import { narrowDigits } from './full-width.ts';

/** A length of time as an author wrote it. */
export type Duration = { unit: Span['unit'] | 'hour' | 'month'; min: number; max: number };

const units: [Duration['unit'], string][] = [
  ['hour', 'h|hrs?|hours?|小时|horas?|giờ|saat|시간|時間|jam|heures?|stunden?|час(?:а|ов)?'],
  ['day', 'd|days?|天|日|días?|dias?|ngày|gün|일|hari|jours?|tage?|дн(?:я|ей)|день'],
  [
    'week',
    'w|wks?|weeks?|个?周|个?星期|週間?|semanas?|tuần|hafta|주|minggu|semaines?|wochen?|недел[а-я]+',
  ],
  [
    'month',
    'months?|个月|個月|[かヶ]月|meses|mes|mês|tháng|ay|개월|bulan|mois|monate?|месяц(?:а|ев)?',
  ],
];
const number = '(\\d{1,4}(?:[.,]\\d)?)';
const range = '\\s*(?:[-–—~～〜至到]|to|a|à|bis|đến|sampai|до|から)\\s*';
const prefix =
  '(?:(?:duration|estimated time|time|预计|时长|用时|约|大约|about|approx\\.?|duración|duração|thời gian|süre|durasi|waktu|durée|dauer|所要時間|소요 시간)\\s*[:：]?\\s*)?[~≈～]?\\s*';
const suffix = '\\s*(?:\\+|左右|以上|内)?';
const patterns = units.map(([unit, words]) => ({
  unit,
  pattern: new RegExp(
    `^${prefix}${number}(?:${range}${number})?\\s*-?(?:${words})${suffix}$`,
    'iu',
  ),
}));

/** Reads a text that is a length and nothing else. `3-4 月` is March to April, and no length. */
export function readDuration(text: string): Duration | undefined {
  const plain = narrowDigits(text).trim();
  for (const { unit, pattern } of patterns) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const min = Number(match[1]?.replace(',', '.'));
    const max = Number((match[2] ?? match[1])?.replace(',', '.'));
    return max > 0 && max >= min ? { unit, min, max } : undefined;
  }
  return undefined;
}

/** In days; a working day has eight hours, half a day is the least. */
export function toDays({ unit, max }: Duration): number {
  const days = { hour: 1 / 8, day: 1, week: 7, month: 30 }[unit] * max;
  return Math.max(0.5, Math.round(days * 2) / 2);
}

/** In whole weeks, at least one. */
export function toWeeks({ unit, min, max }: Duration): { min: number; max: number } {
  const weeks = { hour: 1 / 40, day: 1 / 7, week: 1, month: 4 }[unit];
  const least = Math.max(1, Math.floor(min * weeks));
  return { min: least, max: Math.max(least, Math.ceil(max * weeks)) };
}
