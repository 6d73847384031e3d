import { sql } from 'drizzle-orm';
import { createProduct } from './compose.ts';
import { createRest } from './discord/rest.ts';
import { createVerify } from './discord/verify.ts';
import { openWeb } from './fetch/open-web.ts';
import { createApp } from './http/app.ts';
import { type Report, type ReportLog, reporter } from './report.ts';
import { connectHyperdrive } from './store/connect-postgres.ts';
import { wait } from './wait.ts';
import { readWorkerConfig, type WorkerConfig } from './worker-config.ts';

/** What the runtime gives each event: keeps it alive after the answer is out. */
type Context = { waitUntil: (work: Promise<unknown>) => void };

/**
 * The program on Cloudflare Workers: interactions over HTTP, and the sweep each minute by a Cron
 * Trigger. Everything is made anew for each event, because neither a socket nor a REST client may
 * be used by another request than the one that opened it.
 */
export default {
  fetch: async (request: Request, bindings: unknown, context: Context): Promise<Response> => {
    const config = configOf(bindings);
    if (config === null) return Response.json({ error: 'not configured' }, { status: 503 });
    const { db, product } = open(config);
    const app = createApp({
      verify: createVerify(config.publicKey),
      dispatch: product.dispatch,
      now: Date.now,
      background: (work) =>
        context.waitUntil(
          work.catch((error: unknown) => report({ event: 'background', detail: String(error) })),
        ),
      isReady: async () => {
        try {
          await db.execute(sql`select 1`);
          return true;
        } catch {
          return false;
        }
      },
    });
    return app.fetch(request);
  },

  scheduled: async (_event: unknown, bindings: unknown): Promise<void> => {
    const config = configOf(bindings);
    // Thrown, so that Cloudflare counts the run as failed.
    if (config === null)
      throw new Error('Roadmate is not configured; the log says what is missing');
    await open(config).product.sweep();
  },
};

function open({ token, apiBase, applicationId, databaseUrl }: WorkerConfig) {
  const { db } = connectHyperdrive(databaseUrl);
  const rest = createRest(token, apiBase);
  return {
    db,
    product: createProduct({
      db,
      rest,
      applicationId,
      apiBase,
      open: openWeb,
      now: Date.now,
      wait,
      report,
    }),
  };
}

function configOf(bindings: unknown): WorkerConfig | null {
  const read = readWorkerConfig(bindings);
  if (read.kind === 'read') return read.config;
  report({ event: 'not configured', detail: read.problems });
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
