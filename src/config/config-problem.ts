/** A right value for each variable, to show beside one that is wrong. None is a working secret. */
const EXAMPLES: Readonly<Record<string, string>> = {
  DISCORD_TOKEN: 'the long text under Bot → Reset Token',
  DISCORD_TOKEN_FILE: '/run/secrets/discord_token',
  DISCORD_APPLICATION_ID: '1150000000000000000',
  DISCORD_PUBLIC_KEY: 'b3e1… (64 characters)',
  DISCORD_API_BASE: 'https://discord.com/api',
  DATABASE_URL: 'postgres://roadmate:password@localhost:5432/roadmate',
  DATABASE_URL_FILE: '/run/secrets/database_url',
  ROADMATE_DATA: 'data',
  ROADMATE_ROLES: 'gateway,scheduler',
  HOST: '127.0.0.1',
  PORT: '3000',
  METRICS_TOKEN: 'any long text of your own',
  METRICS_TOKEN_FILE: '/run/secrets/metrics_token',
};

/** One line about one variable: what is wrong, and an example. The value given is no part of it. */
export function problemOf(variable: string, wrong: string): string {
  const example = EXAMPLES[variable];
  const shown = example === undefined ? '' : ` For example: ${example}.`;
  return `${variable}: ${wrong}.${shown} See .env.example.`;
}
