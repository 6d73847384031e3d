/** Plan, board, standup, help: a member's own answers. */
export const member = {
  'plan.more': '… and {count, number} more',
  'board.title': 'Leaderboard · {group}',
  'board.period.all': 'All time',
  'board.period.week': 'This week',
  'board.period.month': 'This month',
  'board.period.phase': 'This phase: {phase}',
  'board.by.points': 'by points',
  'board.by.share': 'by share of the plan',
  'board.by.streak': 'by streak',
  'board.by.improved': 'most improved, against the week before',
  'board.points': '{points, plural, one {# point} other {# points}}',
  'board.share': '{share, number, percent}',
  'board.streak': '{weeks, plural, one {# week} other {# weeks}}',
  'board.improved': '{points, plural, one {+# point} other {+# points}}',
  'board.finished': '{group} (finished)',
  'person.hidden': '*somebody*',
  'board.you': 'You',
  'board.youNone': 'You have no points here yet. The first check-in puts you on the board.',
  'board.empty': 'Nobody is on this board yet. Be the first!',
  'board.page': 'Page {page, number}',
  'board.asPicture': 'As a picture',
  'leaveWeek.taken':
    'Enjoy your week off! Week {week} of **{group}** will not break your streak, and its items will wait for you. {left, plural, =0 {That was your last leave here.} one {You have one more leave here.} other {You have # more leaves here.}}',
  'leaveWeek.already': 'Week {week} of **{group}** is already your week off.',
  'leaveWeek.noneLeft':
    'You have taken all {allowed, plural, one {# leave} other {# leaves}} that **{group}** gives. Ask an organiser if you need one more.',
  'leaveWeek.met': 'Week {week} counts for your streak already: no leave needed.',
  'leaveWeek.paused': '**{group}** is paused, and so is your streak: no leave needed.',
  'leaveWeek.notYet': '**{group}** has not begun yet. It starts {when}.',
  'leaveWeek.over': '**{group}** has no such week: its last one is week {weeks}.',
  'leaveWeek.past': 'Week {week} is over; your leave stays.',
  'leaveWeek.back': 'Take it back',
  'leaveWeek.cancelled': 'Your leave is taken back: week {week} of **{group}** counts again.',
  'leaveWeek.none': 'There is no leave of yours in week {week}.',
  'standup.none':
    'No standup is open in **{group}** right now. One opens in the last week of each phase.',
  'standup.nextOpens': 'The next one, “{phase}”, opens {when}.',
  'standup.thanks':
    'Thank you! Your answer is on its way to the standup’s thread. Answer again to change it.',
  'standup.closed': 'This standup is closed. Its report is in the channel.',
  'standup.modalTitle': 'Standup: {phase}',
  'standup.finished': 'What did you finish?',
  'standup.next': 'What is next?',
  'standup.blockers': 'Does anything block you?',
  'standup.blockersHint': 'Leave empty when nothing does',
  'standup.empty': 'Please write what you finished or what is next.',
  'help.title': 'Roadmate: what next?',
  'help.organiserSetup':
    '1. `/setup`: choose language, time zone and channel.\n2. `/group create`: start a group on a roadmap.',
  'help.organiserRunning':
    'As an organiser: `/group list` shows every group; `/group edit`, `pause`, `resume` and `finish` change one.',
  'help.join':
    '`/roadmap join`: join a study group. {count, plural, one {One is} other {# are}} open here.',
  'help.noGroup':
    'There is no study group here yet. Ask an organiser to start one with `/group create`.',
  'help.member':
    '`/done`: check in. Without an item it opens your checklist.\n`/plan`: your week and its deadline.\n`/leaderboard`: who stands where.\n`/standup`: answer the open standup.\n`/undo`: take back a check-in.\n`/roadmap progress`: your way through the roadmap.',
  'help.week':
    'You’re in **{group}**, week {week} of {weeks}; {left, plural, =0 {this week is done} one {one item left this week} other {# items left this week}}.',
  'help.before': 'You’re in **{group}**. It starts {when}.',
  'help.after': 'You’re in **{group}**. All its weeks are over; late items still count.',
} as const;
