import { type Logger, pino } from 'pino';

/** JSON lines on standard output. No personal text, no token: ids, outcomes, error names. */
export function createLog(level: 'info' | 'warn' = 'info'): Logger {
  return pino({ name: 'roadmate', level, base: null });
}
