import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { ProfileFacts } from './facts.ts';
import { COLOURS, PADDING, WIDTH } from './look.ts';
import { drawBar, drawHeader, drawRule, HEADER_END } from './parts.ts';
import type { Pen } from './pen.ts';
import { progressOf } from './progress-of.ts';
import { drawWeeks, layWeeks } from './weeks.ts';

const INNER = WIDTH - 2 * PADDING;
const FIRST_PHASE = 138;
const PHASE_HEIGHT = 24;
/** More phases than this stand in two columns. */
const ONE_COLUMN = 6;
const MOST_PHASES = 14;
const COLUMN_GAP = 28;

/** Who a member is in a group: points, place and streak, progress by phase, activity by week. */
export function layProfile(language: Language, facts: ProfileFacts) {
  const phases = facts.phases.slice(0, MOST_PHASES);
  const hidden = facts.phases.length - phases.length;
  const columns = phases.length > ONE_COLUMN ? 2 : 1;
  const rows = Math.ceil(phases.length / columns) + (hidden > 0 ? 1 : 0);
  const weeksAt = FIRST_PHASE + rows * PHASE_HEIGHT + 8;
  const weeks = layWeeks(facts.weeks, weeksAt);
  const draw = (pen: Pen) => {
    const words = wordsOf(language);
    const left = drawNumbers(pen, words, facts);
    drawHeader(pen, facts.name, facts.group, left - PADDING - 20);
    drawRule(pen, 90);
    drawHeading(pen, 118, words('picture.progress'));
    pen.text(words('picture.percent', { share: progressOf(facts.phases) }), WIDTH - PADDING, 118, {
      size: 13,
      weight: 700,
      colour: COLOURS.text,
      align: 'right',
    });
    const width = (INNER - (columns - 1) * COLUMN_GAP) / columns;
    const perColumn = Math.ceil(phases.length / columns);
    phases.forEach((phase, at) => {
      const x = PADDING + Math.floor(at / perColumn) * (width + COLUMN_GAP);
      drawPhase(pen, words, phase, x, FIRST_PHASE + (at % perColumn) * PHASE_HEIGHT, width);
    });
    if (hidden > 0) {
      const y = FIRST_PHASE + (rows - 1) * PHASE_HEIGHT + 8;
      pen.text(words('picture.morePhases', { count: hidden }), PADDING, y, {
        size: 12,
        colour: COLOURS.quiet,
      });
    }
    drawHeading(pen, weeksAt + 14, words('picture.weeks'));
    drawWeeks(pen, words, weeks);
  };
  return { height: weeks.end + PADDING - 4, draw };
}

function drawHeading(pen: Pen, y: number, text: string): void {
  pen.text(text, PADDING, y, { size: 13, colour: COLOURS.quiet });
}

/** The numbers at the top right, from right to left; returns where they begin. */
function drawNumbers(pen: Pen, words: Words, { streak, rank, points }: ProfileFacts): number {
  const numbers = [
    {
      value: words('picture.streakWeeks', { weeks: streak.now }),
      label: `${words('picture.streak')} · ${words('picture.best', { weeks: streak.best })}`,
    },
    ...(rank === null
      ? []
      : [{ value: words('picture.placeOf', rank), label: words('picture.place') }]),
    { value: words('picture.number', { value: points }), label: words('picture.points') },
  ];
  const big = { size: 20, weight: 700, align: 'right' } as const;
  const small = { size: 12, colour: COLOURS.quiet, align: 'right' } as const;
  return numbers.reduce((right, { value, label }, at) => {
    const colour = at === numbers.length - 1 ? COLOURS.accent : COLOURS.text;
    const width = Math.max(
      pen.text(value, right, 48, { ...big, colour }),
      pen.text(label, right, HEADER_END, small),
    );
    return right - width - (at === numbers.length - 1 ? 0 : 24);
  }, WIDTH - PADDING);
}

function drawPhase(
  pen: Pen,
  words: Words,
  { title, done, total }: ProfileFacts['phases'][number],
  x: number,
  y: number,
  width: number,
): void {
  const titleWidth = Math.round(width * 0.46);
  const countWidth = 52;
  pen.text(title, x, y + 9, { size: 13, colour: COLOURS.text, width: titleWidth });
  drawBar(
    pen,
    x + titleWidth + 12,
    y + 1.5,
    width - titleWidth - 12 - countWidth,
    total === 0 ? 1 : done / total,
  );
  pen.text(words('picture.count', { done, total }), x + width, y + 9, {
    size: 12,
    colour: done >= total ? COLOURS.accent : COLOURS.quiet,
    align: 'right',
  });
}
