import { type Logger, pino } from 'pino';
import { maskSecrets } from './mask.ts';

/**
 * JSON lines on standard output. No personal text, no token: ids, outcomes, error names. `secrets`
 * are taken out of every line, should one get there all the same.
 */
export function createLog(
  level: 'info' | 'warn' = 'info',
  secrets: readonly string[] = [],
): Logger {
  return pino({
    name: 'roadmate',
    level,
    base: null,
    hooks: { streamWrite: maskSecrets(secrets) },
  });
}
