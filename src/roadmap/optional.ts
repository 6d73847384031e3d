/** How people mark what may be skipped, in the languages roadmaps were read in. */
const WORDS = [
  'optional',
  'bonus',
  'nice to have',
  '可选',
  '选修',
  '选学',
  '選修',
  'opcional',
  'opsional',
  'optionnel',
  'facultatif',
  'tùy chọn',
  'isteğe bağlı',
  'opsiyonel',
  '선택',
  '任意',
  'по желанию',
  'необязательно',
].join('|');

/** In brackets at an end of the text, or before a colon at its beginning: `(optional)`, `可选：`. */
const MARK = new RegExp(
  `[([（［【]\\s*(?:${WORDS})\\s*[)\\]）］】]\\s*$|^\\s*(?:[([（［【]\\s*(?:${WORDS})\\s*[)\\]）］】]|(?:${WORDS})\\s*[:：])`,
  'iu',
);

/** Whether an item's own words say that it may be skipped. The words stay as they are. */
export function isOptional(text: string): boolean {
  return MARK.test(text.normalize('NFC'));
}
