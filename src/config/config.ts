import * as z from 'zod';
import { problemOf } from './config-problem.ts';

export const Snowflake = z
  .string()
  .regex(/^\d{15,21}$/, 'not a Discord id, which is a number of 15 to 21 digits');
const Port = z.coerce
  .number('not a number')
  .int('not a whole number')
  .min(0, 'below 0')
  .max(65_535, 'above 65535');
export const Text = z.string().trim().min(1, 'only blanks');
export const PublicKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, 'not 64 hexadecimal characters, as Discord shows it');
/** Without a slash or an API version at its end: the version is ours to choose. */
export const WebAddress = z
  .url({ protocol: /^https?$/, error: 'not an address that begins with https:// or http://' })
  .transform((url) => url.replace(/\/+$/, '').replace(/\/v\d+$/, ''));
export const DISCORD_API = 'https://discord.com/api';

/** What one program may be: the connection to Discord's gateway, the answers over HTTP, the sweep. */
const ROLES = ['gateway', 'http', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];
const Roles = z
  .string()
  .transform((list) => [...new Set(list.split(',').map((role) => role.trim()))])
  .pipe(z.array(z.enum(ROLES, `not one or more of ${ROLES.join(', ')}, with commas between them`)));

/** An empty variable is one that is not set. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Environment = z.object({
  DISCORD_TOKEN: optional(Text),
  DISCORD_APPLICATION_ID: optional(Snowflake),
  DISCORD_PUBLIC_KEY: optional(PublicKey),
  DISCORD_API_BASE: optional(WebAddress),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, 'not an address that begins with postgres://'),
  ),
  ROADMATE_DATA: optional(Text),
  ROADMATE_ROLES: optional(Roles),
  HOST: optional(Text),
  PORT: optional(Port),
  METRICS_TOKEN: optional(Text),
});
type Environment = z.infer<typeof Environment>;

export type Config = {
  /** Null: no token, so the playground is what runs. */
  discord: {
    token: string;
    applicationId: string | null;
    publicKey: string | null;
    apiBase: string;
  } | null;
  /** Null: the embedded database, in `dataFolder`. */
  databaseUrl: string | null;
  dataFolder: string;
  /** What this process is of the program; all of it unless told otherwise. */
  roles: readonly Role[];
  host: string | null;
  /** 0: any free one, where nobody has to find it. */
  port: number;
  /** Null: whoever reaches the port may read `GET /metrics`. */
  metricsToken: string | null;
};

export type ConfigRead =
  | { kind: 'read'; config: Config }
  | { kind: 'refused'; problems: readonly string[] };

/**
 * The environment, checked; each problem names the variable, what is wrong and an example of what is
 * right, never the value that was given.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigRead {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      problemOf(String(path[0]), message),
    );
    return { kind: 'refused', problems: [...new Set(problems)] };
  }
  const env = parsed.data;
  const problems = contradictionsOf(env);
  if (problems.length > 0) return { kind: 'refused', problems };
  const roles = env.ROADMATE_ROLES ?? ROLES;
  return {
    kind: 'read',
    config: {
      discord:
        env.DISCORD_TOKEN === undefined
          ? null
          : {
              token: env.DISCORD_TOKEN,
              applicationId: env.DISCORD_APPLICATION_ID ?? null,
              publicKey: env.DISCORD_PUBLIC_KEY ?? null,
              apiBase: env.DISCORD_API_BASE ?? DISCORD_API,
            },
      databaseUrl: env.DATABASE_URL ?? null,
      dataFolder: env.ROADMATE_DATA ?? 'data',
      roles,
      host: env.HOST ?? null,
      port: env.PORT ?? (roles.includes('http') ? 3000 : 0),
      metricsToken: env.METRICS_TOKEN ?? null,
    },
  };
}

/** What is right by itself and wrong together: such a program would run, and leave something undone. */
function contradictionsOf(env: Environment): string[] {
  const roles = env.ROADMATE_ROLES;
  if (roles === undefined) return [];
  const problems: string[] = [];
  if (env.DISCORD_TOKEN === undefined) {
    problems.push(problemOf('DISCORD_TOKEN', 'missing, while ROADMATE_ROLES is set'));
  }
  if (roles.includes('http') && !roles.includes('gateway') && env.DISCORD_PUBLIC_KEY === undefined)
    problems.push(problemOf('DISCORD_PUBLIC_KEY', 'missing, while http is the only way in'));
  const isWhole = roles.length > 1 && roles.includes('scheduler');
  if (!isWhole && env.DATABASE_URL === undefined) {
    const why = 'missing, while other processes have the other roles: they meet in one Postgres';
    problems.push(problemOf('DATABASE_URL', why));
  }
  return problems;
}
