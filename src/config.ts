import * as z from 'zod';

export const Snowflake = z
  .string()
  .regex(/^\d{15,21}$/, 'a Discord id, such as 1150000000000000000');
const Port = z.coerce.number().int().min(0).max(65_535);
export const Text = z.string().trim().min(1);
export const PublicKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal characters, as Discord shows it');
/** Without a slash or an API version at its end: the version is ours to choose. */
export const WebAddress = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, '').replace(/\/v\d+$/, ''));
export const DISCORD_API = 'https://discord.com/api';

/** An empty variable is one that is not set. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Environment = z.object({
  DISCORD_TOKEN: optional(Text),
  DISCORD_APPLICATION_ID: optional(Snowflake),
  DISCORD_PUBLIC_KEY: optional(PublicKey),
  DISCORD_API_BASE: optional(WebAddress),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, 'like postgres://user:password@host:5432/roadmate'),
  ),
  ROADMATE_DATA: optional(Text),
  HOST: optional(Text),
  PORT: optional(Port),
});

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
  host: string | null;
  port: number;
};

export type ConfigRead =
  | { kind: 'read'; config: Config }
  | { kind: 'refused'; problems: readonly string[] };

/** The environment, checked; each problem names the variable and what it should be, never its value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigRead {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    return {
      kind: 'refused',
      problems: parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message}. See .env.example.`,
      ),
    };
  }
  const env = parsed.data;
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
      host: env.HOST ?? null,
      port: env.PORT ?? 3000,
    },
  };
}
