import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What follows a program's name, as `parseArgs` reads it; null when it cannot be that. */
export function readFlags<T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> | null {
  try {
    return parseArgs(config);
  } catch {
    return null;
  }
}
