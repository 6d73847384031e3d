import type { Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { BoardFacts, BoardPlace } from './facts.ts';
import { COLOURS, PADDING, WIDTH } from './look.ts';
import { drawBar, drawHeader, drawRule } from './parts.ts';
import type { Pen } from './pen.ts';

const MOST = 10;
const FIRST_LINE = 92;
const LINE = 26;
/** A medal each for the first three. */
const MEDALS = ['#e3b341', '#b4bcc8', '#c98a56'];

/** The board: ten places, and the caller's own. */
export function layBoard(language: Language, facts: BoardFacts) {
  const lines = facts.lines.slice(0, MOST);
  const own = facts.own;
  const isOwn = (line: BoardPlace) =>
    own !== null && line.place === own.place && line.name === own.name;
  const below = own !== null && !lines.some(isOwn) ? own : null;
  const end = FIRST_LINE + Math.max(1, lines.length) * LINE;
  const draw = (pen: Pen) => {
    const words = wordsOf(language);
    drawHeader(pen, facts.group, facts.subtitle, WIDTH - 2 * PADDING);
    if (lines.length === 0) {
      const y = FIRST_LINE + 17;
      pen.text(words('picture.boardEmpty'), PADDING, y, { size: 14, colour: COLOURS.quiet });
    }
    lines.forEach((line, at) => {
      drawLine(pen, words, facts, line, FIRST_LINE + at * LINE, isOwn(line));
    });
    if (below === null) return;
    drawRule(pen, end + 7);
    drawLine(pen, words, facts, below, end + 14, true);
  };
  return { height: end + (below === null ? 0 : 14 + LINE) + 20, draw };
}

function drawLine(
  pen: Pen,
  words: Words,
  { by }: BoardFacts,
  line: BoardPlace,
  y: number,
  isOwn: boolean,
): void {
  if (isOwn) pen.box(PADDING - 10, y, WIDTH - 2 * PADDING + 20, LINE, 7, COLOURS.accentSoft);
  const base = y + 18;
  const medal = MEDALS[line.place - 1];
  if (medal !== undefined) pen.dot(PADDING + 11, y + LINE / 2, 10, medal);
  pen.text(words('picture.number', { value: line.place }), PADDING + 11, base - 0.5, {
    size: 13,
    weight: 700,
    colour: medal === undefined ? COLOURS.quiet : COLOURS.card,
    align: 'center',
  });
  const bar = 130;
  const value = words(`picture.by.${by}`, { value: line.value });
  pen.text(line.name, PADDING + 34, base, {
    size: 14,
    weight: isOwn ? 700 : 400,
    colour: COLOURS.text,
    width: 206,
  });
  drawBar(pen, PADDING + 256, y + LINE / 2 - 3, bar, line.share);
  pen.text(value, WIDTH - PADDING, base, {
    size: 14,
    weight: 700,
    colour: COLOURS.text,
    align: 'right',
    width: 104,
  });
}
