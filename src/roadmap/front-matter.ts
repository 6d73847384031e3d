import { type Document, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { Report } from './problem.ts';

const FrontMatter = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, {
      error: 'must be a language tag such as en or zh-CN',
    })
    .optional(),
  updated: z.iso.date({ error: 'must be a date such as 2025-12-25' }).optional(),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/**
 * Takes the YAML front matter off a document. `body` has as many lines as the document (the front
 * matter's are empty), so that line numbers stay true; line ends are `\n`, a byte order mark is gone.
 */
export function takeFrontMatter(
  document: string,
  report: Report,
): { frontMatter: FrontMatter; body: string } {
  const { yaml, body, closed } = cutFrontMatter(document);
  if (!closed) {
    report(1, 'The front matter is never closed: a second line "---" is missing.');
    return { frontMatter: {}, body: body.replace('---', '') };
  }
  return { frontMatter: yaml === undefined ? {} : parse(yaml, report), body };
}

/** Cuts a document at its front matter; `yaml` is `undefined` where there is none. */
export function cutFrontMatter(document: string): {
  yaml: string | undefined;
  body: string;
  closed: boolean;
} {
  const text = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') return { yaml: undefined, body: text, closed: true };
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1) return { yaml: undefined, body: text, closed: false };
  const body = lines.map((line, index) => (index <= end ? '' : line)).join('\n');
  return { yaml: lines.slice(1, end).join('\n'), body, closed: true };
}

function parse(yaml: string, report: Report): FrontMatter {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
  for (const error of [...document.errors, ...document.warnings]) {
    // One line more: the opening "---" stands before it.
    const line = lineCounter.linePos(error.pos[0]).line + 1;
    report(line, `The front matter is not valid YAML: ${error.message}.`);
  }
  if (document.errors.length > 0) return {};
  const result = FrontMatter.safeParse(yamlValue(document) ?? {});
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const problem = `The front matter has "${key}", which is not known here. Known: language, updated.`;
        report(lineOfKey(yaml, key), problem);
      }
    } else if (issue.path.length === 0) {
      report(2, 'The front matter must be "key: value" lines.');
    } else {
      const key = String(issue.path[0]);
      report(lineOfKey(yaml, key), `The front matter's "${key}" ${issue.message}.`);
    }
  }
  return {};
}

/** Aliases could blow a few bytes up to gigabytes and are of no use here: they make it no value. */
export function yamlValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return 'aliases';
    throw error;
  }
}

function lineOfKey(yaml: string, key: string): number {
  const index = yaml.split('\n').findIndex((line) => line.trimStart().startsWith(key));
  return index === -1 ? 1 : index + 2;
}
