import type { ImportProblem, ReportCode, ReportEntry } from './import-report.ts';

type Say = (params: Record<string, string | number>) => string;

const sentences: Record<ReportCode, Say> = {
  canonical: () => "The document is in Roadmate's own format.",
  'title-from': ({ title, from }) => `The title is "${title}" (from the ${from}).`,
  'language-from': ({ language }) => `The language looks like ${language}.`,
  'phases-by-words': ({ phases }) =>
    `The headings that call themselves phases are the ${phases} phases.`,
  'phases-by-level': ({ phases }) =>
    `No heading calls itself a phase: the headings above the topics are the ${phases} phases.`,
  'phases-implicit': () => 'Nothing stands above the topics: the roadmap is one phase.',
  'phases-from-schedule': ({ phases }) =>
    `The document orders its topics twice; this schedule, with ${phases} stages, makes the phases.`,
  'boxes-only': ({ without }) =>
    `Only checkboxes are items${Number(without) > 0 ? `; ${without} sections have plain bullets only` : ''}.`,
  'bullets-are-items': () => 'Bullets without bullets below them are items.',
  'section-left-out': ({ title }) => `"${title}" is neither phase nor topic and was left out.`,
  'section-empty': ({ title }) => `"${title}" has nothing to tick and was left out.`,
  'text-left-out': () => 'This text is no item and was left out.',
  'code-left-out': () => 'Code is never read as items.',
  'list-left-out': () => 'This list is no list of items and was left out.',
  'resources-section': ({ title }) => `"${title}" lists resources.`,
  'number-repeated': ({ number }) => `Number ${number} comes a second time here; it was dropped.`,
  'duration-range': ({ days }) => `A length from-to: the longer one, ${days} days, was taken.`,
  'week-left-out': ({ week }) => `Week ${week} fits nowhere in the week plan and was left out.`,
  'week-restarts': ({ week, counted }) =>
    `Week ${week} begins again here; it counts on as week ${counted}.`,
  'weeks-from-headings': ({ headings }) =>
    `The week plan comes from ${headings} headings with weeks or days.`,
  'id-left-out': () => 'The {#id} here cannot be used: wrong form, or taken.',
  'broken-characters': () =>
    'Some characters are broken (U+FFFD): the file may have been saved in another encoding.',
  'front-matter-left-out': () => 'The front matter, or its import block, could not be read.',
  'schedule-rest': ({ topics }) =>
    `${topics} topics that the schedule does not name were put here.`,
  'skipped-by-author': ({ title }) => `"${title}" is skipped, as the front matter asks.`,
};

/** One entry of an import's report as an English sentence, for the command line. */
export function sayReport({ code, params }: ReportEntry): string {
  return sentences[code](params);
}

/** Why a document was refused, as an English sentence. */
export function sayProblem({ code, params }: ImportProblem): string {
  switch (code) {
    case 'too-large':
      return `The document has ${params.characters} characters; at most ${params.most} are read.`;
    case 'not-text':
      return 'This is not a text file.';
    case 'too-complex':
      return 'The document nests too deeply here, or repeats too many signs without an empty line.';
    case 'empty':
      return 'The document is empty.';
    case 'no-topics':
      return 'Nothing in this document looks like a topic or an item.';
  }
}
