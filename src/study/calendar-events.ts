/** A line of a calendar file, unfolded: `DTSTART;TZID=Asia/Tokyo:20261201T090000`. */
export type Property = { params: ReadonlyMap<string, string>; value: string };

/** The properties of an event, by their names in capitals. */
export type CalendarEvent = ReadonlyMap<string, readonly Property[]>;

/** A name, parameters of which values may be quoted, a value. */
const LINE = /^([^:;]+)((?:;[^=:;]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*):(.*)$/s;
/** An alarm of an event of a calendar, and some to spare. */
const DEEPEST = 6;
const PARAMETER = /;([^=]+)=("[^"]*"|[^;,]*)/g;

/**
 * The events of an iCalendar file (RFC 5545), as its lines have them; null when it is none. A library
 * would bring vCards, zones and much else that no rest is read from: some 25 KB, a twelfth of what a
 * Worker may weigh.
 */
export function parseEvents(text: string): CalendarEvent[] | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const open: string[] = [];
  const events: (Property & { name: string })[][] = [];
  let isCalendar = false;
  for (const line of lines) {
    if (line === '') continue;
    const [, name = '', params = '', value = ''] = LINE.exec(line) ?? [];
    const part = value.trim().toUpperCase();
    switch (name.toUpperCase()) {
      case '':
        return null;
      case 'BEGIN':
        isCalendar ||= open.length === 0 && part === 'VCALENDAR';
        open.push(part);
        if (open.length > DEEPEST) return null;
        if (isEvent(open)) events.push([]);
        break;
      case 'END':
        if (open.pop() !== part) return null;
        break;
      default: {
        if (open.length === 0) return null;
        if (isEvent(open)) events.at(-1)?.push({ name, params: parametersOf(params), value });
      }
    }
  }
  if (!isCalendar || open.length > 0) return null;
  return events.map(byName);
}

function byName(lines: readonly (Property & { name: string })[]): CalendarEvent {
  const properties = new Map<string, Property[]>();
  for (const { name, ...property } of lines) {
    const found = properties.get(name.toUpperCase());
    if (found === undefined) properties.set(name.toUpperCase(), [property]);
    else found.push(property);
  }
  return properties;
}

function isEvent(open: readonly string[]): boolean {
  return open.length === 2 && open[0] === 'VCALENDAR' && open[1] === 'VEVENT';
}

function parametersOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(PARAMETER)].map(([, name = '', value = '']) => [
      name.toUpperCase(),
      value.replaceAll('"', ''),
    ]),
  );
}

/** The text of an event's property, as it is meant to be read; empty where there is none. */
export function textOf(event: CalendarEvent, name: string): string {
  const value = event.get(name)?.[0]?.value ?? '';
  return value.replace(/\\([\\;,nN])/g, (_, char: string) => (/n/i.test(char) ? '\n' : char));
}
