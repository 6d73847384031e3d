/** How the pictures look: one dark card with an accent, readable on Discord's light and dark alike. */

export const COLOURS = {
  card: '#1a1e28',
  edge: '#2d3443',
  track: '#2b3241',
  text: '#f2f4f8',
  quiet: '#9aa4b8',
  faint: '#5c667a',
  accent: '#3fcf97',
  accentSoft: '#22473d',
  onAccent: '#0c2a1f',
};

/** In points. Discord shows a picture about 550 wide. */
export const WIDTH = 560;
export const PADDING = 28;
/** Pixels to a point, so that it stays crisp on dense screens. */
export const SCALE = 2;
export const RADIUS = 16;
