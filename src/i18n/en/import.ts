/** Bringing one's own roadmap: reading, the dry run, saving, handing out. */
export const imports = {
  'fetch.both': 'Give either `file` or `link`, not both.',
  'fetch.neither': 'Which document? Attach it as `file`, or give its `link`.',
  'fetch.bad-link': 'The `link` must be an address that begins with https://.',
  'fetch.wrong-host': 'I don’t fetch from {host}. Links may lead to {hosts}. Or attach the `file`.',
  'fetch.no-file':
    'That `link` leads to a folder or a project. Open the file itself and copy the link from there.',
  'fetch.private': 'That `link` leads to a private address. I only fetch from the public internet.',
  'fetch.moved':
    'That `link` leads on to another address, and I don’t follow. Give the link of the raw file.',
  'fetch.too-large': 'The document is too large: at most {megabytes, number} MB.',
  'fetch.too-slow': 'The document took too long to arrive. Try again, or attach it as `file`.',
  'fetch.unreachable': 'I couldn’t reach that address. Try again, or attach it as `file`.',
  'fetch.not-found': 'There is nothing at that address. Is the repository public?',
  'fetch.failed': 'The server there answered {status}. Try again, or attach it as `file`.',
  'fetch.page':
    'That `link` leads to a web page, not to a Markdown file. Give the link of the raw file.',
  'fetch.not-text': 'That is not a text file. Give a Markdown document, saved as UTF-8.',
  'fetch.foreign-file': 'That file doesn’t come from Discord, so I don’t open it.',

  'problem.too-large':
    'The document has {characters, number} characters; I read at most {most, number}.',
  'problem.not-text': 'That is not a text file. Give a Markdown document, saved as UTF-8.',
  'problem.too-complex':
    'Line {line, number} is nested too deeply, or repeats too many signs without an empty line.',
  'problem.empty': 'The document is empty.',
  'problem.no-topics':
    'I found no topics or items in it. A roadmap has headings with lists below them; `show` one of ours to see how.',

  'import.tooMany':
    'The document has {leaves, number} items; a group can walk at most {most, number}.',
  'import.already': 'That document is here already: **{title}**. Nothing changed.',
  'import.earlier':
    'That document is an earlier version of **{title}**. To go back to it, use `/roadmap update`.',
  'import.title': 'Trial reading: {title}',
  'import.notSaved': 'Nothing is saved yet. Is this what you meant?',
  'import.counts':
    '{phases, plural, one {# phase} other {# phases}}, {topics, plural, one {# topic} other {# topics}}, {items, plural, one {# item} other {# items}}',
  'import.leaves':
    '{leaves, plural, one {# to tick} other {# to tick}}, {done, plural, =0 {none of them done} other {# of them done}}',
  'import.weeks':
    '{weeks, plural, =0 {Everything in it is done already: no group can walk it} one {About # week for a group} other {About # weeks for a group}}',
  'import.weekPlan':
    '{rows, plural, =0 {No week plan of its own} one {A week plan with # row} other {A week plan with # rows}}',
  'import.resources': '{resources, plural, =0 {No links} one {# link} other {# links}}',
  'import.language': 'Language: {language}',
  'import.decided':
    '{leftOut, plural, =0 {nothing left out} one {one thing left out} other {# things left out}}, {ambiguous, plural, =0 {nothing ambiguous} one {one thing ambiguous} other {# things ambiguous}}',
  'import.weekPlanTitle': 'Week plan',
  'import.weekRow': 'Week {weeks}: {goal}',
  'import.showContents': 'What I understood',
  'import.showReport': 'What I decided ({count, number})',
  'import.save': 'Save',
  'import.cancel': 'Cancel',
  'import.saved':
    '✅ **{title}** is saved. `/group create` starts a group on it, `/roadmap show` looks inside.',
  'import.cancelled': 'Thrown away. Nothing was saved.',
  'import.gone': 'This trial reading is over: it was saved, thrown away, or left for a day.',
  'import.exported':
    'Here is **{title}** in Roadmate’s own format. Change what you like; `/roadmap import` and `/roadmap update` read it exactly.',

  'report.kind.ambiguous': 'Ambiguous, and how I decided',
  'report.kind.left-out': 'Left out',
  'report.kind.understood': 'Understood',
  'report.empty': 'Nothing to tell: every line was clear.',
  'report.line': '**Line {lines}** {what}',
  'report.lines': '**Lines {lines}** {what}',
  'report.moreLines': '{lines} and {count, number} more',
  'report.canonical': 'The document is in Roadmate’s own format and was read exactly.',
  'report.title-from':
    'The title is “{title}”, from {from, select, heading {the heading} first_line {the first line} file_name {the file’s name} other {the front matter}}.',
  'report.language-from': 'The language looks like {language}.',
  'report.phases-by-words':
    'The headings that call themselves phases are the phases: {phases, number}.',
  'report.phases-by-level':
    'No heading calls itself a phase, so the headings above the topics are the phases: {phases, number}.',
  'report.phases-implicit': 'Nothing stands above the topics, so the roadmap is one phase.',
  'report.phases-from-schedule':
    'The document orders its topics twice. This schedule, with {phases, number} stages, makes the phases.',
  'report.boxes-only':
    'Only checkboxes are items.{without, plural, =0 {} one { One section has plain bullets only.} other { # sections have plain bullets only.}}',
  'report.bullets-are-items': 'There are no checkboxes to go by: bullets are items.',
  'report.section-left-out': '“{title}” is neither a phase nor a topic.',
  'report.section-empty': '“{title}” has nothing to tick.',
  'report.text-left-out': 'This text is no item.',
  'report.code-left-out': 'Code is never read as items.',
  'report.list-left-out': 'This list is no list of items.',
  'report.resources-section': '“{title}” lists resources.',
  'report.number-repeated': 'Number {number} comes a second time; it was dropped here.',
  'report.duration-range': 'A length from-to: I took the longer one, {days, number} days.',
  'report.week-left-out': 'Week {week, number} fits nowhere in the week plan.',
  'report.week-restarts':
    'Week {week, number} begins again here; it counts on as week {counted, number}.',
  'report.weeks-from-headings':
    'The week plan comes from {headings, number} headings with weeks or days.',
  'report.id-left-out': 'The id in braces can’t be used here: it has the wrong form, or is taken.',
  'report.broken-characters':
    'Some characters are broken; the file may have been saved in another encoding.',
  'report.front-matter-left-out': 'The front matter, or its import block, could not be read.',
  'report.schedule-rest':
    '{topics, plural, one {One topic that the schedule does not name was} other {# topics that the schedule does not name were}} put here.',
  'report.skipped-by-author': '“{title}” is skipped, as the front matter asks.',
} as const;
