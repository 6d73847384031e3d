import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Fonts, Weight } from './fonts.ts';
import { type Grapheme, graphemesOf } from './graphemes.ts';

type TextStyle = {
  /** In points. */
  size: number;
  colour: string;
  weight?: Weight;
  align?: 'left' | 'right' | 'center';
  /** In points; a longer text is cut, with an ellipsis. */
  width?: number;
};

/** What the pictures are drawn with. All lengths in points; `y` of a text is its baseline. */
export type Pen = ReturnType<typeof createPen>;

type Run = Grapheme & { width: number };

/** More would not fit into any line. */
const MOST_GRAPHEMES = 120;

export function createPen(ctx: SKRSContext2D, fonts: Fonts) {
  const fontOf = (run: Grapheme, { size, weight = 400 }: TextStyle) =>
    run.kind === 'emoji'
      ? `${size}px ${fonts.emojiFamily()}`
      : `${size}px ${fonts.familiesFor(run.text, weight)}`;

  const measure = (graphemes: readonly Grapheme[], style: TextStyle): Run[] =>
    joined(graphemes).map((run) => {
      ctx.font = fontOf(run, style);
      return { ...run, width: ctx.measureText(run.text).width };
    });

  /** The longest beginning that fits, with an ellipsis where it is not the whole. */
  const cutToFit = (text: string, style: TextStyle): Run[] => {
    const graphemes = graphemesOf(text, fonts.has).slice(0, MOST_GRAPHEMES);
    const whole = measure(graphemes, style);
    const room = style.width ?? Number.POSITIVE_INFINITY;
    if (widthOf(whole) <= room) return whole;
    let [most, least] = [graphemes.length - 1, 0];
    const cut = (count: number): Grapheme[] => [
      ...graphemes.slice(0, count),
      { text: '…', kind: 'text' },
    ];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (widthOf(measure(cut(middle), style)) <= room) least = middle;
      else most = middle - 1;
    }
    return measure(cut(least), style);
  };

  return {
    /** Returns the width that was drawn. */
    text: (text: string, x: number, y: number, style: TextStyle): number => {
      const runs = cutToFit(text, style);
      const width = widthOf(runs);
      const before = { left: 0, center: width / 2, right: width }[style.align ?? 'left'];
      let at = x - before;
      ctx.fillStyle = style.colour;
      for (const run of runs) {
        ctx.font = fontOf(run, style);
        ctx.fillText(run.text, at, y);
        at += run.width;
      }
      return width;
    },

    widthOf: (text: string, style: TextStyle): number => widthOf(cutToFit(text, style)),

    /** A box with round corners. */
    box: (
      x: number,
      y: number,
      width: number,
      height: number,
      radius: number,
      colour: string,
    ): void => {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.roundRect(x, y, width, height, radius);
      ctx.fill();
    },

    /** The edge of a box, inside it. */
    frame: (
      x: number,
      y: number,
      width: number,
      height: number,
      radius: number,
      colour: string,
      line: number,
    ): void => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = line;
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.roundRect(x + line / 2, y + line / 2, width - line, height - line, radius - line / 2);
      ctx.stroke();
    },

    /** A line through points; `dash` in points, empty for a whole line. */
    line: (
      points: readonly (readonly [x: number, y: number])[],
      colour: string,
      thickness: number,
      dash: readonly number[] = [],
    ): void => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = thickness;
      ctx.lineJoin = 'round';
      ctx.lineCap = 'round';
      ctx.setLineDash([...dash]);
      ctx.beginPath();
      for (const [x, y] of points) ctx.lineTo(x, y);
      ctx.stroke();
    },

    /** The surface within points. */
    area: (points: readonly (readonly [x: number, y: number])[], colour: string): void => {
      ctx.fillStyle = colour;
      ctx.beginPath();
      for (const [x, y] of points) ctx.lineTo(x, y);
      ctx.fill();
    },

    dot: (x: number, y: number, radius: number, colour: string): void => {
      ctx.fillStyle = colour;
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
    },
  };
}

/** Neighbours of one kind drawn at once, so that letters keep their distances. */
function joined(graphemes: readonly Grapheme[]): Grapheme[] {
  const runs: Grapheme[] = [];
  for (const { text, kind } of graphemes) {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { text: last.text + text, kind };
    else runs.push({ text, kind });
  }
  return runs;
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}
