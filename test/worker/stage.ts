import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Miniflare } from 'miniflare';
import { buildWorker, type WorkerBundle } from '../../scripts/build-worker.ts';
import { type LocalDiscord, startLocalDiscord } from '../../src/playground/local-discord.ts';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { startPostgres } from '../store/real-postgres.ts';

type Around = {
  /** Another database than the stage's. */
  database?: string;
  queueProducers?: Record<string, string>;
  queueConsumers?: Record<string, { maxRetries: number; retryDelay: number }>;
};

/** Everything that a Worker needs around it: its bundle, a real Postgres, a local Discord. */
export type Stage = {
  bundle: WorkerBundle;
  local: LocalDiscord;
  connection: Connection;
  /** The address of the database, as Hyperdrive would give it. */
  database: string;
  /** The bindings of a Worker that is configured well. */
  bindings: Record<string, string>;
  /** Starts a Worker as Cloudflare would; it ends with the stage. */
  start: (bindings: Record<string, string>, around?: Around) => Promise<Miniflare>;
  close: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'roadmate-worker-'));
  const [bundle, server, local, settings] = await Promise.all([
    buildWorker(folder),
    startPostgres(),
    startLocalDiscord({ now: Date.now }),
    readFile(new URL('../../wrangler.toml', import.meta.url), 'utf8'),
  ]);
  const date = /^compatibility_date = "(.*)"/m.exec(settings)?.[1];
  if (date === undefined) throw new Error('wrangler.toml has no compatibility_date');
  const database = await server.create();
  const connection = connectPostgres(database, 2);
  const workers: Miniflare[] = [];
  return {
    bundle,
    local,
    connection,
    database,
    bindings: {
      DISCORD_TOKEN: local.token,
      DISCORD_APPLICATION_ID: local.applicationId,
      DISCORD_PUBLIC_KEY: local.publicKey,
      DISCORD_API_BASE: local.apiBase,
    },
    start: async (bindings, { database: url = database, ...queues } = {}) => {
      const worker = new Miniflare({
        host: '127.0.0.1',
        modules: true,
        modulesRoot: folder,
        scriptPath: bundle.script,
        compatibilityDate: date,
        compatibilityFlags: ['nodejs_compat'],
        unsafeTriggerHandlers: true,
        hyperdrives: { HYPERDRIVE: url },
        bindings,
        ...queues,
      });
      workers.push(worker);
      return worker;
    },
    close: async () => {
      for (const worker of workers) await worker.dispose();
      await local.close();
      await connection.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What Cloudflare's Cron Trigger does; rejects when the run failed. */
export async function tick(address: URL, cron = '* * * * *'): Promise<void> {
  const trigger = new URL('/cdn-cgi/handler/scheduled', address);
  trigger.searchParams.set('cron', cron);
  const said = await (await fetch(trigger)).text();
  if (said !== 'ok') throw new Error(`the run failed: ${said}`);
}

/** The server, its channel and a member. */
export function hallOf({ local }: Pick<Stage, 'local'>) {
  const [guild] = local.guilds;
  if (guild === undefined) throw new Error('the local Discord has no server');
  const { study } = guild.channels;
  const { Mei } = guild.members;
  if (!study || !Mei) throw new Error('the server lacks its channel or members');
  return { guildId: guild.id, study, Mei };
}
