import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsOf } from '../i18n/words.ts';
import { longestText } from '../roadmap/import/check-text.ts';
import { type Imported, importRoadmap } from '../roadmap/import/import.ts';
import { toRoadmapJson } from '../roadmap/import/roadmap-json.ts';
import { readCanonical } from '../roadmap/read.ts';
import { writeCanonical } from '../roadmap/write.ts';
import { sentenceOf } from '../views/import-report.ts';

/** What a program needs here: one roadmap's file, and how it is to be told. */
type Work = (file: string, markdown: string, json: boolean) => number;

/** `cli import`: what is understood of any Markdown roadmap. Gives the exit code. */
export function showImport(args: string[]): number {
  return withFile(args, runImport);
}

/** `cli check`: what keeps a file from being in the canonical format. Gives the exit code. */
export function checkRoadmap(args: string[]): number {
  return withFile(args, runCheck);
}

/** `cli export`: prints the roadmap in the canonical format. Gives the exit code. */
export function printCanonical(args: string[]): number {
  return withFile(args, runExport);
}

function withFile(args: string[], work: Work): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') return fail(parsed);
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) {
    return fail('Exactly one file is needed. See: npm run roadmate -- help');
  }
  const text = readText(file);
  if (text.kind === 'failed') return fail(`${file}: ${text.problem}`);
  return work(file, text.markdown, parsed.values.json === true);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

type Text = { kind: 'read'; markdown: string } | { kind: 'failed'; problem: string };

function readText(file: string): Text {
  try {
    // A letter takes at most four bytes: a bigger file is refused without being read.
    if (statSync(file).size > longestText * 4)
      return { kind: 'failed', problem: 'The file is too large.' };
    return { kind: 'read', markdown: readFileSync(file, 'utf8') };
  } catch (error) {
    return { kind: 'failed', problem: error instanceof Error ? error.message : String(error) };
  }
}

function runImport(file: string, markdown: string, json: boolean): number {
  const read = importRoadmap(markdown, basename(file));
  if (read.kind === 'refused') return refuse(file, read);
  return print(json ? JSON.stringify(toRoadmapJson(read), null, 1) : summarise(read));
}

function runCheck(file: string, markdown: string): number {
  const canonical = readCanonical(markdown, basename(file));
  if (canonical.kind === 'read') return print(`${file} is in the canonical format.`);
  for (const { line, problem } of canonical.problems) print(`${file}:${line} ${problem}`);
  return 1;
}

function runExport(file: string, markdown: string): number {
  const read = importRoadmap(markdown, basename(file));
  if (read.kind === 'refused') return refuse(file, read);
  process.stdout.write(writeCanonical(read.roadmap));
  return 0;
}

function summarise({
  roadmap,
  headings,
  counts,
  report,
}: Extract<Imported, { kind: 'read' }>): string {
  const { phases, topics, items, done, leaves } = counts;
  return [
    `${roadmap.title} (${roadmap.language})`,
    `${phases} phases, ${topics} topics, ${items} items; ${done} of ${leaves} done`,
    '',
    ...roadmap.phases.flatMap((phase, index) => [
      headings[index] ?? phase.title,
      ...phase.topics.map(
        (topic) => `  ${topic.title}${topic.items.length > 0 ? ` (${topic.items.length})` : ''}`,
      ),
    ]),
    '',
    ...report.map(
      (entry) =>
        `line ${entry.line}, ${entry.kind}: ${sentenceOf(wordsOf('en'), entry, (text) => text)}`,
    ),
  ].join('\n');
}

function refuse(file: string, { problem }: Extract<Imported, { kind: 'refused' }>): number {
  const { line, code, params } = problem;
  return fail(`${file}:${line} ${wordsOf('en')(`problem.${code}`, { ...params, line })}`);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function fail(text: string): number {
  process.stderr.write(`${text.replace(/\s*\n\s*/g, ' ')}\n`);
  return 1;
}
