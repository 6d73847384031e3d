/** Plan, board, standup, help: a member's own answers. */
export const member = {
  'plan.title': 'My week · {group}',
  'plan.open': 'This week',
  'plan.late': 'Late',
  'plan.nothingOpen': 'Everything for this week is done. 🎉',
  'plan.more': '… and {count, number} more',
  'plan.deadline': 'Deadline',
  'board.title': 'Leaderboard · {group}',
  'board.period.all': 'All time',
  'board.period.week': 'This week',
  'board.period.month': 'This month',
  'board.period.phase': 'This phase: {phase}',
  'board.by.points': 'by points',
  'board.by.share': 'by share of the plan',
  'board.by.streak': 'by streak',
  'board.points': '{points, plural, one {# point} other {# points}}',
  'board.share': '{share, number, percent}',
  'board.streak': '{weeks, plural, one {# week} other {# weeks}}',
  'board.you': 'You',
  'board.youNone': 'You have no points here yet. The first check-in puts you on the board.',
  'board.empty': 'Nobody is on this board yet. Be the first!',
  'board.page': 'Page {page, number}',
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
