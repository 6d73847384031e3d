import type { Found } from './find-database.ts';
import type { Bot } from './find-token.ts';
import type { WayIn } from './find-way-in.ts';

export type Findings = {
  bot: Bot;
  database: Found;
  way: WayIn;
  /** What `.env` says so far. */
  before: Readonly<Record<string, string>>;
  apiBase: string | null;
};

/** What `.env` is to say. Variables that setup does not know of are no part of it, and stay. */
export function settingsFor({ bot, database, way, before, apiBase }: Findings) {
  const settings: Record<string, string> = {
    DISCORD_TOKEN: bot.token,
    DISCORD_APPLICATION_ID: bot.applicationId,
    // Without it the program answers no interactions over HTTP, and listens on this machine alone.
    DISCORD_PUBLIC_KEY: way.address !== null || before.DISCORD_PUBLIC_KEY ? bot.publicKey : '',
    DATABASE_URL: database.url ?? '',
    ...(apiBase === null ? {} : { DISCORD_API_BASE: apiBase }),
  };
  // The program refuses a secret that is given both ways.
  if (before.DISCORD_TOKEN_FILE) settings.DISCORD_TOKEN_FILE = '';
  if (before.DATABASE_URL_FILE && database.url !== null) settings.DATABASE_URL_FILE = '';
  const roles = (before.ROADMATE_ROLES ?? '').split(',').map((role) => role.trim());
  if (way.address !== null) {
    // A gateway would wait for interactions that go elsewhere. Roles that were chosen stay.
    if (!roles.includes('http') || roles.includes('gateway')) {
      settings.ROADMATE_ROLES = 'http,scheduler';
    }
  } else if (roles.includes('http') && !roles.includes('gateway')) settings.ROADMATE_ROLES = '';
  return settings;
}
