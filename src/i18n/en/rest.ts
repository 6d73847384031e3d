/** Rest weeks and holidays of a group. */
export const rest = {
  'rest.title': 'A rest for {group}?',
  'rest.line': '🌴 **{range}** · {why} · {weeks, plural, one {# week} other {# weeks}}',
  'rest.unsaid': 'Rest',
  'rest.festival.new-year': 'New Year',
  'rest.festival.spring-festival': 'Spring Festival',
  'rest.festival.qingming': 'Qingming Festival',
  'rest.festival.labour-day': 'Labour Day',
  'rest.festival.dragon-boat': 'Dragon Boat Festival',
  'rest.festival.mid-autumn': 'Mid-Autumn Festival',
  'rest.festival.national-day': 'National Day',
  'rest.moves': '**What moves**',
  'rest.longer': 'Week {week}, which is running: until {to} instead of {from}',
  'rest.move': 'Week {week}: {from} → {to}',
  'rest.end': 'The end: {from} → {to}',
  'rest.stays': 'What has been posted stays, and no streak breaks.',
  'rest.provisional':
    '⚠️ {year} has not been announced yet. These dates follow the standing rules and may still change; make-up workdays are not in them.',
  'rest.inFile':
    'Of the file I read {events, plural, one {# event} other {# events}}. A week rests when at least {least, plural, one {# weekday} other {# weekdays}} of it are off.',
  'rest.unread':
    '⚠️ {count, plural, one {One event has} other {# events have}} a time or a repetition that I can’t read; I left {count, plural, one {it} other {them}} out.',
  'rest.apply': 'Rest',
  'rest.applied': '🌴 **{group}** rests. Enjoy the break!',
  'rest.next': 'Week {week} starts {when}.',
  'rest.cancelled': 'Nothing changed: no rest was given.',
  'rest.changed': 'The group has changed since you asked. This is what would move now:',
  'rest.gone':
    'This proposal is over: it was cancelled, or `/group rest` was asked anew for this group.',

  'rest.listTitle': 'Rests of {group}',
  'rest.none':
    '**{group}** has no rest ahead. Give one with `from` and `to`, a calendar `file`, or `holidays`.',
  'rest.pick': 'Take a rest back…',
  'rest.backTitle': 'Take this rest back?',
  'rest.takeBack': 'Take back',
  'rest.takenBack': '**{group}** does not rest then. The weeks have moved up.',
  'rest.begun': 'That rest is not ahead any more, so nothing changed.',

  'rest.oneWay':
    'Give the dates (`from`, `to`), a calendar `file`, or `holidays`: one of them at a time.',
  'rest.backwards': '{to} comes before {from}. Please swap `from` and `to`.',
  'rest.paused':
    '**{group}** is paused, so its coming weeks have no dates yet. First use `/group resume`.',
  'rest.noWeeks': '**{group}** has no weeks to come that could rest.',
  'rest.noneInRange':
    'No coming week of **{group}** has a day in {range}, or it rests then already. Only weeks that have not begun can rest; the next one starts {when}.',
  'rest.noneInFile':
    'Nothing in this file takes {least, plural, one {# weekday} other {# weekdays}} or more of a coming week of **{group}**.',
  'rest.noneInTable':
    'No public holiday takes {least, plural, one {# weekday} other {# weekdays}} or more of a coming week of **{group}**, less make-up workdays, or it rests then already. My table has {first} to {last}.',
  'rest.fileTooLarge': 'That calendar is too large: at most {kilobytes, number} KB.',
  'rest.fileTooMany': 'That calendar has too many events: at most {most, number}.',
  'rest.fileNotCalendar': 'That is not a calendar. Attach an iCalendar file (.ics) as `file`.',
  'rest.fileFailed': 'I couldn’t get that file from Discord. Please attach it once more.',

  'rest.ahead': '🌴 Next is a rest, {why}: week {week} starts {when}.',
} as const;
