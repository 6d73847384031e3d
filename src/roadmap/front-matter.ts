import * as z from 'zod';
import type { Report } from './problem.ts';
import { readYaml } from './read-yaml.ts';

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
  const read = readYaml(yaml);
  if (read.kind === 'refused') {
    // One line more: the opening "---" stands before it.
    report(read.line + 1, `The front matter is not valid YAML: ${read.problem}.`);
    return {};
  }
  const result = FrontMatter.safeParse(read.value ?? {});
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

function lineOfKey(yaml: string, key: string): number {
  const index = yaml.split('\n').findIndex((line) => line.trimStart().startsWith(key));
  return index === -1 ? 1 : index + 2;
}
