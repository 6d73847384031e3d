import type { Words } from '../i18n/words.ts';
import type { ProfileFacts, WeekState } from './facts.ts';
import { COLOURS, PADDING, WIDTH } from './look.ts';
import type { Pen } from './pen.ts';

type Week = ProfileFacts['weeks'][number];
type Cell = { week: Week; x: number; y: number };
type WeekLayout = { cells: readonly Cell[]; size: number; legendAt: number; end: number };

const GAP = 5;
const MOST_IN_ROW = 18;
const MOST_ROWS = 3;
const LARGEST = 28;
/** Below a row of cells, for the numbers of the weeks. */
const NUMBERS = 16;
/** In the order in which the legend tells them. */
const STATES: readonly WeekState[] = [
  'met',
  'missed',
  'leave',
  'rest',
  'running',
  'coming',
  'before',
];

/** Where each week's cell goes, below `top`. Of a very long plan, the weeks around the current one. */
export function layWeeks(all: readonly Week[], top: number): WeekLayout {
  const weeks = around(all, MOST_IN_ROW * MOST_ROWS);
  const rows = Math.max(1, Math.ceil(weeks.length / MOST_IN_ROW));
  const inRow = Math.max(1, Math.ceil(weeks.length / rows));
  const room = WIDTH - 2 * PADDING;
  const size = Math.min(LARGEST, Math.floor((room - GAP * (inRow - 1)) / inRow));
  const cells = weeks.map((week, at) => ({
    week,
    x: PADDING + (at % inRow) * (size + GAP),
    y: top + 26 + Math.floor(at / inRow) * (size + NUMBERS + 4),
  }));
  const legendAt = top + 26 + rows * (size + NUMBERS + 4) + 6;
  return { cells, size, legendAt, end: legendAt + 14 };
}

function around(weeks: readonly Week[], most: number): readonly Week[] {
  const current = weeks.findIndex(({ state }) => state === 'running' || state === 'coming');
  const last = current < 0 ? weeks.length : Math.min(weeks.length, current + 6);
  const first = Math.max(0, Math.min(last - most, weeks.length - most));
  return weeks.slice(first, first + most);
}

export function drawWeeks(pen: Pen, words: Words, { cells, size, legendAt }: WeekLayout): void {
  cells.forEach(({ week, x, y }, at) => {
    drawCell(pen, week.state, x, y, size);
    if (week.done > 0) {
      pen.text(words('picture.number', { value: week.done }), x + size / 2, y + size / 2 + 4.5, {
        size: 12,
        weight: 700,
        colour: week.state === 'met' ? COLOURS.onAccent : COLOURS.accent,
        align: 'center',
        width: size,
      });
    } else drawSign(pen, week.state, x + size / 2, y + size / 2);
    if (at === 0 || week.number % 5 === 0 || at === cells.length - 1) {
      pen.text(words('picture.number', { value: week.number }), x + size / 2, y + size + 13, {
        size: 10,
        colour: COLOURS.quiet,
        align: 'center',
      });
    }
  });
  let x = PADDING;
  for (const state of STATES.filter((each) => cells.some(({ week }) => week.state === each))) {
    drawCell(pen, state, x, legendAt, 12);
    drawSign(pen, state, x + 6, legendAt + 6);
    x += 18 + pen.text(words(`picture.week.${state}`), x + 18, legendAt + 10, LEGEND) + 12;
  }
}

const LEGEND = { size: 11, colour: COLOURS.quiet };

function drawCell(pen: Pen, state: WeekState, x: number, y: number, size: number): void {
  const radius = Math.min(6, size / 3);
  switch (state) {
    case 'met':
      pen.box(x, y, size, size, radius, COLOURS.accent);
      return;
    case 'running':
      pen.box(x, y, size, size, radius, COLOURS.accentSoft);
      pen.frame(x, y, size, size, radius, COLOURS.accent, 1.5);
      return;
    case 'missed':
      pen.frame(x, y, size, size, radius, COLOURS.faint, 1.5);
      return;
    case 'leave':
    case 'rest':
      pen.box(x, y, size, size, radius, COLOURS.accentSoft);
      return;
    case 'coming':
      pen.box(x, y, size, size, radius, COLOURS.track);
      return;
    case 'before':
      return;
  }
}

/** Each state has a shape of its own too, for those who cannot tell the colours apart. */
function drawSign(pen: Pen, state: WeekState, x: number, y: number): void {
  switch (state) {
    case 'missed':
      pen.box(x - 3, y - 0.75, 6, 1.5, 0.75, COLOURS.faint);
      return;
    case 'leave':
      pen.box(x - 3, y - 3, 2, 6, 1, COLOURS.accent);
      pen.box(x + 1, y - 3, 2, 6, 1, COLOURS.accent);
      return;
    case 'rest':
      pen.dot(x, y, 3.5, COLOURS.accent);
      pen.dot(x + 1.8, y - 1.3, 3, COLOURS.accentSoft);
      return;
    case 'before':
      pen.dot(x, y, 1.5, COLOURS.faint);
      return;
    case 'met':
    case 'running':
    case 'coming':
      return;
  }
}
