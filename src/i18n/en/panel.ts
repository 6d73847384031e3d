/** Notes, other days, celebrations, and the member's own pace. */
export const panel = {
  'note.add': 'Add a note',
  'note.back': 'Back to the list',
  'note.pick': 'A note on what?',
  'note.learnt': 'What did you learn?',
  'note.whoSees': 'For you alone, and for the draft of your standup answer',
  'note.link': 'Something to show',
  'note.linkHint': 'A web address, like https://example.org/demo',
  'note.saved':
    '📝 Your note on **{item}** is kept. Only you see it; the draft of your standup answer holds it too.',
  'note.cleared': '📝 Your note on **{item}** is gone.',
  'note.notDone': '**{item}** is not checked in, so there is nothing to write a note on.',
  'note.tooLate': 'That check-in was taken back meanwhile. Nothing was kept.',
  'undo.doneMany':
    '↩️ {count, plural, one {# item is} other {# items are}} open again. {taken, plural, one {# point} other {# points}} taken back, {points, number} left.',
  'undo.gone': 'That check-in was taken back already. Nothing changed.',
  'day.counted': '🗓️ It counts for {day}, in week {week} of {weeks}.',
  'day.needsItem': 'Please fill in `item` as well: what did you do on that day?',
  'day.beforeStart': '**{group}** had not begun on that day. It started {when}.',
  'day.beforeJoining': 'You were not in **{group}** on that day. You joined {when}.',
  'day.paused': '**{group}** was paused on that day. Check it in without `day`.',
  'celebrate.phase': '🎉 {member} has finished the phase “{phase}”.',
  'celebrate.roadmap': '🏁 {member} has finished the whole roadmap. Congratulations!',
  'celebrate.yourPhase': '🎉 That completes the phase **{phase}**. Well done!',
  'celebrate.yourRoadmap':
    '🏁 That was the last item: you’ve finished the whole roadmap. Congratulations!',
  'pace.behindOwn':
    'You’re behind your own plan by {items, plural, one {# item} other {# items}}. One small item today is a good start.',
  'pace.onOwn': 'You’re on pace with your own plan.',
  'pace.aheadOwn': 'You’re ahead of your own plan.',
  'pace.ownWeek':
    '🐢 Your plan runs {shift, plural, one {# week} other {# weeks}} behind the group’s: {week, plural, =0 {it starts soon} other {your week # of {weeks}}}.',
  'pace.ownEnds': 'Your own plan’s last week ends {when}.',
  'pace.skipping': '➖ Optional items are left out.',
  'pace.skipped': 'optional, left out',
  'pace.shift': 'Shift my plan by a week',
  'pace.shiftBack': 'Back by a week',
  'pace.skip': 'Skip optional items',
  'pace.skipNoMore': 'Include optional items',
  'pace.leave': 'Take a leave week',
  'pace.shifted':
    'Your plan now runs {shift, plural, one {# week} other {# weeks}} behind the group’s; its last week ends {when}. Board and streak stay as they are.',
  'pace.unshifted': 'Your plan is the group’s again; its last week ends {when}.',
  'pace.nowSkipping':
    '{items, plural, one {# optional item is} other {# optional items are}} left out: neither late nor open. You can still check them in for points.',
  'pace.nowIncluding':
    '{items, plural, =0 {Optional items count again.} one {# optional item counts again.} other {# optional items count again.}}',
  'pace.unchanged': 'That has been changed already. Here is where you stand.',
} as const;
