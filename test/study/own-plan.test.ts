import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSkipped,
  lateItems,
  MOST_SHIFT,
  openItems,
  ownStanding,
  ownWeek,
  ownWeekEnd,
} from '../../src/study/own-plan.ts';
import { standing } from '../../src/study/pace.ts';
import type { Plan } from '../../src/study/plan.ts';
import { newRhythm, weekOf, weekStarts } from '../../src/study/schedule.ts';

const DAY = 86_400_000;
const WEEKS = 10;
const rhythm = newRhythm({ firstDay: '2026-03-02', weekday: 1, time: '09:00', zone: 'UTC' });
const starts = weekStarts(rhythm, WEEKS);
const first = starts[0] ?? 0;
const group = { weekStarts: starts, pausedAt: null };

const shifts = fc.integer({ min: 0, max: MOST_SHIFT });
const instants = fc.integer({ min: first - 30 * DAY, max: first + 200 * DAY });
const doneness = fc.constantFrom('done' as const, 'known' as const, null);
const itemLists = fc.array(
  fc.record({
    week: fc.integer({ min: 1, max: WEEKS }),
    optional: fc.boolean(),
    byTopic: fc.boolean(),
    done: doneness,
  }),
  { maxLength: 30 },
);

function itemsFrom(
  list: { week: number; optional: boolean; byTopic: boolean; done: 'done' | 'known' | null }[],
) {
  const marked = (text: string, on: boolean) => (on ? `${text} (optional)` : text);
  return list.map(({ week, optional, byTopic, done }, place) => ({
    itemId: `i${place}`,
    text: marked(`Item ${place}`, optional && !byTopic),
    topic: marked('Topic', optional && byTopic),
    week,
    done,
    optional,
  }));
}

function planOf(items: ReturnType<typeof itemsFrom>): Plan {
  return {
    weeks: Array.from({ length: WEEKS }, (_, i) => ({
      number: i + 1,
      phaseIds: ['p'],
      goal: null,
      task: null,
      leaves: items
        .filter(({ week }) => week === i + 1)
        .map(({ itemId }) => ({ id: itemId, points: 1 })),
    })),
    basis: 'laid',
    named: 0,
    spread: 0,
  };
}

describe('a plan of one’s own', () => {
  test('unchanged is the group’s', () => {
    fc.assert(
      fc.property(instants, itemLists, (now, list) => {
        const items = itemsFrom(list);
        const week = ownWeek(group, now, 0);
        expect(week).toBe(weekOf(group, now));
        const own = { shiftWeeks: 0, skipOptional: false, week };
        const done = new Set(items.filter((item) => item.done).map(({ itemId }) => itemId));
        const plan = planOf(items);
        expect(ownStanding({ plan, items, own })).toEqual(standing({ plan, week, done }));
      }),
    );
  });

  test('shifted is the group’s of so many weeks before, and goes on when the group has ended', () => {
    fc.assert(
      fc.property(instants, shifts, (now, shift) => {
        // A rhythm without an end, in weeks of seven days.
        const forever = { weekStarts: weekStarts(rhythm, 60), pausedAt: null };
        const before = weekOf(forever, now - shift * 7 * DAY);
        expect(ownWeek(group, now, shift)).toBe(Math.min(WEEKS + 1, before));
      }),
    );
  });

  test('has weeks that end when the next one begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: WEEKS }), shifts, (week, shift) => {
        const end = ownWeekEnd(group, week, shift);
        expect(ownWeek(group, end - 1, shift)).toBe(week);
        expect(ownWeek(group, end, shift)).toBe(week + 1);
      }),
    );
  });

  test('stands still in a pause', () => {
    fc.assert(
      fc.property(instants, instants, shifts, (a, b, shift) => {
        const [pausedAt, now] = [Math.min(a, b), Math.max(a, b)];
        const paused = { ...group, pausedAt };
        expect(ownWeek(paused, now, shift)).toBe(ownWeek(group, pausedAt, shift));
      }),
    );
  });

  test('shifted further, or without what is optional, makes nothing late that was not', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 7 }), itemLists, (now, shift, list) => {
        const items = itemsFrom(list);
        const late = (shiftWeeks: number, skipOptional: boolean) =>
          lateItems(items, { skipOptional, week: ownWeek(group, now, shiftWeeks) });
        const all = new Set(late(shift, false));
        for (const less of [late(shift + 1, false), late(shift, true)]) {
          expect(less.filter((item) => !all.has(item))).toEqual([]);
        }
        const standingWith = (shiftWeeks: number, skipOptional: boolean) => {
          const own = { shiftWeeks, skipOptional, week: ownWeek(group, now, shiftWeeks) };
          const { expected, done } = ownStanding({ plan: planOf(items), items, own });
          return expected - done;
        };
        const behind = standingWith(shift, false);
        expect(standingWith(shift + 1, false)).toBeLessThanOrEqual(behind);
        expect(standingWith(shift, true)).toBeLessThanOrEqual(behind);
      }),
    );
  });

  test('leaves out exactly what is optional and open', () => {
    fc.assert(
      fc.property(itemLists, (list) => {
        const items = itemsFrom(list);
        expect(openItems(items, { skipOptional: true })).toEqual(
          items.filter(({ done, optional }) => done === null && !optional),
        );
        expect(items.filter((item) => isSkipped(item, { skipOptional: false }))).toEqual([]);
      }),
    );
  });
});
