import { Temporal } from 'temporal-polyfill';

/**
 * Hours in which a member hears nothing, by the clock on the wall: from `from` on, until `to`, both
 * `HH:MM`, across midnight where `to` is the earlier. Equal: there are none.
 */
export type QuietHours = { from: string; to: string; zone: string };

/** That much loud time is kept ahead of quiet hours where something is told before them, in ms. */
const AHEAD = 30 * 60_000;

/** Whether the wall clock of the zone shows a quiet time at an instant, epoch ms. */
export function isQuiet({ from, to, zone }: QuietHours, at: number): boolean {
  const time = zoned(at, zone).toPlainTime().toString().slice(0, 5);
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/**
 * When something wanted at an instant may be told, by which a member still has `atLeast` ms until the
 * deadline: as wanted; else once the quiet hours are over; else before they begin, but not before
 * `notBefore`. Null where no such moment is left. All instants in epoch ms.
 */
export function loudMoment(
  quiet: QuietHours,
  wish: { wanted: number; notBefore: number; deadline: number; atLeast: number },
): number | null {
  const latest = wish.deadline - wish.atLeast;
  const { wanted } = wish;
  if (!isQuiet(quiet, wanted)) return wanted <= latest ? wanted : null;
  const changes = changesAround(quiet, wanted);
  const end = changes.find((at) => at > wanted && !isQuiet(quiet, at));
  if (end !== undefined && end <= latest) return end;
  const start = changes.findLast((at) => at <= wanted && !isQuiet(quiet, at - 1));
  if (start === undefined) return null;
  const loudSince = changes.findLast((at) => at < start && !isQuiet(quiet, at)) ?? start - AHEAD;
  const earlier = Math.max(start - AHEAD, loudSince, wish.notBefore);
  return earlier < start && earlier <= latest && !isQuiet(quiet, earlier) ? earlier : null;
}

/**
 * Every instant within two days at which quiet hours may begin or end, in order: where the wall shows
 * one of the two times, once or twice, and where the clocks are changed.
 */
function changesAround({ from, to, zone }: QuietHours, at: number): number[] {
  const today = zoned(at, zone).toPlainDate();
  const found = new Set<number>();
  for (const days of [-2, -1, 0, 1, 2]) {
    const date = today.add({ days });
    for (const time of [from, to]) {
      const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
      for (const disambiguation of ['earlier', 'later'] as const) {
        found.add(wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
      }
    }
  }
  const last = zoned(at, zone).add({ days: 2 });
  let changed = zoned(at, zone).subtract({ days: 2 }).getTimeZoneTransition('next');
  while (changed !== null && Temporal.ZonedDateTime.compare(changed, last) < 0) {
    found.add(changed.epochMilliseconds);
    changed = changed.getTimeZoneTransition('next');
  }
  return [...found].sort((a, b) => a - b);
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
