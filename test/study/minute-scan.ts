/**
 * When a local time comes, found by looking at the clock every minute: the product asks Temporal, this
 * asks nothing but what `Intl.DateTimeFormat` shows. Walls are minutes since 1970-01-01T00:00 local.
 */

const HOUR = 60;
const DAY = 24 * HOUR;

export function wallOf(date: string, time: string): number {
  return Date.parse(`${date}T${time}Z`) / 60_000;
}

function clockIn(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (minute) => {
    // 12/31/1969, 19:00
    const shown = format.format(minute * 60_000);
    const [month, day, year] = [shown.slice(0, 2), shown.slice(3, 5), shown.slice(6, 10)];
    return wallOf(`${year}-${month}-${day}`, shown.slice(12, 17));
  };
}

/** How far the wall is ahead of UTC from a minute on, until the next such minute. */
type Stretch = { from: number; ahead: number };

/** Looks at the clock each hour, and each minute of the hours in which it was changed. */
function stretchesOf(zone: string, from: number, to: number): Stretch[] {
  const clock = clockIn(zone);
  let ahead = clock(from) - from;
  const stretches = [{ from, ahead }];
  for (let hour = from + HOUR; hour < to + HOUR; hour += HOUR) {
    if (clock(hour) - hour === ahead) continue;
    for (let minute = hour - HOUR + 1; minute <= hour; minute++) {
      const now = clock(minute) - minute;
      if (now === ahead) continue;
      ahead = now;
      stretches.push({ from: minute, ahead });
    }
  }
  return stretches;
}

export type Scan = {
  /** The instant of a slot at a wall, epoch ms; undefined outside of what was scanned. */
  at: (wall: number) => number | undefined;
  /** How many walls of the wanted times the clock skipped, and how many it showed twice. */
  skipped: number;
  repeated: number;
};

/**
 * Walks through every minute of some days and notes when each of the times comes. What the clock
 * shows twice counts at first sight; what it skips comes as long after the gap's end as it would
 * have come after its beginning.
 */
export function scanMinutes(
  zone: string,
  first: string,
  last: string,
  times: readonly string[],
): Scan {
  const from = wallOf(first, '00:00') - DAY;
  const to = wallOf(last, '23:59') + 2 * DAY;
  const wanted = new Uint8Array(DAY);
  for (const time of times) wanted[wallOf('1970-01-01', time)] = 1;
  const isWanted = (wall: number) => wanted[((wall % DAY) + DAY) % DAY] === 1;
  const found = new Map<number, number>();
  const stretches = stretchesOf(zone, from, to);
  let [skipped, repeated] = [0, 0];
  let due = from + (stretches[0]?.ahead ?? 0);
  stretches.forEach(({ from: begin, ahead }, i) => {
    const end = stretches[i + 1]?.from ?? to;
    for (let minute = begin; minute < end; minute++) {
      const shown = minute + ahead;
      if (shown < due && isWanted(shown)) repeated++;
      for (let wall = due; wall < shown; wall++) {
        if (!isWanted(wall)) continue;
        skipped++;
        found.set(wall, minute + (wall - due));
      }
      if (shown < due) continue;
      if (isWanted(shown)) found.set(shown, minute);
      due = shown + 1;
    }
  });
  return {
    at: (wall) => {
      const minute = found.get(wall);
      return minute === undefined ? undefined : minute * 60_000;
    },
    skipped,
    repeated,
  };
}
