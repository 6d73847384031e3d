import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { pages, proseOf, read, translated } from './pages.ts';
import { blocksOf, newFileOf } from './recipe.ts';

const root = resolve(import.meta.dirname, '../..');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));
const programs = [...read('src/cli.ts').matchAll(/^ {2}'?([a-z-]+)'?: (?:async )?\(/gm)].map(
  ([, name]) => name,
);
/** Where the options of our own programs are read. */
const options = ['src/cli.ts', 'src/cli/setup.ts']
  .concat(
    readdirSync(join(root, 'src/cli'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/cli/${file}`),
  )
  .map(read)
  .join('\n');

/** What is on the machine, or on that of whoever runs Roadmate. */
const SYSTEM = [
  ...['cd', 'chmod', 'chown', 'cp', 'createdb', 'createuser', 'crontab', 'curl', 'docker'],
  ...['git', 'journalctl', 'ls', 'mkdir', 'openssl', 'pg_dump', 'pg_restore', 'psql', 'rm'],
  ...['systemctl', 'timedatectl', 'useradd', 'promtool', 'install', 'buildah', 'printf', 'export'],
  ...['sh', 'du', 'echo', 'tar', 'ssh', 'scp', 'rsync', 'apt-get', 'umask', 'mv', 'eval'],
  ...['head', 'tail'],
];

/** The commands of a page's `sh` blocks. */
function typedOn(page: string): string[] {
  return bare(
    blocksOf(read(page))
      .filter(({ info }) => info === 'sh')
      .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n')),
  );
}

/** Those that stand in its sentences, as `npm run check` does. */
function namedOn(page: string): string[] {
  const pattern = /(?<!`)`((?:npm|npx|node|docker compose|sudo|systemctl) [^`\n]+)`/g;
  return bare([...proseOf(page).matchAll(pattern)].map(([, code = '']) => code));
}

/** Commands without variables, `sudo` and comments. */
function bare(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replace(/(^|\s)#.*$/, ''))
    .flatMap((line) => line.split(/\s*(?:&&|\||;)\s+/))
    .map((line) =>
      line
        .trim()
        .replace(/^npm run (?:--silent|-s) /, 'npm run ')
        .replace(/^(?:sudo (?:-u \S+ )?|[A-Z_]+=\S* )+/, ''),
    )
    .filter((line) => line !== '');
}

/** What is wrong with a command; null when all that it names is there. */
function problemOf(command: string, made: readonly string[]): string | null {
  const [program = '', first = '', ...rest] = command.split(/\s+/);
  const missing = command
    .split(/[\s=]+/)
    .filter((word) => /^(?:src|test|scripts|deploy|docs|bench|roadmaps)\/[\w./-]+$/.test(word))
    .filter((path) => !made.includes(path) && !existsSync(join(root, path)));
  if (missing.length > 0) return `there is no ${missing.join(', ')}`;
  if (program === 'npm') return npmProblem(first, rest);
  if (program === 'npx' || program === 'node') {
    if (first.startsWith('src/cli.ts')) return programProblem(rest);
    const isThere = /^-|\//.test(first) || existsSync(join(root, 'node_modules/.bin', first));
    return isThere ? null : `there is no ${first}`;
  }
  if (command.includes('node src/cli.ts ')) {
    return programProblem(command.slice(command.indexOf('src/cli.ts ') + 11).split(/\s+/));
  }
  return SYSTEM.includes(program) ? null : `${program} is no program that we know`;
}

function npmProblem(first: string, rest: readonly string[]): string | null {
  if (['ci', 'pack', 'audit', 'sbom', 'install', 'rebuild'].includes(first)) return null;
  const name = first === 'run' ? (rest[0] ?? '') : first;
  if (scripts[name] === undefined) return `there is no script ${name}`;
  const given = rest.slice(rest.indexOf('--') + 1);
  if (!rest.includes('--')) return null;
  if (name === 'setup') return optionProblem(given);
  return name === 'roadmate' ? programProblem(given) : null;
}

function programProblem([program = '', ...given]: readonly string[]): string | null {
  if (program.startsWith('--')) return optionProblem([program]);
  const isRead = programs.includes(program);
  return isRead ? optionProblem(given) : `there is no program ${program}`;
}

function optionProblem(given: readonly string[]): string | null {
  const unknown = given
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).split('=')[0] ?? '')
    .filter((name) => !new RegExp(`['"\`\\s]${name}['"\`]?:|--${name}\\b`).test(options));
  return unknown.length === 0 ? null : `no option --${unknown.join(', --')}`;
}

test.each(pages)('every command of %s can be typed: what it names is there', (page) => {
  const made = blocksOf(read(page)).flatMap((block) => newFileOf(block)?.path ?? []);
  const wrong = [...typedOn(page), ...namedOn(page)].flatMap((command) => {
    const problem = problemOf(command, made);
    return problem === null ? [] : [`${command}: ${problem}`];
  });
  expect(wrong).toEqual([]);
});

test.each(translated)('%s and %s tell to type the same', (en, zh) => {
  const toType = (page: string) =>
    typedOn(page).map((command) => command.replace(/[\p{Script=Han}…]+|\b[A-Z]+\b/gu, '_'));
  expect(toType(zh)).toEqual(toType(en));
});

test('the commands of the docs are found at all', () => {
  expect(pages.flatMap(typedOn).length).toBeGreaterThan(60);
  expect(pages.flatMap(namedOn).length).toBeGreaterThan(60);
  expect(programs).toContain('setup');
  expect(problemOf('npm run nothing', [])).not.toBeNull();
  expect(problemOf('npm run roadmate -- nothing', [])).not.toBeNull();
  expect(problemOf('npm run setup -- --no-such-option', [])).not.toBeNull();
  expect(problemOf('cp deploy/nothing /etc', [])).not.toBeNull();
  expect(problemOf('nothing at all', [])).not.toBeNull();
});
