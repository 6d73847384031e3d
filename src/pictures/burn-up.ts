import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { plannedBy } from './describe.ts';
import type { BurnUpFacts } from './facts.ts';
import { COLOURS, PADDING, WIDTH } from './look.ts';
import { drawHeader } from './parts.ts';
import type { Pen } from './pen.ts';

const HEIGHT = 350;
const PLOT = { left: PADDING + 36, right: WIDTH - PADDING, top: 104, bottom: 276 };
/** A forecast further away than this, in lengths of the plan, leaves the picture. */
const FURTHEST = 1.5;

type Point = readonly [x: number, y: number];

/** The group's way: what was planned, what is done, and when all will be at this pace. */
export function layBurnUp(language: Language, facts: BurnUpFacts) {
  const draw = (pen: Pen) => {
    const words = wordsOf(language);
    const { planned, done, total, forecast } = facts;
    const weeks = Math.max(1, planned.length, done.length);
    const span = Math.max(weeks, Math.min(forecast ?? 0, weeks * FURTHEST));
    const at = (week: number, items: number): Point => [
      PLOT.left + ((PLOT.right - PLOT.left) * week) / span,
      PLOT.bottom - (PLOT.bottom - PLOT.top) * Math.min(1, items / total),
    ];
    drawHeader(pen, facts.group, words('picture.burnUp'), 330);
    drawNow(pen, words, facts);
    drawGrid(pen, words, span, at);

    const doneLine = [at(0, 0), ...done.map((items, week) => at(week + 1, items))];
    const now = doneLine.at(-1) ?? at(0, 0);
    pen.area([at(0, 0), ...doneLine, [now[0], PLOT.bottom]], COLOURS.accentSoft);
    const plannedLine = [at(0, 0), ...planned.map((items, week) => at(week + 1, items))];
    pen.line(plannedLine, COLOURS.quiet, 1.5, [1, 5]);
    if (forecast !== null && forecast > done.length) {
      pen.line(
        [now, reach(done.length, done.at(-1) ?? 0, facts, forecast, span, at)],
        COLOURS.accent,
        2,
        [6, 6],
      );
    }
    pen.line(doneLine, COLOURS.accent, 2.5);
    pen.dot(...now, 6, COLOURS.card);
    pen.dot(...now, 4.5, COLOURS.accent);
    drawLegend(pen, words, forecast);
  };
  return { height: HEIGHT, draw };
}

/** Where the forecast's line ends: at all of it, or at the picture's edge on the way there. */
function reach(
  week: number,
  items: number,
  { total }: BurnUpFacts,
  forecast: number,
  span: number,
  at: (week: number, items: number) => Point,
): Point {
  if (forecast <= span) return at(forecast, total);
  return at(span, items + ((total - items) * (span - week)) / (forecast - week));
}

function drawNow(pen: Pen, words: Words, facts: BurnUpFacts): void {
  const share = (facts.done.at(-1) ?? 0) / facts.total;
  const planned = plannedBy(facts, facts.done.length) / facts.total;
  const right = { align: 'right' } as const;
  pen.text(words('picture.percent', { share }), WIDTH - PADDING, 48, {
    ...right,
    size: 24,
    weight: 700,
    colour: COLOURS.accent,
  });
  pen.text(words('picture.plannedNow', { share: planned }), WIDTH - PADDING, 70, {
    ...right,
    size: 13,
    colour: COLOURS.quiet,
  });
}

function drawGrid(
  pen: Pen,
  words: Words,
  span: number,
  at: (week: number, items: number) => Point,
): void {
  const small = { size: 11, colour: COLOURS.quiet };
  for (const share of [0, 0.5, 1]) {
    const y = PLOT.bottom - (PLOT.bottom - PLOT.top) * share;
    pen.box(PLOT.left, y - 0.5, PLOT.right - PLOT.left, 1, 0, COLOURS.edge);
    pen.text(words('picture.percent', { share }), PLOT.left - 10, y + 4, {
      ...small,
      align: 'right',
    });
  }
  const step = [1, 2, 5, 10, 20].find((each) => span / each <= 12) ?? 50;
  for (let week = step; week <= span; week += step) {
    const value = words('picture.number', { value: week });
    pen.text(value, at(week, 0)[0], PLOT.bottom + 18, { ...small, align: 'center' });
  }
}

function drawLegend(pen: Pen, words: Words, forecast: number | null): void {
  const y = HEIGHT - 30;
  const entries: { label: string; colour: string; thickness: number; dash: number[] }[] = [
    { label: words('picture.done'), colour: COLOURS.accent, thickness: 2.5, dash: [] },
    { label: words('picture.planned'), colour: COLOURS.quiet, thickness: 1.5, dash: [1, 5] },
  ];
  if (forecast !== null) {
    const when = words('picture.forecastWeek', { week: Math.ceil(forecast) });
    const label = `${words('picture.forecast')}: ${when}`;
    entries.push({ label, colour: COLOURS.accent, thickness: 2, dash: [6, 6] });
  }
  let x = PLOT.left;
  for (const { label, colour, thickness, dash } of entries) {
    const line: Point[] = [
      [x, y - 4],
      [x + 24, y - 4],
    ];
    pen.line(line, colour, thickness, dash);
    x += 32 + pen.text(label, x + 32, y, { size: 12, colour: COLOURS.quiet }) + 24;
  }
}
