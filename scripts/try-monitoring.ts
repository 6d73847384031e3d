import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { startLocalDiscord } from '../src/playground/local-discord.ts';
import { alerts, charts } from '../test/deploy/deploy-files.ts';
import { makeFolder, startBot, variablesOf } from '../test/node/bot.ts';
import { freePort, startPostgres } from '../test/store/real-postgres.ts';
import { ROOT } from './run-node.ts';

/** In seconds: enough scrapes for rates over a minute. */
const LOOKED_AT = 75;

const Answer = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/**
 * Lets a real Prometheus (`prometheus` on the PATH) ask a running bot for its figures, with the
 * configuration of deploy/, and then asks it everything that the dashboard asks.
 *
 *   npx tsx scripts/try-monitoring.ts
 */
async function main(): Promise<void> {
  const folder = await makeFolder();
  const work = await mkdtemp(join(tmpdir(), 'roadmate-prometheus-'));
  const [server, local] = await Promise.all([
    startPostgres(),
    startLocalDiscord({ now: Date.now }),
  ]);
  const bot = await startBot(
    { ...variablesOf(local), DATABASE_URL: await server.createEmpty() },
    folder.path,
  );
  const config = await readFile(join(ROOT, 'deploy/prometheus.yml'), 'utf8');
  const here = config
    .replace('bot:3000', `127.0.0.1:${bot.port}`)
    .replaceAll('interval: 15s', 'interval: 2s')
    .replace('- alerts.yml', `- ${join(ROOT, 'deploy/alerts.yml')}`);
  await writeFile(join(work, 'prometheus.yml'), here);
  const address = `127.0.0.1:${await freePort()}`;
  const prometheus = spawn(
    'prometheus',
    [
      `--config.file=${join(work, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(work, 'data')}`,
      `--web.listen-address=${address}`,
      '--log.level=warn',
    ],
    { stdio: 'inherit' },
  );
  try {
    await use(local, LOOKED_AT);
    const failed: string[] = [];
    for (const { title, targets } of charts) {
      for (const { expr } of targets) {
        const asked = expr.replaceAll('$instance', '.*').replaceAll('$__rate_interval', '1m');
        const values = await ask(address, asked);
        if (values === null) failed.push(title);
        const told = values
          ?.slice(0, 4)
          .map(Number)
          .map((value) => value.toPrecision(3));
        process.stdout.write(
          `${title.padEnd(28)} ${told === undefined ? 'REFUSED' : told.join(' ') || '-'}\n`,
        );
      }
    }
    for (const { alert, expr } of alerts) {
      const values = await ask(address, expr);
      if (values === null || values.length > 0) failed.push(alert);
      process.stdout.write(`${alert.padEnd(28)} ${values?.length === 0 ? 'quiet' : 'FIRES'}\n`);
    }
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    prometheus.kill('SIGTERM');
    bot.kill('SIGTERM');
    await Promise.all([once(prometheus, 'close'), bot.ended]);
    await local.close();
    await server.stop();
    await Promise.all([folder.remove(), rm(work, { recursive: true, force: true })]);
  }
}

/** A member who asks for the plan again and again, for so many seconds. */
async function use(local: Awaited<ReturnType<typeof startLocalDiscord>>, seconds: number) {
  const [guild] = local.guilds;
  const [userId] = Object.values(guild?.members ?? {});
  const [channelId] = Object.values(guild?.channels ?? {});
  if (userId === undefined || channelId === undefined) throw new Error('nobody is there');
  const member = local.discord.as(userId, { channelId });
  for (const until = Date.now() + seconds * 1000; Date.now() < until; ) {
    await member.command('plan');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** The values of an expression now; null when Prometheus refuses it. */
async function ask(address: string, expr: string): Promise<string[] | null> {
  const query = new URLSearchParams({ query: expr });
  const response = await fetch(`http://${address}/api/v1/query?${query}`);
  const read = Answer.safeParse(await response.json());
  return read.success ? read.data.data.result.map(({ value }) => value[1]) : null;
}

await main();
