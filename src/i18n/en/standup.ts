/** Standups of weeks, late answers, what blocks whom. */
export const standup = {
  'standup.weekTitle': 'Standup: week {week}',
  'standup.weekText':
    'The week is nearly over. How did it go? Press the button and answer in a minute: what you finished, what is next, what blocks you. The answers appear in the thread.',
  'standup.weekThread': 'Standup: week {week}',
  'standup.weekModalTitle': 'Standup: week {week}',
  'standup.weekReportTitle': 'Report: week {week}',
  'standup.weekReportText': 'The week is over. This is where everybody stands.',
  'standup.weekFinishedBy': 'Done with everything up to week {week}',
  'standup.nextWeekOpens': 'The next one, for week {week}, opens {when}.',
  'standup.calledOff': 'This standup was called off.',
  'standup.answerLate': 'Answer late',
  'standup.noted': '{line}: {note}',
  'standup.late': 'late',
  'standup.lateBy': '{member} (late)',
  'standup.answeredLate': 'Answered late',
  'standup.unnamed': '{count, plural, one {# member unnamed} other {# members unnamed}}',
  'standup.thanksLate':
    'Thank you! The standup was closed, so your answer is marked late; it is on its way to the thread and the report.',
  'standup.shaky': 'Let’s talk about',
  'standup.shakyLine':
    '{topic} ({members, plural, one {# member is} other {# members are}} unsure)',
  'blocker.carried': 'Still open from before',
  'blocker.state': 'Help',
  'blocker.item': 'about “{item}”',
  'blocker.since': 'open since {when}',
  'blocker.helper': '🤝 {member} helps',
  'blocker.suggested': '{member} has done this and could help',
  'blocker.isResolved': 'resolved',
  'blocker.help': 'I can help',
  'blocker.solve': 'Resolved',
  'blocker.more': 'More blockers',
  'blocker.list': '**What blocks people**',
  'blocker.about': 'Which item is it about?',
  'blocker.askAbout':
    'Which item is it about? Then somebody who has done it can be suggested. You may leave this open.',
  'blocker.isAbout': 'It seems to be about **{item}**. If not, choose another one.',
  'blocker.aboutKept': 'Noted: it is about **{item}**.',
  'blocker.aboutNone': 'Noted: it is about no item in particular.',
  'blocker.noSuchItem': 'That item is not in the plan any more. Please choose another one.',
  'blocker.claimed':
    '🤝 Thank you! You are named as the helper of {member}: {text}\nOnce it is solved, press “Resolved”.',
  'blocker.mine': 'You are the helper already. Once it is solved, press “Resolved”.',
  'blocker.taken':
    '{helper} is on it already. You can still join in where the answer stands, in the thread.',
  'blocker.own': 'This is your own blocker. Press “Resolved” once it is solved.',
  'blocker.gone': 'This blocker is resolved, or its author has taken it back.',
  'blocker.solved': '✅ Resolved. The standup’s messages will say so in a moment.',
  'blocker.notYours': 'Only its author, its helper and organisers can mark a blocker as resolved.',
  'blocker.notAuthor': 'Only its author can say what a blocker is about.',
  'group.weeklyOn': 'There is a standup each week now, in its last two days.',
  'group.weeklyOff': 'There are standups at the end of phases only.',
  'group.targetIs':
    'A week counts for the streak with {target, plural, one {# check-in} other {# check-ins}}.',
  'group.leavesAre':
    'Each member may take {leaves, plural, =0 {no weeks} one {# week} other {# weeks}} off.',
} as const;
