import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** The rooms of `src/` and whom each may import. `docs/architecture.md` tells the same in words. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  roadmap: [],
  study: ['roadmap'],
  i18n: [],
  views: ['roadmap', 'study', 'i18n', 'discord'],
  pictures: ['i18n', 'views', 'discord'],
  export: [],
  store: ['roadmap', 'study', 'i18n'],
  discord: ['i18n'],
  fetch: [],
  scheduler: ['discord', 'store'],
  commands: [
    'roadmap',
    'study',
    'i18n',
    'views',
    'pictures',
    'export',
    'store',
    'discord',
    'fetch',
  ],
  posts: ['roadmap', 'study', 'i18n', 'views', 'pictures', 'store', 'discord', 'scheduler'],
  http: ['discord'],
  gateway: ['discord'],
  metrics: ['discord', 'logging', 'scheduler'],
  setup: ['discord', 'i18n'],
  // Programs of the command line: entry points, each loaded by `cli.ts` when it is asked for.
  cli: ['roadmap', 'i18n', 'views', 'config', 'logging', 'commands', 'store', 'discord', 'setup'],
  config: [],
  logging: ['config', 'discord', 'scheduler'],
  // The program on Node, role by role: loaded by `node.ts`, beside `worker.ts` for the Worker.
  node: [
    '',
    'study',
    'config',
    'logging',
    'export',
    'pictures',
    'store',
    'discord',
    'fetch',
    'commands',
    'scheduler',
    'http',
    'gateway',
    'metrics',
  ],
  playground: [],
  // Stand-ins for packages; wrangler.toml alone names them.
  worker: [],
};

const ENTRY_POINTS = ['node.ts', 'node/start-bot.ts', 'start-playground.ts', 'worker.ts'];

/** Where real time may be read: the edges. Everywhere else it is passed in. */
const CLOCKS = [
  'wait.ts',
  ...ENTRY_POINTS,
  'store/database/pid-lock.ts',
  'store/database/deadline.ts',
  'store/database/folder-requests.ts',
  'cli/console.ts',
  'playground/',
];

const PURE = ['roadmap/', 'study/', 'i18n/', 'views/'];

/** What the views may load from `discord/`: the shape of messages and their limits, nothing that sends. */
const PLAIN = ['discord/command.ts', 'discord/message.ts', 'discord/seal.ts'];

const HEAVY = [
  'discord.js',
  '@electric-sql/pglite',
  'node-cron',
  'esbuild',
  'ws',
  'pino',
  '@napi-rs/canvas',
  'prom-client',
  'write-excel-file/node',
];

type Import = { from: string; to: string; typeOnly: boolean };

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));
const sources = new Map(files.map((path) => [path, readFileSync(join(src, path), 'utf8')]));
const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/gm;
  return [...(sources.get(file) ?? '').matchAll(pattern)].map((match) => {
    const to = match[2] ?? match[3] ?? '';
    const local = to.startsWith('.') ? posix.join(dirname(file), to) : to;
    return { from: file, to: local, typeOnly: match[1] !== undefined };
  });
}

const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
const isLocal = ({ to }: Import) => sources.has(to);

describe('the house', () => {
  test('has only the rooms that this test knows', () => {
    const rooms = new Set(files.map(roomOf).filter((room) => room !== ''));
    expect([...rooms].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test('lets each room import only those it may', () => {
    const wrong = imports
      .filter(isLocal)
      .filter(({ from }) => roomOf(from) !== '')
      .filter(({ from, to }) => roomOf(to) !== roomOf(from))
      .filter(({ from, to }) => !MAY_IMPORT[roomOf(from)]?.includes(roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('keeps what sends out of the views', () => {
    const wrong = imports
      .filter(({ from, to }) => from.startsWith('views/') && to.startsWith('discord/'))
      .filter(({ to, typeOnly }) => !typeOnly && !PLAIN.includes(to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('is put together in one place, by entry points alone', () => {
    const wrong = imports
      .filter(({ to, typeOnly }) => to === 'compose.ts' && !typeOnly)
      .filter(({ from }) => !ENTRY_POINTS.includes(from))
      .map(({ from }) => from);
    expect(wrong).toEqual([]);
  });

  test('has no import cycle', () => {
    expect(findCycle()).toEqual([]);
  });
});

describe('the rules', () => {
  test('the environment is read in one place', () => {
    expect(filesWith(/\bprocess\.env\b/)).toEqual(['config/environment.ts']);
  });

  test('time and chance are passed in, except at the edges', () => {
    const pattern = /\bDate\.now\b|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bMath\.random\b/;
    const wrong = filesWith(pattern).filter(
      (file) =>
        !CLOCKS.some((edge) => file === edge || (edge.endsWith('/') && file.startsWith(edge))),
    );
    expect(wrong).toEqual([]);
  });

  test('the pure rooms touch no machine', () => {
    const wrong = imports
      .filter(({ from }) => PURE.some((room) => from.startsWith(room)))
      .filter(({ to }) => to.startsWith('node:') || HEAVY.includes(to) || to.includes('drizzle'))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('pictures are drawn by entry points alone; others know their facts', () => {
    const wrong = imports
      .filter(({ to, typeOnly }) => to.startsWith('pictures/') && !typeOnly)
      .filter(({ from }) => roomOf(from) !== 'pictures' && !ENTRY_POINTS.includes(from))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
  });

  test('discord.js is imported by the gateway alone', () => {
    const users = imports.filter(({ to }) => to === 'discord.js').map(({ from }) => roomOf(from));
    expect([...new Set(users)]).toEqual(['gateway']);
  });

  test('nothing heavy reaches the Worker', () => {
    const reached = reach('worker.ts');
    const heavy = imports.filter(({ from, to }) => reached.has(from) && HEAVY.includes(to));
    expect(heavy.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('no file is too long to have one subject', () => {
    const long = files
      .filter((file) => !file.endsWith('.gen.ts'))
      .filter((file) => (sources.get(file) ?? '').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});

function filesWith(pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(withoutComments(sources.get(file) ?? ''))).sort();
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The files that a file loads, itself included. Types are not loaded. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { to } of imports.filter((each) => each.from === file && !each.typeOnly)) {
    if (sources.has(to)) reach(to, seen);
  }
  return seen;
}

function findCycle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { to } of imports.filter((each) => each.from === file && isLocal(each))) {
      const cycle = visit(to, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
