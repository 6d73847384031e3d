/** Bad input and dead ends: what is wrong, and what to do. */
export const refuse = {
  'refuse.failed':
    'Something went wrong on our side, so this may **not have been saved**. `/plan` shows what was; trying again never counts twice. If it happens again, tell your organiser this reference: `{reference}`',
  'refuse.notSaved':
    'My database isn’t working right now, so this was **not saved**. Please try again in a minute. If it still doesn’t work, tell your organiser this reference: `{reference}`',
  'refuse.maybeSaved':
    'I lost my database in the middle of this, so I don’t know whether it was saved. `/plan` shows what was; trying again never counts twice. If it happens again, tell your organiser this reference: `{reference}`',
  'refuse.tooSlow': 'That took me too long, so nothing happened. Please try once more.',
  'refuse.limited':
    'That was a lot at once, so nothing was done this time. Please try again in {seconds, plural, one {# second} other {# seconds}}.',
  'refuse.noServer': 'Roadmate works inside a server. Please use this command in one.',
  'refuse.unknownCommand':
    'I don’t know this command. It may have been renamed: type `/` to see what there is.',
  'refuse.outdated': 'This button is out of date. Please use `/plan` to get a fresh one.',
  'refuse.missing': 'Please fill in `{option}`.',
  'refuse.outOfRange': 'That value doesn’t fit `{option}`. Please pick one from the list.',
  'refuse.tooLong': '`{option}` can be at most {limit, number} characters long.',
  'refuse.notOrganiser':
    'Only organisers can do this: members with **Manage Server**, or with the organiser role chosen in `/setup`.',
  'refuse.noGroup':
    'There is no study group on this server yet. An organiser can start one with `/group create`.',
  'refuse.notEnrolled': 'You’re not in a study group yet. Join one with `/roadmap join`.',
  'refuse.notEnrolledHere': 'You’re not in **{group}** yet. Join with `/roadmap join`.',
  'refuse.unknownGroup': 'There is no such group on this server. Please pick one from the list.',
  'refuse.whichGroup': 'You’re in more than one group. Which one do you mean?',
  'refuse.whichOrganised': 'There is more than one group here. Which one do you mean?',
  'refuse.whichGroupToEdit':
    'There is more than one group here. Please name the one to change with the option `group`.',
  'refuse.whichGroupForItem':
    'This item is in more than one of your groups. Please name the group with the option `group`.',
  'refuse.unknownItem':
    'I can’t find “{item}” in your plan. Start typing in `item` and pick one from the list.',
  'refuse.ambiguousItem':
    '“{item}” fits {count, plural, one {# item} other {# items}}. Start typing in `item` and pick the one you mean.',
  'refuse.badLink': '`link` must be a web address that begins with https:// or http://.',
  'refuse.unknownRoadmap': 'I don’t know this roadmap. `/roadmap list` shows those you can use.',
  'refuse.badDate': '“{text}” is not a date. Please write it like 2026-03-09.',
  'refuse.pastDate': '{date} has passed in {zone}. Please choose today or a later day.',
  'refuse.farDate': '{date} is more than a year away. Please choose an earlier day.',
  'refuse.badTime': '“{text}” is not a time of day. Please write it like 20:00.',
  'refuse.noSuchTime': 'The clocks skip {time} on {date} in {zone}. Please choose another time.',
  'refuse.badZone':
    '“{text}” is not a time zone. Please write it like Asia/Shanghai or Europe/Berlin.',
  'refuse.weeksAndPace': 'Please give either `weeks` or `pace`, not both.',
  'refuse.tooManyWeeks':
    'This roadmap has open items for at most {most, plural, one {# week} other {# weeks}}.',
  'refuse.nothingOpen': 'Everything in this roadmap is already done: there is nothing to plan.',
  'refuse.badName': 'A name needs at least one visible character.',
  'refuse.groupGone': 'This group has already been started or thrown away.',
  'refuse.groupFinished': '**{group}** is finished, so nothing about it can change any more.',
  'refuse.notPaused': '**{group}** is not paused.',
  'refuse.alreadyPaused': '**{group}** is already paused. `/group resume` goes on with it.',
  'refuse.changedMeanwhile':
    'Somebody else has just changed **{group}**. Please look at `/group list` and try again.',
  'refuse.noChannelAccess': 'I can’t see that channel. Please give me access, or choose another.',
} as const;
