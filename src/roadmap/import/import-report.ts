/** One thing that the importer decided, and where. The words for a code live in `i18n`. */
export type ReportEntry = {
  line: number;
  kind: 'left-out' | 'ambiguous' | 'understood';
  code: ReportCode;
  params: Record<string, string | number>;
};

export type ReportCode =
  | 'canonical'
  | 'title-from'
  | 'language-from'
  | 'phases-by-words'
  | 'phases-by-level'
  | 'phases-implicit'
  | 'phases-from-schedule'
  | 'boxes-only'
  | 'bullets-are-items'
  | 'section-left-out'
  | 'section-empty'
  | 'text-left-out'
  | 'code-left-out'
  | 'list-left-out'
  | 'resources-section'
  | 'number-repeated'
  | 'duration-range'
  | 'week-left-out'
  | 'week-restarts'
  | 'weeks-from-headings'
  | 'id-left-out'
  | 'broken-characters'
  | 'front-matter-left-out'
  | 'schedule-rest'
  | 'skipped-by-author';

/** Takes note of a decision and lets the importer go on. */
export type Note = (
  line: number,
  kind: ReportEntry['kind'],
  code: ReportCode,
  params?: Record<string, string | number>,
) => void;

/** Why a document cannot be imported at all. */
export type ImportProblem = {
  code: 'too-large' | 'not-text' | 'too-complex' | 'empty' | 'no-topics';
  line: number;
  params: Record<string, string | number>;
};

export type Counts = {
  phases: number;
  topics: number;
  items: number;
  done: number;
  leaves: number;
};
