/** Checking in, taking back, the private checklist. */
export const checkIn = {
  'done.recorded': '✅ **{item}** is done. **+{earned, number}** points, {points, number} in all.',
  'done.recordedMany':
    '✅ {count, plural, one {# item} other {# items}} done. **+{earned, number}** points, {points, number} in all.',
  'done.left':
    '{left, plural, =0 {Nothing left for this week. Well done!} one {One more this week.} other {# more this week.}}',
  'done.streak': '🔥 Streak: {weeks, plural, one {# week} other {# weeks}}',
  'done.rank': 'Rank {rank, number}',
  'done.already': '**{item}** is already done, since {when}. Nothing changed.',
  'done.known': '**{item}** is something you knew before, so it counts as progress already.',
  'done.undo': 'Undo',
  'done.openChecklist': 'Checklist',
  'undo.done':
    '↩️ **{item}** is open again. {taken, plural, one {# point} other {# points}} taken back, {points, number} left.',
  'undo.nothing': 'There is no check-in to take back.',
  'undo.notDone': '**{item}** is not checked in, so there is nothing to take back.',
  'panel.title': 'Checklist · {group}',
  'panel.week': 'Week {week} of {weeks}',
  'panel.beforeStart': 'Starts {when}. You can already check in.',
  'panel.after': 'All weeks are over. Late items still count.',
  'panel.deadline': 'Until {when}',
  'panel.thisWeek': 'This week ({open, number})',
  'panel.late': 'Late ({open, number})',
  'panel.all': 'Everything ({open, number})',
  'panel.tick': 'Tick what you have done, untick to take it back',
  'panel.nothing': 'Nothing here. Enjoy it!',
  'panel.page': 'Page {page, number} of {pages, number}',
  'panel.previous': 'Previous',
  'panel.next': 'Next',
  'panel.known': 'known before',
  'panel.points': '{points, plural, one {# point} other {# points}}',
  'panel.weekOption': 'week {week}',
} as const;
