import { COLOURS, PADDING, WIDTH } from './look.ts';
import type { Pen } from './pen.ts';

/** The baseline below which a picture's own part begins. */
export const HEADER_END = 70;

/** Title and subtitle at the top left; `width` in points. */
export function drawHeader(pen: Pen, title: string, subtitle: string, width: number): void {
  pen.text(title, PADDING, 48, { size: 24, weight: 700, colour: COLOURS.text, width });
  pen.text(subtitle, PADDING, HEADER_END, { size: 13, colour: COLOURS.quiet, width });
}

/** A share from 0 to 1 as a bar; the least progress shows, and only all fills it. */
export function drawBar(pen: Pen, x: number, y: number, width: number, share: number): void {
  const height = 6;
  pen.box(x, y, width, height, height / 2, COLOURS.track);
  if (share <= 0) return;
  const filled = share >= 1 ? width : Math.min(width - height, Math.max(height, width * share));
  pen.box(x, y, filled, height, height / 2, COLOURS.accent);
}

export function drawRule(pen: Pen, y: number): void {
  pen.box(PADDING, y, WIDTH - 2 * PADDING, 1, 0, COLOURS.edge);
}
