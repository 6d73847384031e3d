import { randomUUID } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';

/** By variable; an empty value unsets it. */
export type Settings = Readonly<Record<string, string>>;

/**
 * The text of an env file with these values: each in the line that sets it, or else in one of its
 * own at the end. Every other line stays as it is.
 */
export function withSettings(text: string, settings: Settings): string {
  const values = new Map(Object.entries(settings));
  const left = new Map(values);
  const lines = text.split('\n').map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    if (name === undefined) return line;
    const value = values.get(name);
    if (value === undefined) return line;
    left.delete(name);
    return `${name}=${quoted(value)}`;
  });
  const added = [...left].map(([name, value]) => `${name}=${quoted(value)}`);
  if (added.length === 0) return lines.join('\n');
  const before = lines.join('\n').replace(/\n*$/, '');
  return `${before}${before === '' ? '' : '\n'}${added.join('\n')}\n`;
}

/** What an env file sets. */
export function settingsIn(text: string): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) settings[name] = value ?? '';
  return settings;
}

/** As Node and docker compose both read it: compose puts variables into what is not in single quotes. */
function quoted(value: string): string {
  if (/^[\w.:/@%+,=~?&;!*-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

export type FileRead = { kind: 'read'; text: string } | { kind: 'failed'; why: string };

/** The text of a file; that of `otherwise` when there is none, and nothing when that is not there either. */
export async function readEnvFile(path: string, otherwise: string): Promise<FileRead> {
  for (const file of [path, otherwise]) {
    try {
      return { kind: 'read', text: await readFile(file, 'utf8') };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return { kind: 'failed', why: codeOf(error) };
    }
  }
  return { kind: 'read', text: '' };
}

/** Writes a file that its owner alone can read, all of it or nothing. Null, or what kept it from that. */
export async function saveEnvFile(path: string, text: string): Promise<string | null> {
  // Where the file is a link, what it leads to is written.
  const target = await realpath(path).catch(() => path);
  const draft = `${target}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await chmod(draft, 0o600);
    await rename(draft, target);
    return null;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}
