import { expect, test } from 'vitest';
import { inviteLink } from '../../src/setup/invite-link.ts';
import { read } from './pages.ts';

const keysOf = (source: string, from: string) =>
  [
    ...(source
      .slice(source.indexOf(from))
      .split('\n});')[0]
      ?.matchAll(/^ {2}([A-Z_]+): /gm) ?? []),
  ]
    .map(([, name = '']) => name)
    .sort();
const config = read('src/config/config.ts');
const [, secrets = ''] =
  /const SECRETS = \[([^\]]+)\]/.exec(read('src/config/secret-files.ts')) ?? [];
const files = [...secrets.matchAll(/'(\w+)'/g)].map(([, name]) => `${name}_FILE`);
const variables = [...keysOf(config, 'const Environment'), ...files].sort();

/** What docker-compose.yml asks of its own `.env`. */
const ofCompose = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);

test.each(['docs/running.md', 'docs/running.zh-CN.md'])(
  'the table of %s has every variable that the program reads, and no other',
  (page) => {
    const rows = [...read(page).matchAll(/^\| (`[A-Z_]{2,}`.*?) \|/gm)].map(
      ([, cell = '']) => cell,
    );
    const told = rows.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(variables.length).toBeGreaterThan(10);
    expect([...told].sort()).toEqual([...new Set([...variables, ...ofCompose])].sort());
  },
);

test('.env.example tells of every variable', () => {
  const example = read('.env.example');
  const missing = [...variables, ...ofCompose].filter(
    (name) => !new RegExp(`^(?:# )?${name}=`, 'm').test(example),
  );
  expect(missing).toEqual([]);
});

test.each(['docs/workers.md', 'docs/workers.zh-CN.md', 'wrangler.toml'])(
  '%s tells of every binding that a Worker reads',
  (page) => {
    const bindings = keysOf(read('src/worker-config.ts'), 'const Bindings');
    expect(bindings).toContain('HYPERDRIVE');
    expect(bindings.filter((name) => !read(page).includes(name))).toEqual([]);
  },
);

test.each(['docs/running.md', 'docs/running.zh-CN.md'])(
  '%s invites the bot with the permissions that it needs',
  (page) => {
    expect(read(page)).toContain(inviteLink('ID'));
  },
);
