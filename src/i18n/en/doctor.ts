/** The check-up, for organisers: each finding with what to do. */
export const doctor = {
  'doctor.title': 'Check-up',
  'doctor.well': 'All is well.',
  'doctor.trouble':
    '{count, plural, one {One thing needs} other {# things need}} somebody’s attention.',
  'doctor.channelGone':
    '❌ {channel} is gone. Choose another with `/group edit` for its groups, or with `/setup` for notices.',
  'doctor.channelsMore':
    'ℹ️ {count, plural, one {# more channel was} other {# more channels were}} not looked at.',
  'doctor.noChannel': 'ℹ️ No channel is chosen yet. `/setup` is the place.',
  'doctor.noNotices':
    '⚠️ No channel is chosen for notices, so organisers are not told of trouble by themselves. Choose one with `/setup`.',
  'doctor.commandsOk': '✅ Discord has this version’s commands.',
  'doctor.commandsOld':
    '❌ Discord has other commands than this version. Whoever runs Roadmate has to start it anew: it registers them then.',
  'doctor.commandsUnknown':
    '⚠️ I could not ask Discord for the registered commands. Try again in a minute.',
  'doctor.databaseOk': '✅ The database answers, and it is up to date.',
  'doctor.databaseOld':
    '❌ The database lacks {count, plural, one {a column} other {# columns}} of this version. Whoever runs Roadmate has to apply its migrations.',
  'doctor.databaseAway':
    '❌ The database does not answer, so nothing can be saved or posted. Whoever runs Roadmate has to look at it; posts that come due meanwhile are made up for.',
  'doctor.clockOk': '✅ The clock agrees with Discord’s.',
  'doctor.clockAhead':
    '❌ This machine’s clock is {difference} ahead of Discord’s. Whoever runs Roadmate has to set it by a time server; posts come too early or not at all until then.',
  'doctor.clockBehind':
    '❌ This machine’s clock is {difference} behind Discord’s. Whoever runs Roadmate has to set it by a time server; posts come late until then.',
  'doctor.sweepOk': '✅ Due posts were last looked for {when}.',
  'doctor.sweepOld':
    '❌ Due posts were last looked for {when}, and it should be every minute. Whoever runs Roadmate has to see whether it runs, or its Cron Trigger fires.',
  'doctor.sweepNever':
    '❌ Due posts have never been looked for. Whoever runs Roadmate has to see whether it runs, or its Cron Trigger fires.',
  'doctor.sentOk': '✅ The last post was sent {when}.',
  'doctor.sentNone': '✅ Nothing has been posted here yet.',
  'doctor.stuckOk': '✅ No post is waiting longer than it should.',
  'doctor.stuck':
    '❌ {count, plural, one {A post has} other {# posts have}} been waiting since {when}. `/schedule why` tells what for.',
  'doctor.blockedOk': '✅ No post is held back.',
  'doctor.blocked':
    '❌ {count, plural, one {A post is} other {# posts are}} held back because Discord refused. Mend what `/schedule why` names, then use `/group resume`.',
  'doctor.haltsOk': '✅ Nothing halts the posts.',
} as const;
