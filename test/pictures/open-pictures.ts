import { createRequire } from 'node:module';

type Canvas = typeof import('@napi-rs/canvas');

/** Says so once, because a silent skip looks like a pass. */
export function areFontsMissing(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    resolve('@napi-rs/canvas');
    resolve('@fontsource/noto-sans-sc/unicode.json');
    resolve('@fontsource/noto-color-emoji/400.css');
    return false;
  } catch {
    process.stderr.write('The tests of pictures are skipped: optional packages are absent.\n');
    return true;
  }
}

/**
 * The canvas without the machine's own fonts, as in a container: a glyph that the product does not
 * bring shows. To be called before anything else loads the canvas.
 */
export function loadCanvas(): Promise<Canvas> {
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  return import('@napi-rs/canvas');
}
