import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Package = z.object({ version: z.string() });

/** The version of this program. */
export function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return Package.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** The user id of the bot that a token is for, which is its first part; null where it is not. */
export function botOf(token: string | null): string | null {
  const id = Buffer.from(token?.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{15,20}$/.test(id) ? id : null;
}
