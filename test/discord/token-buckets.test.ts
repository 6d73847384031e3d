import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLimits, type Effort, LIMITS } from '../../src/discord/limits.ts';
import { createBuckets, type Rate } from '../../src/discord/token-buckets.ts';

const rates = fc.record({
  burst: fc.integer({ min: 1, max: 50 }),
  perSecond: fc.constantFrom(1 / 6, 0.5, 1, 2, 5, 100),
});
/** Milliseconds between one try and the next. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(100), fc.nat(20_000)), { maxLength: 300 });

/** The instants at which somebody who tries at all of these is let through. */
function passed(rate: Rate, tries: readonly number[]): number[] {
  const buckets = createBuckets(rate);
  return tries.filter((now) => {
    if (buckets.wait('a', now) > 0) return false;
    buckets.take('a', now);
    return true;
  });
}

function instants(gaps: readonly number[], start = 0): number[] {
  let now = start;
  return gaps.map((gap) => {
    now += gap;
    return now;
  });
}

describe('a bucket', () => {
  test('lets through no more in any window than its burst and what has come since', () => {
    fc.assert(
      fc.property(rates, pauses, (rate, gaps) => {
        const through = passed(rate, instants(gaps));
        for (let from = 0; from < through.length; from += 1) {
          for (let to = from; to < through.length; to += 1) {
            const seconds = ((through[to] ?? 0) - (through[from] ?? 0)) / 1000;
            const most = rate.burst + seconds * rate.perSecond;
            expect(to - from + 1).toBeLessThanOrEqual(most + 1e-6);
          }
        }
      }),
    );
  });

  test('never refuses who stays within it', () => {
    fc.assert(
      fc.property(rates, pauses, (rate, gaps) => {
        // As a bucket that is counted in tokens, one step after the other, would have it.
        let tokens = rate.burst;
        let last = 0;
        const honest = instants(gaps).filter((now) => {
          tokens = Math.min(rate.burst, tokens + ((now - last) / 1000) * rate.perSecond);
          last = now;
          if (tokens < 1 + 1e-6) return false;
          tokens -= 1;
          return true;
        });
        expect(passed(rate, honest)).toEqual(honest);
      }),
    );
  });

  test('tells when to come back: then it lets through, and a little earlier it does not', () => {
    fc.assert(
      fc.property(rates, pauses, fc.nat(10), (rate, gaps, more) => {
        const buckets = createBuckets(rate);
        const tries = instants([...gaps, ...Array<number>(rate.burst + more).fill(0)]);
        for (const now of tries) if (buckets.wait('a', now) === 0) buckets.take('a', now);
        const now = tries.at(-1) ?? 0;
        const wait = buckets.wait('a', now);
        expect(wait).toBeLessThanOrEqual(1000 / rate.perSecond + 1e-6);
        expect(buckets.wait('a', now + wait + 1e-6)).toBe(0);
        if (wait > 1) expect(buckets.wait('a', now + wait - 1)).toBeGreaterThan(0);
      }),
    );
  });

  test('leaves nobody waiting for longer than it takes to fill when the clock goes back', () => {
    const buckets = createBuckets({ burst: 2, perSecond: 1 });
    for (let tries = 0; tries < 2; tries += 1) buckets.take('a', 1_000_000);
    expect(buckets.wait('a', 0)).toBe(1_000);
  });

  test('remembers no more keys than it may, and none that is full again', () => {
    const buckets = createBuckets({ burst: 10, perSecond: 2 }, 100);
    for (let id = 0; id < 100_000; id += 1) buckets.take(String(id), 0);
    expect(buckets.size()).toBe(100);
    // The newest of the flood are still held to their limit.
    for (let tries = 0; tries < 9; tries += 1) buckets.take('99999', 0);
    expect(buckets.wait('99999', 0)).toBeGreaterThan(0);
    buckets.take('later', 5_001);
    expect(buckets.size()).toBe(1);
  });
});

describe('the limits', () => {
  /** How many of so many tries at one instant are let through. */
  const count = (tries: number, effort: Effort, limits = createLimits()) => {
    let through = 0;
    for (let each = 0; each < tries; each += 1) {
      if (limits({ guildId: '1', memberId: '2' }, effort, 0) === 0) through += 1;
    }
    return through;
  };

  test('are those of the table, for each kind of effort', () => {
    for (const effort of ['usual', 'dear', 'typing'] as const) {
      expect(count(2_000, effort)).toBe(LIMITS[effort].member.burst);
    }
  });

  test('take nothing from a server for who is refused', () => {
    const limits = createLimits();
    expect(count(5_000, 'usual', limits)).toBe(30);
    const others = Array.from({ length: 1_200 }, (_, id) =>
      limits({ guildId: '1', memberId: `m${id}` }, 'usual', 0),
    );
    expect(others.filter((wait) => wait === 0)).toHaveLength(LIMITS.usual.guild.burst - 30);
  });

  test('hold a whole server back, and no other one', () => {
    const limits = createLimits();
    const ask = (guildId: string, id: number) =>
      limits({ guildId, memberId: `m${id}` }, 'usual', 0);
    for (let id = 0; id < 1_000; id += 1) expect(ask('1', id)).toBe(0);
    expect(ask('1', 1_000)).toBe(10);
    expect(ask('2', 1_000)).toBe(0);
  });

  test('let five thousand members in on a Monday morning', () => {
    const limits = createLimits();
    // A tenth of them within the first minute, each opening the panel, ticking and noting: eight presses.
    const seconds = Array.from({ length: 500 }, (_, id) =>
      Array.from({ length: 8 }, (_, press) => ({ id, at: ((id * 7919) % 52_000) + press * 1_000 })),
    );
    const presses = seconds.flat().sort((a, b) => a.at - b.at);
    const refused = presses.filter(
      ({ id, at }) => limits({ guildId: '1', memberId: `m${id}` }, 'usual', at) > 0,
    );
    expect(presses).toHaveLength(4_000);
    expect(refused).toEqual([]);
  });

  test('count what is dear as usual too', () => {
    const limits = createLimits();
    expect(count(30, 'usual', limits)).toBe(30);
    expect(count(1, 'dear', limits)).toBe(0);
    expect(count(1, 'typing', limits)).toBe(1);
  });
});
