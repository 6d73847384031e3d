/** What organisers are told of posts that did not appear. */
export const trouble = {
  'trouble.blocked': '⚠️ **{group}**: {what} could not be posted. {why}',
  'trouble.goOn': 'It is kept. Once that is mended, press the button or use `/group resume`.',
  'trouble.again': 'Try again',
  'trouble.missed':
    '⏰ **{group}**: I was away, and these came up too late to be posted. Nothing else is lost: whatever is still current appears, and check-ins of those weeks still count.',
  'trouble.groups': 'Study groups',
  'trouble.what.assignment': 'the assignment of week {number}',
  'trouble.what.board': 'the board of week {number}',
  'trouble.what.standup': 'the standup of phase {number}',
  'trouble.what.report': 'the report of phase {number}',
  'trouble.what.answer': 'an answer to the standup of phase {number}',
  'trouble.what.week-standup': 'the standup of week {number}',
  'trouble.what.week-report': 'the report of week {number}',
  'trouble.what.week-answer': 'an answer to the standup of week {number}',
  'trouble.what.celebration': 'the celebration of somebody’s completed phase',
  'trouble.what.notice': 'the news of the roadmap’s new version',
  'trouble.list.assignment':
    '{count, plural, one {the assignment of week} other {the assignments of weeks}} {numbers}',
  'trouble.list.board':
    '{count, plural, one {the board of week} other {the boards of weeks}} {numbers}',
  'trouble.list.standup':
    '{count, plural, one {the standup of phase} other {the standups of phases}} {numbers}',
  'trouble.list.week-standup':
    '{count, plural, one {the standup of week} other {the standups of weeks}} {numbers}',
  'trouble.list.week-report':
    '{count, plural, one {the report of week} other {the reports of weeks}} {numbers}',
  'trouble.list.report':
    '{count, plural, one {the report of phase} other {the reports of phases}} {numbers}',
} as const;
