import type { Language } from '../i18n/language.ts';
import { layBoard } from './board.ts';
import { layBurnUp } from './burn-up.ts';
import { describeBoard, describeBurnUp, describeProfile } from './describe.ts';
import { encodePng } from './encode-png.ts';
import type { BoardFacts, BurnUpFacts, Picture, ProfileFacts } from './facts.ts';
import { createFonts } from './fonts.ts';
import { COLOURS, RADIUS, SCALE, WIDTH } from './look.ts';
import { createPen, type Pen } from './pen.ts';
import { layProfile } from './profile.ts';

/** Facts become pictures, in the reader's language. */
export type Pictures = {
  profile: (language: Language, facts: ProfileFacts) => Promise<Picture>;
  board: (language: Language, facts: BoardFacts) => Promise<Picture>;
  burnUp: (language: Language, facts: BurnUpFacts) => Promise<Picture>;
};

/** What is laid out: its height in points, and how it is drawn. */
type Layout = { height: number; draw: (pen: Pen) => void };

type Canvas = typeof import('@napi-rs/canvas');

/**
 * Draws with the canvas and fonts that are optional dependencies; null where they are absent, and
 * text has to do. `load` is for tests.
 */
export async function createPictures(
  load: () => Promise<Canvas> = () => import('@napi-rs/canvas'),
): Promise<Pictures | null> {
  const opened = await open(load);
  if (opened === null) return null;
  const { canvas, fonts } = opened;
  const paint = async (name: string, description: string, layout: Layout): Promise<Picture> => {
    const height = Math.ceil(layout.height);
    const surface = canvas.createCanvas(WIDTH * SCALE, height * SCALE);
    const ctx = surface.getContext('2d');
    ctx.scale(SCALE, SCALE);
    const pen = createPen(ctx, fonts);
    pen.box(0, 0, WIDTH, height, RADIUS, COLOURS.card);
    pen.frame(0, 0, WIDTH, height, RADIUS, COLOURS.edge, 1);
    layout.draw(pen);
    const { data: pixels } = ctx.getImageData(0, 0, surface.width, surface.height);
    const data = await encodePng(pixels, surface.width, surface.height);
    return { name, data, type: 'image/png', description };
  };
  return {
    profile: (language, facts) =>
      paint('profile.png', describeProfile(language, facts), layProfile(language, facts)),
    board: (language, facts) =>
      paint('board.png', describeBoard(language, facts), layBoard(language, facts)),
    burnUp: (language, facts) =>
      paint('burn-up.png', describeBurnUp(language, facts), layBurnUp(language, facts)),
  };
}

/** A package that is missing is no failure: they are optional. */
async function open(load: () => Promise<Canvas>) {
  try {
    const canvas = await load();
    return { canvas, fonts: createFonts(canvas.GlobalFonts) };
  } catch {
    return null;
  }
}
