import { existsSync, readFileSync } from 'node:fs';
import { type ConfigRead, readConfig } from './config.ts';
import { readSecretFiles } from './secret-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the process was started with. This file is the only one that looks at it. */
export function environment(): Environment {
  return process.env;
}

/** The program's settings: the environment, then `.env` of the folder it was started in, then the files they name. */
export function loadConfig(): ConfigRead {
  // What the environment says goes before what the file says.
  if (existsSync('.env')) process.loadEnvFile('.env');
  return configOf(process.env);
}

/** The same of any variables: their files read, all of them checked. */
export function configOf(variables: Environment): ConfigRead {
  const secrets = readSecretFiles(variables, (path) => readFileSync(path, 'utf8'));
  return secrets.kind === 'read' ? readConfig(secrets.environment) : secrets;
}
