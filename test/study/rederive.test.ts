import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rederiveStarts } from '../../src/study/rederive.ts';
import { newRhythm, weekStarts } from '../../src/study/schedule.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const rests = [{ from: '2023-04-10', to: '2023-04-16', why: { kind: 'unsaid' as const }, by: '1' }];
// Lebanon announced in March 2023, days ahead, that summer time would come a month late, and took it
// back days after: a runtime of those days had the weeks in between an hour late.
const rhythm = newRhythm({
  firstDay: '2023-03-13',
  weekday: 1,
  time: '09:00',
  zone: 'Asia/Beirut',
});
const now = Date.parse('2023-03-29T12:00:00Z');
const right = weekStarts(rhythm, 8, rests);
const stale = right.map((at) =>
  at > Date.parse('2023-03-26') && at < Date.parse('2023-04-21') ? at + HOUR : at,
);
const kept = { rhythm, rests, weekStarts: stale, sweptTo: now };

test('new zone rules move what lies ahead; the past stays', () => {
  const [, , third, fourth] = rederiveStarts(kept, now);
  expect(third).toBe(stale[2]);
  expect(third).not.toBe(right[2]);
  expect(fourth).toBe(right[3]);
  expect(rederiveStarts(kept, now).slice(3)).toEqual(right.slice(3));
});

test('the same rules move nothing, also after a rest', () => {
  for (const at of [0, now, Number.MAX_SAFE_INTEGER]) {
    expect(rederiveStarts({ ...kept, weekStarts: right }, at)).toEqual(right);
  }
});

test('a week that would have begun while nobody looked begins right away', () => {
  const fourth = stale[3] ?? 0;
  const between = fourth - HOUR / 2;
  const moved = rederiveStarts({ ...kept, sweptTo: between }, between);
  expect(moved[3]).toBe(between + 1);
  expect(moved.slice(4)).toEqual(right.slice(4));
});

test('a zone that the runtime does not know leaves everything as it is', () => {
  const unknown = rhythm.map((anchor) => ({ ...anchor, zone: 'Europe/Atlantis' }));
  expect(rederiveStarts({ ...kept, rhythm: unknown }, now)).toEqual(stale);
});

test('whatever the old rules were, weeks stay in order and none comes before what was swept', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -26 * HOUR, max: 26 * HOUR }), { minLength: 9, maxLength: 9 }),
      fc.integer({ min: -10, max: 90 }),
      fc.integer({ min: 0, max: 2 * DAY }),
      (shifts, day, behind) => {
        const at = now + day * DAY;
        const before = right.map((start, i) => start + (shifts[i] ?? 0));
        const sweptTo = at - behind;
        const after = rederiveStarts({ ...kept, weekStarts: before, sweptTo }, at);
        after.forEach((start, i) => {
          if (i > 0) expect(start).toBeGreaterThan(after[i - 1] ?? start);
          const was = before[i] ?? start;
          if (was <= at) expect(start).toBe(was);
          else expect(start).toBeGreaterThan(sweptTo);
        });
      },
    ),
  );
});
