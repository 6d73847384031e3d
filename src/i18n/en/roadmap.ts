/** Roadmaps, joining and leaving, progress. */
export const roadmap = {
  'roadmap.listTitle': 'Roadmaps',
  'roadmap.listLine':
    '{phases, plural, one {# phase} other {# phases}}, {topics, plural, one {# topic} other {# topics}}, {items, plural, one {# item} other {# items}} · about {weeks, plural, one {# week} other {# weeks}}',
  'roadmap.listHint': '`/roadmap show` looks inside one.',
  'roadmap.phaseLine':
    '{topics, plural, one {# topic} other {# topics}}, {items, plural, one {# item} other {# items}}, {done, plural, =0 {none done} other {# done}}',
  'roadmap.phaseWeeksExact': '{weeks, plural, one {# week} other {# weeks}}',
  'roadmap.phaseWeeks': '{min}–{max} weeks',
  'roadmap.pickPhase': 'Look into a phase',
  'roadmap.overview': 'Overview',
  'join.joined': '👋 Welcome to **{group}**!',
  'join.resumed': '👋 Welcome back to **{group}**! Everything you did before is still here.',
  'join.already': 'You’re already in **{group}**. Nothing changed.',
  'join.week':
    'This is week {week} of {weeks}: {items, plural, =0 {nothing new} one {one item} other {# items}} until {when}.',
  'join.paused': 'The group is paused in week {week} of {weeks}; check-ins still work.',
  'join.late':
    '{items, plural, one {One item} other {# items}} of earlier weeks can be caught up any time.',
  'join.before': 'It starts {when}.',
  'join.after': 'All its weeks are over, and everything still counts.',
  'join.ask':
    'Two questions, both optional: which topics do you know already (they count as progress, not as points), and how many hours a week do you have?',
  'join.knownPick': 'Topics I know already',
  'join.hoursPick': 'Hours a week',
  'join.hours': '{hours, plural, one {# hour} other {# hours}} a week',
  'join.hoursMore': '{hours, number} hours a week or more',
  'join.known': 'Known before: {items, plural, one {# item} other {# items}}.',
  'join.finish':
    'At {hours, plural, one {# hour} other {# hours}} a week you would finish around {when}.',
  'join.groupEnds': 'The group’s last week ends {when}.',
  'join.which': 'Which group do you want to join?',
  'join.button': 'Join',
  'join.none':
    'There is no group to join here right now. An organiser can start one with `/group create`.',
  'leave.sure': 'Leave **{group}**? Your history is kept; joining again resumes it.',
  'leave.yes': 'Leave',
  'leave.left': 'You have left **{group}**. Your history is kept; `/roadmap join` brings you back.',
  'leave.stayed': 'Good to have you. Nothing changed.',
  'progress.title': 'My way · {group}',
  'progress.all': 'In all',
  'progress.line': '{bar} {done, number}/{total, number}',
  'progress.ahead': 'You’re ahead of the group’s line.',
  'progress.onPace': 'You’re on pace with the group.',
  'progress.behind':
    'You’re behind the group’s line by {items, plural, one {# item} other {# items}}. One small item today is a good start.',
  'progress.finished': 'You’ve finished the whole roadmap. 🎉',
  'progress.finish': 'At your rate so far you finish around {when}.',
  'progress.finishUnknown': 'Your expected finish shows after the first check-in.',
  'progress.groupEnds': 'The group’s last week ends {when}.',
} as const;
