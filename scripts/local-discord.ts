import { parseArgs } from 'node:util';
import { startLocalDiscord } from '../src/playground/local-discord.ts';
import { buildPage, pageHeaders } from '../src/playground/page/build.ts';
import { wait } from '../src/wait.ts';
import { startPostgres } from '../test/store/real-postgres.ts';

/**
 * A server on this machine that speaks Discord's API, with the playground's page, for running the
 * real program (`npm run setup`, `npm start`, any roles) without an account. Its clock is the real
 * one. Prints the variables that point the program at it; keeps nothing.
 *
 *   npx tsx scripts/local-discord.ts [--port 4000] [--postgres] [--interactions URL]
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    postgres: { type: 'boolean', default: false },
    interactions: { type: 'string' },
  },
});

const local = await startLocalDiscord({
  now: Date.now,
  port: Number(values.port),
  page: {
    assets: await buildPage(),
    headers: pageHeaders,
    allowedHosts: ['127.0.0.1'],
    // Nobody puts the real clock ahead.
    host: { now: Date.now, nextPostAt: async () => null, advance: async () => {} },
  },
});
const server = values.postgres ? await startPostgres() : null;
const variables = {
  DISCORD_TOKEN: local.token,
  DISCORD_PUBLIC_KEY: local.publicKey,
  DISCORD_API_BASE: local.apiBase,
  ...(server === null ? {} : { DATABASE_URL: await server.createEmpty() }),
};
const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${value}`);
process.stdout.write(`${lines.join('\n')}\n# The page: ${local.url}\n`);

process.once('SIGINT', stop);
process.once('SIGTERM', stop);
if (values.interactions !== undefined) await useInteractions(values.interactions);

/** Discord checks an address before it is used: this waits until the program answers there. */
async function useInteractions(address: string): Promise<void> {
  for (;;) {
    try {
      await local.useInteractions(address);
      process.stdout.write(`# Interactions go to ${address}\n`);
      return;
    } catch {
      await wait(500);
    }
  }
}

async function stop(): Promise<void> {
  await local.close();
  await server?.stop();
  process.exit(0);
}
