import * as z from 'zod';
import { cutFrontMatter } from '../front-matter.ts';
import { LONGEST_YAML, readYaml } from '../read-yaml.ts';
import type { Note } from './import-report.ts';

const heading = z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What the front matter's `import:` block may say; it goes before the importer's own rules. */
const ImportOptions = z.object({
  phases: heading.optional(),
  topics: heading.optional(),
  items: z.enum(['checkboxes', 'bullets']).optional(),
  skip: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

const text = z.string().trim().min(1);
const date = z.union([z.string(), z.date()]).transform(String);
const Known = z.object({
  title: text.optional().catch(undefined),
  language: text.optional().catch(undefined),
  lang: text.optional().catch(undefined),
  updated: date.optional().catch(undefined),
  date: date.optional().catch(undefined),
  import: z.unknown().optional(),
});

export type DocumentHead = {
  title: string | undefined;
  language: string | undefined;
  updated: string | undefined;
  options: ImportOptions;
  /** Whether there is an `import:` block at all. */
  overrides: boolean;
};

/**
 * Reads any document's front matter for what the importer can use. Where it is no YAML mapping, it
 * was a line between two rules, and stays in the body.
 */
export function readHead(markdown: string, note: Note): { head: DocumentHead; body: string } {
  const none: DocumentHead = {
    title: undefined,
    language: undefined,
    updated: undefined,
    options: {},
    overrides: false,
  };
  const { yaml, body } = cutFrontMatter(markdown);
  if (yaml === undefined) return { head: none, body };
  const known = Known.safeParse(parseYaml(yaml));
  if (!known.success) {
    note(1, 'left-out', 'front-matter-left-out');
    const whole = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    return { head: none, body: looksLikeYaml(yaml) ? body : whole };
  }
  const options = ImportOptions.safeParse(known.data.import ?? {});
  if (!options.success) note(1, 'left-out', 'front-matter-left-out');
  const { title, language, lang, updated, date: written } = known.data;
  return {
    head: {
      title,
      language: language ?? lang,
      updated: /^\d{4}-\d{2}-\d{2}/.exec(updated ?? written ?? '')?.[0],
      options: options.success ? options.data : {},
      overrides: known.data.import !== undefined,
    },
    body,
  };
}

function parseYaml(yaml: string): unknown {
  const read = readYaml(yaml);
  return read.kind === 'refused' ? undefined : (read.value ?? {});
}

function looksLikeYaml(yaml: string): boolean {
  return yaml.length > LONGEST_YAML || /^\s*[\w-]+\s*:/.test(yaml) || /^\s*[[{&*]/.test(yaml);
}
