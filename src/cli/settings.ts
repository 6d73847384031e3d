import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/environment.ts';
import type { Console } from './console.ts';

/** The settings; null, once the operator is told, where they are wrong. */
export function settingsFor(console: Console): Config | null {
  const read = loadConfig();
  if (read.kind === 'read') return read.config;
  console.fail('settings', { why: read.problems.join('\n') });
  return null;
}
