import type { Config } from './config/config.ts';
import { loadConfig } from './config/environment.ts';
import { createLog } from './logging/log.ts';
import { reporter } from './logging/report.ts';
import { secretsOf } from './logging/secrets-of.ts';
import { reasonOf } from './logging/told-error.ts';

/** In milliseconds after the signal: whatever hangs, the process is gone before Docker kills it. */
const LAST_MOMENT = 9_000;

/** The program on Node: the bot where there is a token, the playground where there is none. */
async function main(): Promise<void> {
  const read = loadConfig();
  if (read.kind === 'refused') {
    process.stderr.write(`Roadmate cannot start:\n${read.problems.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  // Before anything starts: as a container's first process, the program is deaf to signals otherwise.
  const running: { stop: (() => Promise<void>) | null } = { stop: null };
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (running.stop === null) process.exit(0);
      if (stopping) return;
      stopping = true;
      // Also keeps the process alive until then, whatever else has ended.
      setTimeout(() => process.exit(1), LAST_MOMENT);
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  running.stop = (await start(read.config)).stop;
}

async function start(config: Config): Promise<{ stop: () => Promise<void> }> {
  const secrets = secretsOf(config);
  const log = createLog(config.discord === null ? 'warn' : 'info', secrets);
  // Node would write such an error itself, with all that hangs on it: addresses, bodies, tokens.
  process.on('uncaughtException', (error) => {
    reporter(log)({ event: 'crashed', error });
    process.exit(1);
  });
  // Each side is loaded only where it runs: discord.js on Discord, esbuild in the playground.
  if (config.discord === null) {
    const { startPlayground } = await import('./start-playground.ts');
    const playground = await startPlayground(config, log);
    process.stdout.write(
      `\nRoadmate playground · 同路试玩\n\n  ${playground.url}\n\n` +
        'Open it in a browser. Stop it with Ctrl+C; it goes on from there next time.\n' +
        '用浏览器打开上面的地址；按 Ctrl+C 停止，下次会接着来。\n',
    );
    return playground;
  }
  const { startBot } = await import('./node/start-bot.ts');
  return startBot({ ...config, discord: config.discord }, log);
}

main().catch((error: unknown) => {
  process.stderr.write(`Roadmate cannot start: ${reasonOf(error)}\n`);
  process.exit(1);
});
