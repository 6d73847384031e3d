import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  before,
  comingBack,
  REVIEW_DAYS,
  type ReviewAnswer,
  reviewOf,
  reviewsDue,
} from '../../src/study/review.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;

const kinds = fc.constantFrom('remembered' as const, 'shaky' as const);
/** Events of an item checked in at 0: hours later, up to two months, several at one instant. */
const events = fc
  .array(fc.record({ answer: kinds, hours: fc.integer({ min: -48, max: 1440 }) }), {
    maxLength: 12,
  })
  .map((list) => list.map(({ answer, hours }, i) => answerAt(answer, hours * HOUR, String(i + 1))));

function answerAt(answer: ReviewAnswer['answer'], at: number, id: string): ReviewAnswer {
  return { id, answer, at };
}

/** Answers given as soon as the item is due, one after the other. */
function walk(answers: readonly ReviewAnswer['answer'][]): ReviewAnswer[] {
  const given: ReviewAnswer[] = [];
  for (const answer of answers) {
    const state = reviewOf({ checkedInAt: 0, answers: given });
    if (state.kind === 'kept') break;
    given.push(answerAt(answer, state.dueAt, String(given.length + 1)));
  }
  return given;
}

function dueAfter(answers: readonly ReviewAnswer[]): number {
  const state = reviewOf({ checkedInAt: 0, answers });
  return state.kind === 'kept' ? Number.POSITIVE_INFINITY : state.dueAt;
}

describe('a finished item', () => {
  it('comes back after 1, 3, 7 and 21 days, then never again', () => {
    const all = ['remembered', 'remembered', 'remembered', 'remembered'] as const;
    const waits = [0, 1, 2, 3].map((n) => {
      const given = walk(all.slice(0, n));
      return (dueAfter(given) - (given.at(-1)?.at ?? 0)) / DAY;
    });
    expect(waits).toEqual([1, 3, 7, 21]);
    expect(reviewOf({ checkedInAt: 0, answers: walk(all) })).toEqual({ kind: 'kept' });
  });

  it('starts again at one day when it is shaky', () => {
    const given = walk(['remembered', 'remembered', 'shaky']);
    expect(given.map(({ at }) => at / DAY)).toEqual([1, 4, 11]);
    expect(dueAfter(given)).toBe(12 * DAY);
  });

  it('counts from when it was answered, however late that was', () => {
    expect(dueAfter([answerAt('remembered', 9 * DAY, '1')])).toBe(12 * DAY);
  });

  it('is the same in whatever order its events are told, and however often', () => {
    fc.assert(
      fc.property(
        events.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
          ),
        ),
        ([list, told]) => {
          const state = reviewOf({ checkedInAt: 0, answers: list });
          expect(reviewOf({ checkedInAt: 0, answers: told })).toEqual(state);
        },
      ),
    );
  });

  it('is changed by no answer that comes before its time, so never due twice for one wait', () => {
    fc.assert(
      fc.property(
        events,
        kinds,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (list, answer, share) => {
          const given = { checkedInAt: 0, answers: list };
          const state = reviewOf(given);
          if (state.kind === 'kept') return;
          const last = Math.max(0, ...list.map(({ at }) => at));
          const early = last + Math.floor((state.dueAt - last) * share);
          if (early >= state.dueAt) return;
          const again = [...list, answerAt(answer, early, '99')];
          expect(reviewOf({ ...given, answers: again })).toEqual(state);
        },
      ),
    );
  });

  it('is not due at the instant of an answer that counted, and waits longer the later it came', () => {
    fc.assert(
      fc.property(
        fc.array(kinds, { maxLength: 8 }),
        kinds,
        fc.nat(60),
        fc.nat(60),
        (path, answer, a, b) => {
          const given = walk(path);
          const due = dueAfter(given);
          if (due === Number.POSITIVE_INFINITY) return;
          const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map(
            (hours) => due + hours * HOUR,
          );
          const next = (at: number | undefined) =>
            dueAfter([...given, answerAt(answer, at ?? 0, '99')]);
          expect(next(sooner)).toBeGreaterThan(sooner ?? 0);
          expect(next(later)).toBeGreaterThanOrEqual(next(sooner));
        },
      ),
    );
  });

  it('waits at least as long when it is remembered as when it is shaky', () => {
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 8 }), (path) => {
        const given = walk(path);
        const at = dueAfter(given);
        if (at === Number.POSITIVE_INFINITY) return;
        const with_ = (answer: ReviewAnswer['answer']) =>
          dueAfter([...given, answerAt(answer, at, '99')]);
        expect(with_('shaky')).toBe(at + REVIEW_DAYS[0] * DAY);
        expect(with_('remembered')).toBeGreaterThanOrEqual(with_('shaky'));
      }),
    );
  });
});

describe('the items due', () => {
  const item = (order: number, checkedInAt: number, answers: ReviewAnswer[] = []) => ({
    order,
    checkedInAt,
    answers,
  });

  it('begin with the one that has waited longest, each of them once', () => {
    const items = [item(1, 2 * HOUR), item(3, 0), item(2, 0), item(4, DAY)];
    expect(reviewsDue(items, DAY + 2 * HOUR).map(({ order }) => order)).toEqual([2, 3, 1]);
    expect(reviewsDue(items, DAY - 1)).toEqual([]);
  });

  it('are the same in whatever order items are told', () => {
    const lists = fc.array(fc.tuple(fc.nat(200), events), { maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.nat(2000), (list, hours) => {
        const items = list.map(([at, answers], i) => item(i, at * HOUR, answers));
        const due = reviewsDue(items, hours * HOUR);
        expect(reviewsDue([...items].reverse(), hours * HOUR)).toEqual(due);
        const counted = comingBack(items, hours * HOUR).reduce((sum, day) => sum + day.items, 0);
        const kept = items.filter((each) => reviewOf(each).kind === 'kept').length;
        expect(due.length + counted + kept).toBe(items.length);
      }),
    );
  });

  it('come back told day by day', () => {
    const items = [item(1, 0), item(2, HOUR), item(3, DAY), item(4, 5 * DAY)];
    expect(comingBack(items, 0)).toEqual([
      { at: DAY, items: 2 },
      { at: 2 * DAY, items: 1 },
      { at: 6 * DAY, items: 1 },
    ]);
  });

  it('can be seen as they were before an event', () => {
    const answers = [answerAt('shaky', DAY, '1'), answerAt('shaky', DAY, '3')];
    const past = before(item(1, 0, answers), { id: '3', at: DAY });
    expect(past.answers.map(({ id }) => id)).toEqual(['1']);
  });
});
