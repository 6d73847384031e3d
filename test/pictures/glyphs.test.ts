import { beforeAll, describe, expect, test } from 'vitest';
import { createFonts, type Fonts } from '../../src/pictures/fonts.ts';
import { graphemesOf } from '../../src/pictures/graphemes.ts';
import { createPen, type Pen } from '../../src/pictures/pen.ts';
import { areFontsMissing, loadCanvas } from './open-pictures.ts';

const SIZE = 40;
const STYLE = { size: SIZE, colour: '#000' };

describe.skipIf(areFontsMissing())('what is written in a picture', () => {
  let fonts: Fonts;
  let draw: (by: (pen: Pen) => void) => { pixels: string; ink: number };
  let pen: Pen;
  /** How the canvas draws what no font has. */
  let missing: string;

  beforeAll(async () => {
    const { createCanvas, GlobalFonts } = await loadCanvas();
    expect(GlobalFonts.families).toEqual([]);
    fonts = createFonts(GlobalFonts);
    const canvas = createCanvas(SIZE * 2, SIZE * 2);
    const ctx = canvas.getContext('2d');
    pen = createPen(ctx, fonts);
    draw = (by) => {
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      by(pen);
      const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
      return { pixels: Buffer.from(data).toString('base64'), ink: data.filter(Boolean).length };
    };
    missing = draw(() => {
      ctx.font = `${SIZE}px ${fonts.familiesFor('', 400)}`;
      ctx.fillText('\u{10fff0}', 5, SIZE + 10);
    }).pixels;
  });

  const glyphOf = (text: string) => draw((pen) => pen.text(text, 5, SIZE + 10, STYLE));

  test.each([
    ['Latin', 'AZaz09éßñ%/+…“”'],
    ['Chinese', '同路学习打卡排名积分连续未达标休息周请假'],
    ['rare Chinese', '龘靐喆堃祎玥淼犇翀赟旻晗頔镕璟燚'],
    ['Traditional and Japanese', '學習進度ひらがなカタカナ'],
    ['Cyrillic', 'АЯаяёж'],
    ['symbols', '·•→✓★①№℃'],
  ])('%s has its glyphs', (_, text) => {
    for (const character of text) {
      const { pixels, ink } = glyphOf(character);
      expect([character, ink > 0, pixels === missing]).toEqual([character, true, false]);
    }
  });

  test.each([
    '😀',
    '✅',
    '❤️',
    '❤',
    '☀️',
    '🌱',
    '👩🏽‍💻',
    '👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    '🇨🇳',
    '🇺🇳',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '1️⃣',
    '#️⃣',
    '🫠',
  ])('%s is one emoji in colour', (emoji) => {
    const { pixels, ink } = glyphOf(emoji);
    expect([ink > 0, pixels === missing]).toEqual([true, false]);
    expect(pen.widthOf(emoji, STYLE)).toBeCloseTo(pen.widthOf('😀', STYLE), 0);
    const colours = new Set(Buffer.from(pixels, 'base64').toString('latin1').match(/.../gs));
    expect(colours.size).toBeGreaterThan(20);
  });

  test('two flags are told apart', () => {
    expect(glyphOf('🇨🇳').pixels).not.toBe(glyphOf('🇺🇳').pixels);
  });

  test.each([
    ['Žižek Paweł', 'Zizek Pawel'],
    ['𝓛𝓲𝓷 𝕃𝕚𝕟', 'Lin Lin'],
    ['محمد Lin', '… Lin'],
    ['한국 Ελλ', '… …'],
    ['a\u202eb\u200bc', 'abc'],
    ['x\n\ny', 'x y'],
    ['e\u0301', 'é'],
  ])('%s, which no font has, becomes %s', (given, drawn) => {
    const texts = graphemesOf(given, fonts.has).map(({ text }) => text);
    expect(texts.join('')).toBe(drawn);
  });

  test('digits are equally wide, so that numbers stand under each other', () => {
    for (const weight of [400, 700] as const) {
      const widths = [...'0123456789'].map((digit) =>
        pen.widthOf(digit.repeat(8), { ...STYLE, weight }),
      );
      expect(new Set(widths.map((width) => width.toFixed(3))).size).toBe(1);
    }
  });

  test('a long text is cut to its width, with an ellipsis, and a short one is left alone', () => {
    const style = { ...STYLE, width: 200 };
    for (const text of [
      'W'.repeat(90),
      '国'.repeat(90),
      '👨‍👩‍👧‍👦'.repeat(90),
      'a 国 😀 '.repeat(20),
    ]) {
      expect(pen.widthOf(text, style)).toBeLessThanOrEqual(200);
      expect(pen.widthOf(text, style)).toBeGreaterThan(120);
    }
    expect(pen.widthOf('Lin', style)).toBe(pen.widthOf('Lin', STYLE));
  });
});
