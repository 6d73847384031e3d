/**
 * What people read in the channel and in private answers, spelt out once more, so that a changed
 * sentence is a decision and not an accident.
 */
export type Phrases = typeof english;

const some = (count: number, one: string, other = `${one}s`) =>
  `${count} ${count === 1 ? one : other}`;

export const english = {
  week: (week: number, weeks: number) => `Week ${week} of ${weeks}`,
  phase: 'Phase',
  goal: 'Goal',
  task: 'Task',
  resources: 'Resources',
  progress: 'Group progress',
  progressLine: (bar: string, percent: string, members: number) =>
    `${bar} ${percent} · ${some(members, 'member')}`,
  nobody: 'Nobody has joined yet: `/roadmap join`',
  deadline: 'Deadline',
  days: (days: number) => some(days, 'day'),
  onDemand: 'as needed',
  checkIn: 'Check in',
  myPlan: 'My week',
  weekThread: (week: number) => `Week ${week}: questions`,
  late: 'Posted late',
  result: 'Result of the week',
  resultLine: (items: number, met: number, members: number) =>
    `${items === 0 ? 'No check-ins' : some(items, 'check-in')} · ${met} of ${some(members, 'member')} took part`,
  boardTitle: (week: number) => `Week ${week} is over`,
  topTen: 'Top ten',
  boardEmpty: 'No points yet. A new week, a new start!',
  improved: 'Most improved',
  improvedLine: (member: string, before: number, after: number) =>
    `${member}: ${before} → ${some(after, 'point')} a week`,
  showBoard: 'Leaderboard',
  standup: (phase: string) => `Standup: ${phase}`,
  standupText:
    'The last week of this phase has begun. Where do you stand? Press the button and answer in a minute: what you finished, what is next, what blocks you. The answers appear in the thread.',
  answered: (count: number) => `Answered (${count})`,
  nobodyAnswered: 'Nobody yet',
  closes: 'Closes',
  answer: 'Answer',
  answerLate: 'Answer late',
  blockerCarried: 'Still open from before',
  blockerSince: (when: string) => `open since ${when}`,
  canHelp: 'I can help',
  resolved: 'Resolved',
  standupClosed: (link: string) => `This standup is closed. The report: ${link}`,
  finished: 'Finished',
  next: 'Next',
  blockers: 'Blocked by',
  noBlockers: 'Nothing',
  report: (phase: string) => `Report: ${phase}`,
  finishedBy: 'Finished the phase',
  nobodyFinished: 'Nobody yet. Late items still count.',
  stillOpen: 'Still open',
  stillOpenLine: (member: string, left: number) => `${member}: ${some(left, 'item')}`,
  nothingOpen: 'Nothing',
  answersNone: 'No answers this time',
  nextPhase: 'Next phase',
  lastPhase: 'That was the last phase. Congratulations on coming this far together! 🎉',
  points: (points: number) => some(points, 'point'),
  somebody: '*somebody*',
  unnamed: (count: number) => `${some(count, 'member')} unnamed`,
  improvedBy: (points: number) => `+${some(points, 'point')}`,
  streakValue: (weeks: number) => some(weeks, 'week'),

  recorded: (item: string, earned: number, points: number) =>
    `✅ **${item}** is done. **+${earned}** points, ${points} in all.`,
  recordedMany: (count: number, earned: number, points: number) =>
    `✅ ${some(count, 'item')} done. **+${earned}** points, ${points} in all.`,
  left: (left: number) => {
    if (left === 0) return 'Nothing left for this week. Well done!';
    return left === 1 ? 'One more this week.' : `${left} more this week.`;
  },
  streak: (weeks: number) => `🔥 Streak: ${some(weeks, 'week')}`,
  rank: (rank: number) => `Rank ${rank}`,
  undone: (item: string, taken: number, points: number) =>
    `↩️ **${item}** is open again. ${some(taken, 'point')} taken back, ${points} left.`,
  undo: 'Undo',
  checklist: 'Checklist',
  checklistTitle: (group: string) => `Checklist · ${group}`,
  paused: 'paused',
  joinedPaused: (week: number, weeks: number) =>
    `The group is paused in week ${week} of ${weeks}; check-ins still work.`,
  until: (when: string) => `Until ${when}`,
  after: 'All weeks are over. Late items still count.',
  thisWeek: (open: number) => `This week (${open})`,
  lateItems: (open: number) => `Late (${open})`,
  everything: (open: number) => `Everything (${open})`,
  nothingHere: 'Nothing here. Enjoy it!',
  known: 'known before',
  knownBefore: (items: number) => `Known (${items})`,
  addNote: 'Add a note',
  celebratePhase: (member: string, phase: string) =>
    `🎉 ${member} has finished the phase “${phase}”.`,
  celebrateAll: (member: string) => `🏁 ${member} has finished the whole roadmap. Congratulations!`,
  youDidPhase: (phase: string) => `🎉 That completes the phase **${phase}**. Well done!`,
  youDidAll: '🏁 That was the last item: you’ve finished the whole roadmap. Congratulations!',
  shift: 'Shift my plan by a week',
  leaveWeek: 'Take a leave week',
  more: (count: number) => `… and ${count} more`,
  boardOf: (group: string) => `Leaderboard · ${group}`,
  period: { all: 'All time', week: 'This week', month: 'This month', phase: 'This phase: ' },
  by: {
    points: 'by points',
    share: 'by share of the plan',
    streak: 'by streak',
    improved: 'most improved, against the week before',
  },
  you: 'You',
  youNone: 'You have no points here yet. The first check-in puts you on the board.',
  nobodyOnBoard: 'Nobody is on this board yet. Be the first!',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  page: (page: number) => `Page ${page}`,
  previous: 'Previous',
  nextPage: 'Next',
  thanks:
    'Thank you! Your answer is on its way to the standup’s thread. Answer again to change it.',
  joined: (group: string) => `👋 Welcome to **${group}**!`,
  resumed: (group: string) =>
    `👋 Welcome back to **${group}**! Everything you did before is still here.`,
  joinedWeek: (week: number, weeks: number, items: number, when: string) =>
    `This is week ${week} of ${weeks}: ${some(items, 'item')} until ${when}.`,
  joinedLate: (items: number) =>
    `${items === 1 ? 'One item' : `${items} items`} of earlier weeks can be caught up any time.`,
  knownItems: (items: number) => `Known before: ${some(items, 'item')}.`,
  inAll: 'In all',
  ahead: 'You’re ahead of the group’s line.',
  onPace: 'You’re on pace with the group.',
  behind: (items: number) =>
    `You’re behind the group’s line by ${some(items, 'item')}. One small item today is a good start.`,
  allFinished: 'You’ve finished the whole roadmap. 🎉',
  leaveTaken: (group: string, week: number) =>
    `Enjoy your week off! Week ${week} of **${group}** will not break your streak`,
  reminded: (group: string, week: number, when: string, open: number) =>
    `⏰ Week ${week} of **${group}** ends ${when}. ${open === 1 ? 'One item is' : `${open} items are`} still open:`,
  deleted:
    'Everything about you in this server is deleted. Your name is being taken out of old messages; that takes some minutes.',
  mePoints: (points: number) => `**${some(points, 'point')}**`,
  mePlace: (place: number, of: number) => `place ${place} of ${of}`,
  meNoPlace: 'not on the board yet',
  meStreak: (now: number, best: number) =>
    `Streak: **${some(now, 'week')}**, best ${some(best, 'week')}`,
  meAlias: (alias: string) => `Others see you as **${alias}**.`,
  meHidden: 'Others see that somebody is on the board, not that it is you.',
  meWeek: (week: number, what: string) => `Week ${week}: ${what}`,
  meWeeks: (from: number, to: number, what: string) => `Weeks ${from} to ${to}: ${what}`,
  meWhy: {
    before: () => '▫️ before you joined',
    met: (items: number) => `✅ met, ${some(items, 'item')}`,
    missed: (items: number, target: number) => `❌ missed, ${items} of ${target}`,
    running: (items: number, target: number) => `⏳ still running, ${items} of ${target} so far`,
    leave: () => '🌴 your week off',
    away: () => '🚪 you were not in the group',
    finished: () => '🏁 nothing left to do',
  },
  meEarned: (points: number, item: string, week: number, day: string) =>
    `**+${points}** ${item} · week ${week} · ${day}`,
  meNothingEarned: 'No check-in yet.',
  standings: {
    silent: 'Silent for two weeks',
    behind: 'Behind',
    'on-leave': 'On leave this week',
    'on-pace': 'On pace',
    ahead: 'Ahead',
  },
  standingHead: (standing: string, count: number) => `**${standing} · ${count}**`,
  standingLine: (member: string, done: number, total: number, late: number, last: string) =>
    `${member} · ${done} of ${total}${late === 0 ? '' : ` · ${late} late`} · ${last}`,
  lastCheckIn: (when: string) => `last check-in ${when}`,
  noCheckIn: 'no check-in yet',
};
