import * as z from 'zod';
import { DISCORD_API, optional, PublicKey, Snowflake, Text, WebAddress } from './config/config.ts';
import type { Order } from './worker-queue.ts';

/** A Worker's bindings, as far as Roadmate reads them. Each is told of in wrangler.toml. */
const Bindings = z.object({
  DISCORD_TOKEN: Text,
  DISCORD_APPLICATION_ID: Snowflake,
  DISCORD_PUBLIC_KEY: PublicKey,
  DISCORD_API_BASE: optional(WebAddress),
  HYPERDRIVE: z.object({ connectionString: Text }),
  ROADMATE_POSTS: z
    .custom<PostQueue>((value) => isQueue(value), 'a Queue, under [[queues.producers]]')
    .optional(),
});

/** A Cloudflare Queue, as far as Roadmate fills it. */
export type PostQueue = { sendBatch: (messages: { body: Order }[]) => Promise<unknown> };

function isQueue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sendBatch' in value;
}

export type WorkerConfig = {
  token: string;
  applicationId: string;
  publicKey: string;
  apiBase: string;
  /** Good for this request alone: it leads to Hyperdrive's pool, not to Postgres. */
  databaseUrl: string;
  /** Null: the Cron Trigger delivers posts itself. */
  posts: PostQueue | null;
};

export type WorkerConfigRead =
  | { kind: 'read'; config: WorkerConfig }
  | { kind: 'refused'; problems: readonly string[] };

/** The bindings, checked; a problem names the binding and what it should be, never its value. */
export function readWorkerConfig(bindings: unknown): WorkerConfigRead {
  const parsed = Bindings.safeParse(bindings);
  if (!parsed.success) {
    return {
      kind: 'refused',
      problems: parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}. See wrangler.toml.`,
      ),
    };
  }
  const env = parsed.data;
  return {
    kind: 'read',
    config: {
      token: env.DISCORD_TOKEN,
      applicationId: env.DISCORD_APPLICATION_ID,
      publicKey: env.DISCORD_PUBLIC_KEY,
      apiBase: env.DISCORD_API_BASE ?? DISCORD_API,
      databaseUrl: env.HYPERDRIVE.connectionString,
      posts: env.ROADMATE_POSTS ?? null,
    },
  };
}
