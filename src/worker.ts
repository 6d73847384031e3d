import { createProduct } from './compose.ts';
import { createLimits, type Limits } from './discord/limits.ts';
import { listServers } from './discord/my-servers.ts';
import type { Rest } from './discord/rest.ts';
import { createVerify } from './discord/verify.ts';
import { createWebRest } from './discord/web-rest.ts';
import { openWeb } from './fetch/open-web.ts';
import { createApp } from './http/app.ts';
import { type Report, type ReportLog, reporter } from './logging/report.ts';
import { purgeDeparted } from './purge-departed.ts';
import { connectHyperdrive } from './store/database/connect-postgres.ts';
import type { Database } from './store/database/database.ts';
import { databaseTrouble } from './store/database/readiness.ts';
import { departureStore } from './store/departures.ts';
import { wait } from './wait.ts';
import { readWorkerConfig, type WorkerConfig } from './worker-config.ts';
import { ordersFor, readOrder } from './worker-queue.ts';

/** What the runtime gives each event: keeps it alive after the answer is out. */
type Context = { waitUntil: (work: Promise<unknown>) => void };
type Batch = { messages: readonly { body: unknown }[] };

/** Four requests at a time: Cloudflare lets six connections of an invocation be open, Postgres' among them. */
const LANES = { lanes: 2, limit: 2 };

/** The second of the two crons in wrangler.toml; the other one is the minute's. */
const DAILY = '17 3 * * *';

/**
 * The program on Cloudflare Workers: interactions over HTTP, the sweep each minute by a Cron
 * Trigger, and posts delivered by the consumers of a Queue. Everything is made anew for each event, because neither a socket nor a REST client may
 * be used by another request than the one that opened it.
 */
export default createWorker(createLimits());

/** `limits` are counted as long as Cloudflare keeps the isolate: all requests that it answers share them. */
function createWorker(limits: Limits) {
  return {
    fetch: async (request: Request, bindings: unknown, context: Context): Promise<Response> => {
      const config = configOf(bindings);
      if (config === null) return Response.json({ error: 'not configured' }, { status: 503 });
      const { db, product } = open(config, 'fetch', limits);
      const app = createApp({
        verify: createVerify(config.publicKey),
        dispatch: product.dispatch,
        now: Date.now,
        background: (work) =>
          context.waitUntil(work.catch((error: unknown) => report({ event: 'background', error }))),
        databaseTrouble: () => databaseTrouble(db),
      });
      return app.fetch(request);
    },

    /** The minute's sweep, or once a day the purge. May come late, twice or not at all. */
    scheduled: async ({ cron }: { cron: string }, bindings: unknown): Promise<void> => {
      const config = needConfig(bindings);
      const { db, rest, product } = open(config, 'cron');
      if (cron === DAILY) {
        // Nothing starts up here that could notice newer zone rules.
        await product.rederiveWeeks();
        return lookAfterServers(db, rest);
      }
      if (config.posts === null) {
        await product.sweep();
        return;
      }
      const { waiting } = await product.makeDue();
      const orders = ordersFor(waiting);
      if (orders.length === 0) return;
      try {
        await config.posts.sendBatch(orders);
      } catch (error) {
        report({ event: 'queue-failed', error });
        await product.drain();
      }
    },

    /**
     * Delivers what has been made due, side by side with other consumers. An order that comes twice
     * finds nothing left to do; one that fails is retried by the queue.
     */
    queue: async ({ messages }: Batch, bindings: unknown): Promise<void> => {
      const config = needConfig(bindings);
      for (const { body } of messages) {
        const order = readOrder(body);
        if (order !== null) await open(config, `queue-${order.lane}`).product.drain(LANES);
      }
    },
  };
}

/** `schedulerId`: few and always the same, for by them each sender knows how many share Discord's limit. */
function open(config: WorkerConfig, schedulerId: string, limits: Limits | null = null) {
  const { token, apiBase, applicationId, databaseUrl } = config;
  const { db } = connectHyperdrive(databaseUrl);
  const rest = createWebRest(token, apiBase, {
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    wait,
  });
  return {
    db,
    rest,
    product: createProduct({
      db,
      rest,
      applicationId,
      apiBase,
      open: openWeb,
      now: Date.now,
      elapsed: () => performance.now(),
      wait,
      schedulerId,
      limits,
      report,
    }),
  };
}

/** No gateway tells a Worker which servers the bot has left: it asks, once a day. */
async function lookAfterServers(db: Database, rest: Rest): Promise<void> {
  const departures = departureStore(db);
  const servers = await listServers(rest);
  if (servers.kind !== 'done') return report({ event: 'servers-unknown', detail: servers.kind });
  await departures.present(servers.value, Date.now());
  await purgeDeparted(departures, Date.now(), report);
}

/** Thrown, so that Cloudflare counts the run as failed. */
function needConfig(bindings: unknown): WorkerConfig {
  const config = configOf(bindings);
  if (config !== null) return config;
  throw new Error('Roadmate is not configured; the log says what is missing');
}

function configOf(bindings: unknown): WorkerConfig | null {
  const read = readWorkerConfig(bindings);
  if (read.kind === 'read') return read.config;
  report({ event: 'not-configured', detail: read.problems });
  return null;
}

function report(event: Report): void {
  reporter({
    info: consoleLine('info'),
    warn: consoleLine('warn'),
    error: consoleLine('error'),
  })(event);
}

/** Workers Logs reads JSON lines, and their level, from the console: there is no other way out. */
function consoleLine(level: keyof ReportLog) {
  return (facts: object, msg: string): void => {
    // biome-ignore lint/suspicious/noConsole: see above
    console[level](JSON.stringify({ level, msg, ...facts }));
  };
}
