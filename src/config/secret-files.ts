import { problemOf } from './config-problem.ts';

/** What may be given as a file instead, by the variable's name with `_FILE` behind it. */
const SECRETS = ['DISCORD_TOKEN', 'DATABASE_URL', 'METRICS_TOKEN'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

export type SecretsRead =
  | { kind: 'read'; environment: Environment }
  | { kind: 'refused'; problems: readonly string[] };

/**
 * The environment with each secret that was given as a file read from it, trimmed. Refused are a
 * file that cannot be read or holds more or less than one line, and a secret given both ways.
 * Neither a secret nor a path is told, for one may stand where the other belongs.
 */
export function readSecretFiles(
  environment: Environment,
  readFile: (path: string) => string,
): SecretsRead {
  const found: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of SECRETS) {
    const variable = `${name}_FILE`;
    const path = environment[variable];
    if (path === undefined || path === '') continue;
    if (environment[name] !== undefined && environment[name] !== '') {
      problems.push(problemOf(variable, `${name} is set too; leave one of them empty`));
      continue;
    }
    try {
      const secret = readFile(path).trim();
      if (secret === '') problems.push(problemOf(variable, 'the file is empty'));
      else if (/[\r\n]/.test(secret)) {
        problems.push(problemOf(variable, 'the file has more than one line'));
      } else found[name] = secret;
    } catch (error) {
      problems.push(problemOf(variable, `the file cannot be read (${codeOf(error)})`));
    }
  }
  if (problems.length > 0) return { kind: 'refused', problems };
  return { kind: 'read', environment: { ...environment, ...found } };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no code';
}
