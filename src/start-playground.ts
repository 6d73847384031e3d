import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { createProduct } from './compose.ts';
import type { Config } from './config/config.ts';
import { createRest } from './discord/rest.ts';
import { createVerify } from './discord/verify.ts';
import { writeXlsx } from './export/write-xlsx.ts';
import { createNodeOpen } from './fetch/open-node.ts';
import { createApp } from './http/app.ts';
import { reporter } from './logging/report.ts';
import { createPictures } from './pictures/create-pictures.ts';
import { startLocalDiscord } from './playground/local-discord.ts';
import { buildPage, pageHeaders } from './playground/page/build.ts';
import { advance } from './playground/state/clock.ts';
import { keep, restore } from './playground/state/keep.ts';
import { startTicking } from './scheduler/tick.ts';
import { openDatabase } from './store/database/open.ts';
import { wait } from './wait.ts';

const GUILDS = [
  {
    name: 'Study hall',
    channels: ['study', 'general', 'organisers'],
    members: [
      { name: 'Lin', organiser: true },
      { name: 'Mei' },
      { name: 'Sam' },
      { name: 'Kai' },
      { name: 'Noor' },
    ],
  },
];

/**
 * Runs the real product against a local stand-in for Discord, with a page to live through a course.
 * For this machine alone unless HOST says otherwise. Resolves with the page's address.
 */
export async function startPlayground(
  config: Config,
  log: Logger,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const report = reporter(log);
  const folder = join(config.dataFolder, 'playground');
  const [connection, assets, { state, clock }] = await Promise.all([
    openDatabase({ url: config.databaseUrl, folder: config.dataFolder }),
    buildPage(),
    restore(folder),
  ]);
  const host = config.host ?? '127.0.0.1';
  const product: { current: ReturnType<typeof createProduct> | null } = { current: null };
  const local = await startLocalDiscord({
    now: clock.now,
    host,
    port: config.port,
    guilds: GUILDS,
    ...(state === null ? {} : { state }),
    page: {
      assets,
      headers: pageHeaders,
      allowedHosts: [host],
      host: {
        now: clock.now,
        nextPostAt: async () => product.current?.nextPostAt() ?? null,
        advance: async (to) => {
          if (product.current) await advance(clock, to, product.current);
        },
      },
    },
  });
  const rest = createRest(local.token, local.apiBase);
  const { applicationId } = local;
  const roadmate = createProduct({
    db: connection.db,
    rest,
    applicationId,
    apiBase: local.apiBase,
    open: createNodeOpen(),
    pictures: await createPictures(),
    writeSheet: writeXlsx,
    now: clock.now,
    elapsed: () => performance.now(),
    schedulerId: crypto.randomUUID(),
    wait,
    report,
  });
  product.current = roadmate;
  const app = createApp({
    verify: createVerify(local.publicKey),
    dispatch: roadmate.dispatch,
    now: clock.now,
    background: (work) => {
      work.catch((error: unknown) => report({ event: 'background', error }));
    },
    databaseTrouble: async () => null,
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  await local.useInteractions(`http://127.0.0.1:${address.port}/interactions`);
  await roadmate.registerCommands();
  await roadmate.rederiveWeeks();
  const ticking = startTicking({ sweep: roadmate.sweep, report });
  const keeping = keep(folder, local.discord, clock);

  return {
    url: local.url,
    stop: async () => {
      await ticking.stop();
      await keeping.stop();
      await local.close();
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
    },
  };
}
