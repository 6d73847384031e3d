import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { wordsOf } from './i18n/words.ts';
import { longestText } from './roadmap/import/check-text.ts';
import { type Imported, importRoadmap } from './roadmap/import/import.ts';
import { toRoadmapJson } from './roadmap/import/roadmap-json.ts';
import { readCanonical } from './roadmap/read.ts';
import { writeCanonical } from './roadmap/write.ts';
import { sentenceOf } from './views/import-report.ts';

const usage = `Usage:
  cli import --dry-run [--json] FILE   show what is understood of any Markdown roadmap
  cli check FILE                       say what keeps a file from being in the canonical format
  cli export FILE                      print the roadmap in the canonical format
  cli setup [--help]                   connect Roadmate to an application on Discord`;

/** Programs of their own, each loaded only when it is asked for. They take what follows their name. */
const PROGRAMS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  setup: async (args) => (await import('./start-setup.ts')).startSetup(args),
};

process.exitCode = await run(process.argv.slice(2));

async function run([name = '', ...args]: string[]): Promise<number> {
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  return program === undefined ? main(process.argv.slice(2)) : program(args);
}

function main(args: string[]): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') return fail(parsed);
  const [command, file, ...more] = parsed.positionals;
  if (parsed.values.help === true) return print(usage);
  if (command === undefined || file === undefined || more.length > 0) {
    return fail(`One command and one file are needed. ${usage.replaceAll('\n', ' ')}`);
  }
  const text = readText(file);
  if (text.kind === 'failed') return fail(`${file}: ${text.problem}`);
  switch (command) {
    case 'import':
      return runImport(file, text.markdown, parsed.values);
    case 'check':
      return runCheck(file, text.markdown);
    case 'export':
      return runExport(file, text.markdown);
    default:
      return fail(`There is no command "${command}": import, check, export and setup are known.`);
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
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

function runImport(file: string, markdown: string, values: { json?: boolean | undefined }): number {
  const read = importRoadmap(markdown, basename(file));
  if (read.kind === 'refused') return refuse(file, read);
  return print(
    values.json === true ? JSON.stringify(toRoadmapJson(read), null, 1) : summarise(read),
  );
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
