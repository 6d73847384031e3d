const signs =
  '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u{1F3FB}-\\u{1F3FF}\\uFE0F\\u20E3\\u200D]';
const emoji = new RegExp(`(?![©®™])${signs}`, 'gu');
const leading = new RegExp(`^(?:(?![©®™])${signs}|:[a-z][a-z0-9_+-]+:|\\s)+`, 'u');
const shortcode = /:[a-z][a-z0-9_+-]+:/g;
const keycap = /(\d)\uFE0F?\u20E3/g;

/** Takes emoji and `:shortcodes:` out of a heading: they are decoration, never state. */
export function stripEmoji(text: string): string {
  return text
    .replace(keycap, '$1. ')
    .replace(shortcode, ' ')
    .replace(emoji, '')
    .replace(/\s+/g, ' ')
    .replace(/^\s*[|·•]\s*/, '')
    .trim();
}

/** Takes emoji off the beginning of an item. */
export function stripLeadingEmoji(text: string): string {
  return text.replace(keycap, '$1. ').replace(leading, '').trim();
}
