/** What comes, what became of it and why, for organisers. */
export const schedule = {
  'post.byHand': 'Posted by hand',
  'schedule.kind.assignment': 'Assignment, week {number}',
  'schedule.kind.board': 'Board, week {number}',
  'schedule.kind.standup': 'Standup: {phase}',
  'schedule.kind.report': 'Report: {phase}',
  'schedule.kind.notice': 'New version of the roadmap',
  'schedule.kind.answer': 'Answer in the standup: {phase}',
  'schedule.kind.week-standup': 'Standup, week {number}',
  'schedule.kind.week-report': 'Report, week {number}',
  'schedule.kind.week-answer': 'Answer in the standup, week {number}',
  'schedule.kind.celebration': 'Celebration',
  'schedule.kind.digest': 'Digest for organisers, week {number}',
  'schedule.kind.trouble': 'Notice to organisers',
  'schedule.copy': '{post} (by hand)',
  'schedule.state.coming': 'coming',
  'schedule.state.due': 'due',
  'schedule.state.sending': 'being sent',
  'schedule.state.sent': 'sent',
  'schedule.state.blocked': 'held back',
  'schedule.state.missed': 'missed',
  'schedule.state.skipped': 'skipped',
  'schedule.title': 'What comes next: {group}',
  'schedule.intro': 'In {channel}, weekly on {weekday} at {time} ({zone}).',
  'schedule.line': '**{post}** · {when}',
  'schedule.rest':
    '🌴 {weeks, plural, one {A free week} other {# free weeks}}: nothing new from {from} to {until}',
  'schedule.restWhy':
    '🌴 {why}: nothing new from {from} to {until} ({weeks, plural, one {a week} other {# weeks}})',
  'schedule.over': 'Every post of this group has appeared.',
  'schedule.finished': 'This group is finished: nothing more appears.',
  'schedule.paused':
    '⏸️ Paused since {since}. Nothing new appears until `/group resume`; these then come in this order, each at its new time:',
  'schedule.held':
    '⚠️ {count, plural, one {A post is} other {# posts are}} held back or waiting. `/schedule why` tells the reason.',
  'schedule.unknownPost': 'I don’t know this post. Please pick one from the list.',
  'schedule.nothingYet': '**{group}** has no posts yet, and none are planned.',
  'schedule.otherPosts': 'Another post',
  'why.due': 'Due',
  'why.sent': 'Sent',
  'why.onTime': '{when}, on time',
  'why.late': '{when}, {late} late',
  'why.attempts': 'Attempts',
  'why.message': 'Message',
  'why.open': '[Open]({link})',
  'why.isSent': '✅ It was sent.',
  'why.isUpdating': '✅ It was sent. Its text is being brought up to date.',
  'why.isBlocked': '⛔ It is held back.',
  'why.tryAgain': 'Try again now',
  'why.missed.too-late':
    '❌ It was missed: the bot could not post between its time and {until}, and later it was no longer worth posting. `/schedule post` sends it all the same.',
  'why.missed.other':
    '❌ It was missed ({reason}). `/schedule post` sends it all the same, while its time lasts.',
  'why.skipped.no-answer': '➖ It was skipped: the answer it would have shown is no longer there.',
  'why.skipped.no-standup':
    '➖ It was skipped: the standup it belongs to never appeared. Look at that standup’s post.',
  'why.skipped.no-version':
    '➖ It was skipped: the version that the group came from is no longer there, so there is nothing to compare.',
  'why.skipped.nowhere-to-tell':
    '➖ It was skipped: there is no channel for notices that I can post in. Choose one with `/setup`.',
  'why.skipped.taken-back':
    '➖ Skipped: the check-in that it celebrates was taken back before it could be sent.',
  'why.skipped.hidden': '➖ Skipped: it is about a member who is not named in the channel.',
  'why.skipped.too-late': '➖ It was skipped: it came up too late to be of use.',
  'why.skipped.mended': '➖ It was skipped: what it was to tell had been mended by then.',
  'why.skipped.other': '➖ It was skipped ({reason}).',
  'why.next': '⏳ It is next. It should appear within a minute.',
  'why.underWay': '⏳ It is being sent right now.',
  'why.behind':
    '⏳ It waits for the post before it, so that they appear in order: {post}. Look at that one.',
  'why.limited':
    '⏳ Discord lets only so many messages into a channel at a time. The next attempt is {when}; there is nothing to do.',
  'why.refusedToken':
    '⏳ Discord refused the bot’s token when it was to be sent. The next attempt is {when}; `/doctor` tells whether that is mended.',
  'why.unclear':
    '⏳ Discord gave no clear answer ({reason}). The next attempt is {when}. First the channel is searched, so that nothing appears twice; there is nothing to do.',
  'why.failed':
    '⏳ An attempt ended before it was done. The next one is {when}; if that goes on, `/doctor` tells more.',
  'why.halt.unauthorised':
    '🛑 Discord refuses the bot’s token, so nothing is sent to anybody. Whoever runs Roadmate has to set a valid one and start it anew; every post is kept until then.',
  'why.halt.global-limit':
    '🛑 Discord has asked the bot to slow down everywhere. It goes on {when}; there is nothing to do.',
  'why.stuck':
    '⚠️ It should have gone out by now. `/doctor` looks for the cause; every post is kept until then.',
  'why.unswept':
    '⚠️ Its time has come, but nobody has looked for due posts since. `/doctor` looks for the cause.',
  'why.coming': '🕒 Its time has not come yet. It is planned for {when}.',
  'why.paused':
    '⏸️ The group is paused since {since}. `/group resume` goes on with it, and this post gets a new time.',
  'why.finished': '🏁 The group is finished, so nothing more appears.',
  'why.unrecorded':
    '❔ There is no record of it: its time came before the group was swept for the first time, or its slot was moved.',
  'refused.missing-access':
    'I cannot see {channel} (Discord {code}). Let me see it: the channel’s settings → Permissions → Roadmate → View Channel.',
  'refused.missing-permissions':
    'I lack a permission in {channel} (Discord {code}). Allow it in the channel’s settings → Permissions; `/doctor` tells which.',
  'refused.no-channel':
    '{channel} is gone (Discord {code}). Choose another channel with `/group edit`.',
  'refused.wrong-channel':
    'Discord takes no such message in {channel} (Discord {code}). Choose a text channel with `/group edit`.',
  'refused.thread-closed':
    'The thread it belongs in is archived or locked (Discord {code}). Open it again, then try once more.',
  'refused.too-many-threads':
    'The server has as many open threads as Discord allows (Discord {code}). Close some, then try once more.',
  'refused.bad-message':
    'Discord did not take what it says (Discord {code}). That is a mistake of Roadmate’s: please tell whoever runs it.',
  'refused.failed':
    'Roadmate failed at it again and again. That is a mistake of Roadmate’s: please tell whoever runs it; their log says more.',
  'refused.other': 'Discord refused it ({reason}). Look at `/doctor`, then try once more.',
  'byHand.confirm':
    'Post a copy of **{post}** of **{group}** in {channel} now? It is marked as posted by hand and looks like this:',
  'byHand.coming': 'The scheduled one still comes {when}.',
  'byHand.sent': 'The scheduled one appeared {when}: {link}',
  'byHand.waiting': 'The scheduled one is waiting to be sent; `/schedule why` tells more.',
  'byHand.held':
    '⚠️ The scheduled one is held back. Rather try that one again: `/schedule why` tells the reason.',
  'byHand.missed': '⚠️ The scheduled one was missed. You can have that one sent instead.',
  'byHand.paused': 'The group is paused; the scheduled one comes after `/group resume`.',
  'byHand.now': 'Post a copy',
  'byHand.retry': 'Send the scheduled one',
  'byHand.posted': '📮 **{post}** is on its way to {channel}.',
  'byHand.retried': '📮 The scheduled **{post}** is tried again now, in {channel}.',
  'byHand.notHeld': '**{post}** is not held back any more. `/schedule why` tells where it stands.',
  'byHand.notNow':
    '**{post}** cannot be posted now: boards and reports once their time has come, standups while they are open.',
  'time.seconds': '{count, plural, one {# second} other {# seconds}}',
  'time.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'time.hours': '{count, plural, one {# hour} other {# hours}}',
  'time.days': '{count, plural, one {# day} other {# days}}',
} as const;
