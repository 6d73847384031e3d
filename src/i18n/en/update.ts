/** A new version of a server's own roadmap, and moving its groups to it. */
export const update = {
  'update.shipped':
    '**{title}** comes with Roadmate and can’t be changed here. `/roadmap export` gives you its file; `/roadmap import` makes it your own.',
  'update.same': 'That is the version of **{title}** that is here already. Nothing changed.',
  'update.nothingOpen': 'Everything in that version is done already, so no group could walk it.',
  'update.title': 'New version: {title}',
  'update.notApplied': 'Nothing is changed yet.',
  'update.summary':
    '{kept, number} kept · {renamed, number} renamed · {moved, number} moved · {added, number} new · {removed, number} removed',
  'update.renamed': 'Renamed? ({count, number})',
  'update.renamedHint':
    'A confirmed pair is one item: its check-ins stay with it. The menu confirms or rejects.',
  'update.pair': '{mark} {from} → {to} ({similarity, number, percent})',
  'update.moved': 'Moved ({count, number})',
  'update.movedLine': '{text}: {from} → {to}',
  'update.added': 'New ({count, number})',
  'update.removed': 'Removed ({count, number})',
  'update.touches': 'done by {who}',
  'update.more': '{who} and {count, number} more',
  'update.onlyWords': 'No item changed; only descriptions, links or the week plan did.',
  'update.confirm': 'Which pairs are the same item? ({from, number}–{to, number})',
  'update.pagePairs': 'More pairs',
  'update.apply': 'Apply',
  'update.applied':
    '✅ **{title}** has a new version. New groups get it. {groups, plural, =0 {No running group walks the old one.} one {One running group still walks the old one:} other {# running groups still walk the old one:}}',
  'update.behind':
    '{groups, plural, =0 {No running group walks an older version of **{title}**.} one {One running group still walks an older version of **{title}**:} other {# running groups still walk an older version of **{title}**:}}',
  'update.groupsHint':
    'Moving a group plans its coming weeks anew. Every check-in and every point stays, and the group is told once.',
  'update.moveAll': 'Move all',
  'update.move': 'Move {group}',
  'update.groupMoved': '✅ **{group}** walks the new version from its next week on.',
  'update.groupCurrent': '**{group}** walks the newest version already.',
  'update.groupFixed': '**{group}** walks a roadmap that is not this server’s own.',
  'update.groupOver': 'All weeks of **{group}** are over, so there is nothing to plan anew.',
  'update.groupEmpty': '**{group}** would have nothing left to do, so it stays as it is.',
  'notice.title': '🗺️ Our roadmap has a new version',
  'notice.weeks':
    'The coming weeks of **{group}** are planned anew; the current one stays. Every check-in and every point is kept.',
  'notice.over':
    'The weeks of **{group}** stay as they are. Every check-in and every point is kept.',
  'notice.changes':
    '{added, plural, =0 {Nothing new} one {# new item} other {# new items}}, {removed, plural, =0 {nothing removed} one {# removed} other {# removed}}, {changed, plural, =0 {nothing reworded or moved} one {# reworded or moved} other {# reworded or moved}}.',
  'notice.length': 'It now takes {weeks, plural, one {# week} other {# weeks}} in all.',
} as const;
