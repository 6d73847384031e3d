/** How a number may be written in a heading: 12, ４, 十二, IV, one. */
export const numeral =
  '(?:\\d{1,4}|[零〇一二三四五六七八九十]{1,4}|[IVX]{1,5}(?![\\p{L}])|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?![\\p{L}]))';

const words = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** The value of such a number; `undefined` when it is none. */
export function readNumeral(text: string): number | undefined {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word;
  if (/^[IVX]+$/i.test(text)) return readRoman(text.toUpperCase());
  return readChinese(text);
}

/** Chinese numerals up to 九十九. */
export function readChinese(text: string): number | undefined {
  if (!/^[零〇一二三四五六七八九十]+$/.test(text)) return undefined;
  const value = (sign: string): number => Math.max(0, '零一二三四五六七八九'.indexOf(sign));
  if (!text.includes('十')) return text.length === 1 ? value(text) : undefined;
  const [tens = '', ones = ''] = text.split('十');
  return (tens === '' ? 1 : value(tens)) * 10 + (ones === '' ? 0 : value(ones));
}

function readRoman(text: string): number | undefined {
  const values = [...text].map((sign) => ({ I: 1, V: 5, X: 10 })[sign] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
