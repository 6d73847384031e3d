/** The log of what organisers did. `done` tells what was done from what was only tried. */
export const audit = {
  'audit.title': 'What organisers did',
  'audit.none': 'There is nothing in the log of the last 180 days.',
  'audit.line': '{when} · {member} {what}',
  'audit.left': '*somebody whose data is deleted*',
  'audit.given': '{what} ({list})',
  'audit.option': '{name}: {value}',
  'audit.more': '{count, number} more',
  'audit.nothing': 'none',
  'audit.outcome.begun': '⚠️ nobody knows whether it was done',
  'audit.outcome.refused': 'not done',
  'audit.outcome.failed': '⚠️ something went wrong',
  'audit.aGroup': 'a group',
  'audit.aRoadmap': 'a roadmap',
  'audit.aPost': 'a post',
  'audit.setup': '{done, select, yes {changed} other {tried to change}} the settings of the server',
  'audit.started': '{done, select, yes {started} other {tried to start}} {group}',
  'audit.edited': '{done, select, yes {changed} other {tried to change}} {group}',
  'audit.paused': '{done, select, yes {paused} other {tried to pause}} {group}',
  'audit.resumed':
    '{done, select, yes {let {group} go on} other {tried to let {group} go on}}, or refused posts be sent again',
  'audit.finished': '{done, select, yes {finished} other {tried to finish}} {group}',
  'audit.rested': '{done, select, yes {gave {group} a rest} other {tried to give {group} a rest}}',
  'audit.restBack': '{done, select, yes {took back} other {tried to take back}} a rest of {group}',
  'audit.imported': '{done, select, yes {imported} other {tried to import}} {roadmap}',
  'audit.updated': '{done, select, yes {made} other {tried to make}} a new version of {roadmap}',
  'audit.moved':
    '{done, select, yes {moved} other {tried to move}} {group} to the newest version of {roadmap}',
  'audit.movedAll':
    '{done, select, yes {moved} other {tried to move}} all groups to the newest version of {roadmap}',
  'audit.posted': '{done, select, yes {posted} other {tried to post}} a copy in {group}: {post}',
  'audit.retried':
    '{done, select, yes {had} other {tried to have}} a held-back post of {group} sent: {post}',
  'audit.solved':
    '{done, select, yes {resolved} other {tried to resolve}} what blocked somebody in {group}',
  'audit.other': '{done, select, yes {used} other {tried to use}} `{action}`',
} as const;
