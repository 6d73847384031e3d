/** Organisers: set-up and groups. */
export const group = {
  'setup.title': 'Set up Roadmate',
  'setup.intro':
    'Everything here can be changed at any time. Groups that already run keep what they have.',
  'setup.language': 'Language of posts',
  'setup.zone': 'Time zone',
  'setup.zoneNow': '{zone}, now {time}',
  'setup.channel': 'Posts go to',
  'setup.notices': 'Notices to organisers',
  'setup.role': 'Organiser role',
  'setup.unset': 'not chosen yet',
  'setup.roleUnset': 'only members with Manage Server',
  'setup.pickChannel': 'Channel for posts',
  'setup.pickNotices': 'Channel for notices to organisers',
  'setup.pickRole': 'Role that may organise groups',
  'setup.zoneButton': 'Time zone…',
  'setup.zoneLabel': 'Time zone',
  'setup.zoneHint': 'Like Asia/Shanghai or Europe/Berlin',
  'setup.permissionsOk': '✅ I have every permission I need in {channel}.',
  'setup.permissionsMissing':
    '⚠️ In {channel} I lack: {missing}. Open the channel’s settings → Permissions and allow them for Roadmate.',
  'setup.permissionsUnknown': '⚠️ I could not look at {channel} just now.',
  'setup.next': 'Next: `/group create` starts a study group.',
  'permission.ViewChannel': 'View Channel',
  'permission.SendMessages': 'Send Messages',
  'permission.EmbedLinks': 'Embed Links',
  'permission.ReadMessageHistory': 'Read Message History',
  'permission.CreatePublicThreads': 'Create Public Threads',
  'permission.SendMessagesInThreads': 'Send Messages in Threads',
  'group.preview': 'Preview: {group}',
  'group.previewIntro':
    '{items, plural, one {# item} other {# items}} in {weeks, plural, one {# week} other {# weeks}}, in {channel}.',
  'group.rhythm': 'First post {first}, then weekly on {weekday} at {time} ({zone}). It ends {end}.',
  'group.basisLaid': 'The topics are laid into weeks in order, by estimated effort.',
  'group.basisOwn':
    'This follows the roadmap’s own week plan: {named, plural, one {# item is} other {# items are}} named there; {spread, plural, one {the other is} other {the other # are}} spread over the weeks in order.',
  'group.basisFitted':
    'The roadmap’s own week plan is fitted to your number of weeks: {named, plural, one {# item is} other {# items are}} named there; {spread, plural, one {the other is} other {the other # are}} spread in order.',
  'group.weekLine':
    '**Week {week}** · {what} · {items, plural, one {# item} other {# items}}, {points, number} points',
  'group.start': 'Start',
  'group.cancel': 'Cancel',
  'group.started':
    '🎉 **{group}** has started. The first assignment appears in {channel} {when}. Members join with `/roadmap join`.',
  'group.cancelled': 'Thrown away. Nothing was started.',
  'group.listTitle': 'Study groups',
  'group.status.draft': 'not started',
  'group.status.running': 'running',
  'group.status.paused': 'paused',
  'group.status.finished': 'finished',
  'group.lineBefore': 'starts {when}',
  'group.lineWeek': 'week {week} of {weeks}',
  'group.lineAfter': 'all weeks over',
  'group.lineMembers': '{members, plural, one {# member} other {# members}}',
  'group.lineNext': 'next post {when}',
  'group.lineBlocked':
    '⚠️ {count, plural, one {A post} other {# posts}} refused by Discord ({reason}). Give me the permissions back, then use `/group resume`.',
  'group.blockedNotice':
    '⚠️ Discord refused a post of **{group}** in {channel} ({reason}). It is kept. Give me the permissions back (`/setup` shows which), then use `/group resume`.',
  'group.edited': 'Changed **{group}**: {rhythm}',
  'group.editedRhythm':
    'weekly on {weekday} at {time} ({zone}), in {channel}; {weeks, plural, one {# week} other {# weeks}}. Next post {next}.',
  'group.editedNoNext': 'nothing more is scheduled.',
  'group.nothingToEdit': 'Please give at least one thing to change.',
  'group.planChanged': 'The coming weeks were planned anew; past weeks and every check-in stay.',
  'group.weeksTooFew':
    'Week {week} is already running, so the group needs at least {least, plural, one {# week} other {# weeks}}.',
  'group.paused':
    '⏸️ **{group}** is paused after week {week}. Check-ins still work. `/group resume` goes on; no week is lost.',
  'group.resumed': '▶️ **{group}** goes on. Next post {next}.',
  'group.resumedOver': '▶️ **{group}** goes on. All its posts have appeared.',
  'group.unblocked':
    '{count, plural, one {One held-back post} other {# held-back posts}} will be tried again now.',
  'group.finishSure':
    'Finish **{group}** for good? Posts stop and check-ins close. The board and everyone’s history stay.',
  'group.finishYes': 'Finish',
  'group.finished': '🏁 **{group}** is finished. Thank you for walking with it!',
  'group.kept': 'Nothing changed.',
  'weekday.1': 'Monday',
  'weekday.2': 'Tuesday',
  'weekday.3': 'Wednesday',
  'weekday.4': 'Thursday',
  'weekday.5': 'Friday',
  'weekday.6': 'Saturday',
  'weekday.7': 'Sunday',
  'language.en': 'English',
  'language.zh-CN': '中文',
} as const;
