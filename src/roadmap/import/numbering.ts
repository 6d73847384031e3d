import { narrowDigits } from './full-width.ts';
import { readNumeral } from './numerals.ts';
import { cutPhaseWord, cutStepWord } from './phase-words.ts';

const numbers = [
  /^(\d{1,4})\s*[.．、)）:：](?!\d)\s*/,
  /^(\d{1,4})\s+[-–—|]\s+/,
  /^[（(](\d{1,3}|[一二三四五六七八九十]{1,3})[)）]\s*[.、:：]?\s*/,
  /^([一二三四五六七八九十]{1,3})\s*[、.．,，:：]\s*/,
  /^([IVX]{1,5})\s*[.、):：]\s+/,
  /^[A-Z](\d{1,3})\s*[.:：、|\s-]\s*(?=\S)/,
  /^[①②③④⑤⑥⑦⑧⑨⑩]\s*/,
];
const nested = /^\d{1,2}(?:\.\d{1,2})+[.、:：]?\s+(?=\D)/;
const lettered = /^[A-H][.)、]\s+/;

/** Cuts the numbering off a heading: `1.` `一、` `(2)` `M01` `1.2` `Step 3:` `第一章`. */
export function cutNumbering(heading: string): { number: number | undefined; rest: string } {
  const word = cutPhaseWord(heading) ?? cutStepWord(heading);
  if (word !== undefined && word.rest.trim() !== '') return word;
  const text = narrowDigits(heading);
  for (const pattern of numbers) {
    const match = pattern.exec(text);
    if (match === null || match[0].length === text.length) continue;
    const rest = heading.slice(match[0].length);
    return { number: match[1] === undefined ? undefined : readNumeral(match[1]), rest };
  }
  const match = nested.exec(text) ?? lettered.exec(text);
  return { number: undefined, rest: heading.slice(match?.[0].length ?? 0) };
}
