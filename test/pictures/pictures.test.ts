import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createPictures, type Pictures } from '../../src/pictures/create-pictures.ts';
import type { Picture } from '../../src/pictures/facts.ts';
import { areFontsMissing, loadCanvas } from './open-pictures.ts';
import { BOARD, BURN_UP, HOSTILE, PROFILE } from './sample-facts.ts';

/** In pixels: two to a point. */
const WIDTH = 1120;
const LARGEST = 100 * 1024;

type Decoded = {
  width: number;
  height: number;
  /** Red, green, blue and opacity, 0 to 255. */
  at: (x: number, y: number) => readonly number[];
  pixels: Uint8ClampedArray;
};

/** The hash of a board, but for the column of names in its first line. */
function withoutName({ pixels, width, height }: Decoded): string {
  const blank = Uint8ClampedArray.from(pixels);
  for (let y = 180; y < 240 && y < height; y += 1) {
    blank.fill(0, (y * width + 120) * 4, (y * width + 540) * 4);
  }
  return createHash('sha256').update(blank).digest('hex');
}

describe.skipIf(areFontsMissing())('a picture', () => {
  let pictures: Pictures;
  let decode: (picture: Picture) => Promise<Decoded>;

  beforeAll(async () => {
    const { createCanvas, loadImage } = await loadCanvas();
    const created = await createPictures(loadCanvas);
    if (created === null) throw new Error('the canvas is absent');
    pictures = created;
    decode = async ({ data }) => {
      const image = await loadImage(Buffer.from(data));
      const { width, height } = image;
      const ctx = createCanvas(width, height).getContext('2d');
      ctx.drawImage(image, 0, 0);
      const pixels = ctx.getImageData(0, 0, width, height).data;
      const at = (x: number, y: number) => [
        ...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
      ];
      return { width, height, at, pixels };
    };
  });

  describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
    const all = () =>
      Promise.all([
        pictures.profile(language, PROFILE),
        pictures.board(language, BOARD),
        pictures.burnUp(language, BURN_UP),
      ]);

    test('is a PNG of a size that Discord shows sharply and sends quickly', async () => {
      for (const picture of await all()) {
        expect(picture.type).toBe('image/png');
        expect(picture.name).toMatch(/^[a-z-]+\.png$/);
        expect(picture.data.length).toBeLessThan(LARGEST);
        const { width, height } = await decode(picture);
        expect(width).toBe(WIDTH);
        expect(height).toBeGreaterThan(500);
        expect(height).toBeLessThan(900);
      }
    });

    test('has a ground of its own and clear corners, for light and dark alike', async () => {
      for (const picture of await all()) {
        const { at, width, height } = await decode(picture);
        for (const x of [0, width - 1]) {
          for (const y of [0, height - 1]) expect(at(x, y)[3]).toBe(0);
        }
        const [red = 255, green = 255, blue = 255, opacity] = at(width / 2, 20);
        expect(opacity).toBe(255);
        expect(red + green + blue).toBeLessThan(150);
      }
    });
  });

  test('differs by language', async () => {
    const [english, chinese] = await Promise.all([
      pictures.profile('en', PROFILE),
      pictures.profile('zh-CN', PROFILE),
    ]);
    expect(Buffer.from(english.data).equals(chinese.data)).toBe(false);
  });

  test('keeps its layout whatever a member is called', async () => {
    const [first, ...others] = BOARD.lines;
    if (first === undefined) throw new Error('the board is empty');
    const boardOf = async (name: string) =>
      decode(await pictures.board('en', { ...BOARD, lines: [{ ...first, name }, ...others] }));
    const usual = await boardOf('Ann');
    for (const name of HOSTILE) {
      const board = await boardOf(name);
      expect([name, board.width, board.height]).toEqual([name, usual.width, usual.height]);
      expect([name, withoutName(board)]).toEqual([name, withoutName(usual)]);
    }
  });

  test.each(HOSTILE)(
    'is told in at most 1,024 units, nothing invisible in them: %j',
    async (name) => {
      const facts = { ...PROFILE, name, group: name.repeat(20) };
      const { description } = await pictures.profile('zh-CN', facts);
      expect(description.length).toBeLessThanOrEqual(1024);
      expect(description).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff\n]/);
      expect(description.isWellFormed()).toBe(true);
    },
  );

  test('stays small and whole for the longest plan', async () => {
    const facts = {
      ...PROFILE,
      name: HOSTILE[9] ?? '',
      rank: null,
      phases: Array.from({ length: 40 }, (_, at) => ({
        title: `Phase ${at} with a long title`,
        done: 0,
        total: 9,
      })),
      weeks: Array.from({ length: 160 }, (_, at) => ({
        number: at + 1,
        state: at < 100 ? ('met' as const) : ('coming' as const),
        done: at < 100 ? 3 : 0,
      })),
    };
    const picture = await pictures.profile('en', facts);
    expect(picture.data.length).toBeLessThan(LARGEST);
    expect((await decode(picture)).height).toBeLessThan(1200);
  });

  test('can be drawn of nothing: no phases, no weeks, no lines, no check-in', async () => {
    const nothing = { now: 0, best: 0 };
    const profile = { ...PROFILE, phases: [], weeks: [], streak: nothing, points: 0, rank: null };
    const drawn = await Promise.all([
      pictures.profile('en', profile),
      pictures.board('en', { ...BOARD, lines: [], own: null }),
      pictures.burnUp('en', { ...BURN_UP, done: [], forecast: null }),
      pictures.burnUp('en', { ...BURN_UP, planned: [], done: [], forecast: 1e9, total: 1 }),
    ]);
    for (const picture of drawn) {
      expect((await decode(picture)).width).toBe(WIDTH);
      expect(picture.description).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test('marks the caller among the ten, and sets a caller below them apart', async () => {
    const among = await decode(
      await pictures.board('en', { ...BOARD, own: BOARD.lines[3] ?? null }),
    );
    const alone = await decode(await pictures.board('en', { ...BOARD, own: null }));
    const below = await decode(await pictures.board('en', BOARD));
    expect(among.height).toBe(alone.height);
    expect(below.height).toBeGreaterThan(alone.height);
    // The left end of the fourth line, before its place.
    expect(among.at(40, 366)).not.toEqual(alone.at(40, 366));
  });

  test('is drawn several at a time without one disturbing the other', async () => {
    const alone = await pictures.board('en', BOARD);
    const together = await Promise.all([
      pictures.board('en', BOARD),
      pictures.profile('zh-CN', PROFILE),
      pictures.board('en', BOARD),
    ]);
    expect(Buffer.from(alone.data).equals(together[0].data)).toBe(true);
    expect(Buffer.from(alone.data).equals(together[2].data)).toBe(true);
  });
});

test('without the canvas there are no pictures, and nothing fails', async () => {
  const absent = () => Promise.reject(new Error("Cannot find package '@napi-rs/canvas'"));
  expect(await createPictures(absent)).toBeNull();
});
