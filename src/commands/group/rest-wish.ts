import type { Ask } from '../../discord/ask.ts';
import type { Attachment, Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import { addDays } from '../../study/anchor.ts';
import { CHINA } from '../../study/holidays-china.ts';
import { LARGEST_CALENDAR, MOST_EVENTS, readCalendarFile } from '../../study/rest-file.ts';
import {
  daysOffOf,
  LEAST_DAYS_OFF,
  restForDaysOff,
  restForRange,
} from '../../study/rest-reasons.ts';
import type { Why } from '../../study/rests.ts';
import { localDate, parseDate } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { restRange } from '../../views/rest.ts';
import { bare, deadline, plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';
import { safe } from './create.ts';
import { propose } from './rest-propose.ts';

export const REASON_LIMIT = 60;
/** Rests are looked for so many days ahead. */
const HORIZON = 2 * 366;

/** A rest in every coming week that has one of the days. */
export async function restByDates(
  kit: Kit,
  ask: Ask,
  group: Group,
  wish: { from: string; to: string | null; because: string | null },
): Promise<Reply> {
  const { language } = ask;
  const today = localDate(ask.at, group.zone);
  for (const text of [wish.from, wish.to]) {
    const date = text === null ? today : parseDate(text);
    if (date === null) return message(say(language, 'refuse.badDate', safe({ text: text ?? '' })));
    if (date > addDays(today, HORIZON)) return message(say(language, 'refuse.farDate', { date }));
  }
  const from = parseDate(wish.from) ?? today;
  const to = wish.to === null ? from : (parseDate(wish.to) ?? from);
  if (to < from) return message(say(language, 'rest.backwards', { from, to }));
  if (to < today) {
    return message(say(language, 'refuse.pastDate', { date: to, zone: group.zone }));
  }
  return propose(kit, ask, group, restForRange(from, to, whyOf(wish.because)), {
    notes: () => [],
    none: (next) =>
      say(language, 'rest.noneInRange', {
        group: plain(group.name),
        range: restRange(language, { from, to }),
        when: deadline(next),
      }),
  });
}

function whyOf(because: string | null): Why {
  const text = bare(because ?? '').replace(/\s+/g, ' ');
  return text === '' ? { kind: 'unsaid' } : { kind: 'words', text };
}

/** A rest in every coming week from which the public holidays take enough days. */
export async function restByHolidays(kit: Kit, ask: Ask, group: Group): Promise<Reply> {
  const { language } = ask;
  const [first, last] = [CHINA.at(0)?.year ?? 0, CHINA.at(-1)?.year ?? 0];
  return propose(kit, ask, group, restForDaysOff(daysOffOf(CHINA)), {
    notes: (rests) =>
      CHINA.filter(({ provisional }) => provisional)
        .filter(({ year }) => rests.some(({ to }) => to.startsWith(`${year}`)))
        .map(({ year }) => wordsOf(language)('rest.provisional', { year: `${year}` })),
    none: () =>
      say(language, 'rest.noneInTable', {
        group: plain(group.name),
        least: LEAST_DAYS_OFF,
        first: `${first}`,
        last: `${last}`,
      }),
  });
}

/** A rest in every coming week from which the events of a calendar take enough days. */
export async function restByFile(
  kit: Kit,
  ask: Ask,
  group: Group,
  file: Attachment,
): Promise<Reply> {
  const { language } = ask;
  const tooLarge = () =>
    message(say(language, 'rest.fileTooLarge', { kilobytes: LARGEST_CALENDAR / 1024 }));
  if (file.size > LARGEST_CALENDAR) return tooLarge();
  const fetched = await kit.fetch.attachment(file);
  if (fetched.kind === 'refused') {
    if (fetched.why === 'too-large') return tooLarge();
    if (fetched.why === 'foreign-file') return message(say(language, 'fetch.foreign-file'));
    const isOther = fetched.why === 'not-text' || fetched.why === 'page';
    return message(say(language, isOther ? 'rest.fileNotCalendar' : 'rest.fileFailed'));
  }
  if (fetched.text.length > LARGEST_CALENDAR) return tooLarge();
  const from = localDate(ask.at, group.zone);
  const within = { from, to: addDays(from, HORIZON), zone: group.zone };
  const read = readCalendarFile(fetched.text, within);
  if (read.kind === 'not-a-calendar') return message(say(language, 'rest.fileNotCalendar'));
  if (read.kind === 'too-many-events') {
    return message(say(language, 'rest.fileTooMany', { most: MOST_EVENTS }));
  }
  const words = wordsOf(language);
  const { events, unread } = read;
  const left = unread === 0 ? [] : [words('rest.unread', { count: unread })];
  const least = LEAST_DAYS_OFF;
  const off = new Map([...read.off].map(([day, why]) => [day, seen(why)]));
  return propose(kit, ask, group, restForDaysOff({ off, makeUp: new Set() }), {
    notes: () => [words('rest.inFile', { events: events - unread, least }), ...left],
    none: () => ({
      content: [words('rest.noneInFile', { group: plain(group.name), least }), ...left].join('\n'),
    }),
  });
}

/** An event's name without what cannot be seen. */
function seen(why: Why): Why {
  return why.kind === 'words' ? whyOf(why.text) : why;
}
