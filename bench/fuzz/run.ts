import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../../test/store/real-postgres.ts';
import { quantile } from '../lab/statistics.ts';
import { createRandom } from '../time/random.ts';
import { fuzzGateway } from './over-gateway.ts';
import { fuzzHttp, type HttpResult } from './over-http.ts';
import { startProgram } from './program.ts';
import { readSettings } from './settings.ts';
import { openTown } from './town.ts';

/** In milliseconds: what a process at rest gives back, it has given back by then. */
const REST = 15_000;

/**
 * The real program on a real Postgres and the local Discord, asked everything that nobody should
 * ask: over HTTP, then through the gateway. Ends with 1 when anything came of it. See docs/security.md.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const began = performance.now();
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const note = (text: string) =>
    say(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${text}`);
  note(JSON.stringify(settings));
  const { publicKey, privateKey: key } = generateKeyPairSync('ed25519');
  const postgres = await startPostgres();
  const database = await postgres.createEmpty();
  const { local, town } = await openTown(database, settings);
  const program = await startProgram({
    DISCORD_TOKEN: local.token,
    DISCORD_APPLICATION_ID: local.applicationId,
    // The raw key is what stands at the end of its DER form.
    DISCORD_PUBLIC_KEY: publicKey
      .export({ type: 'spki', format: 'der' })
      .subarray(-32)
      .toString('hex'),
    DISCORD_API_BASE: local.apiBase,
    DATABASE_URL: database,
  });
  const random = createRandom(settings.seed);
  note(`ready, ${program.memory()} MiB`);
  try {
    const http = await fuzzHttp({ program, town, random, key, counts: settings, note });
    await pause(REST);
    note(`at rest: ${program.memory()} MiB`);
    const gateway = await fuzzGateway({ program, local, town, random, counts: settings });
    await pause(REST);
    const health = await fetch(`http://127.0.0.1:${program.port}/readyz`).catch(() => null);
    const wrongs = [...http.wrongs, ...gateway.wrongs];
    if (health?.status !== 200) wrongs.push(`/readyz answers ${health?.status}`);
    const failures = [...program.log].filter(([line]) =>
      /failed|crashed|not JSON|error/i.test(line),
    );
    say(`\n${httpText(http, settings.inFlight)}`);
    say(`gateway: ${gateway.packets} packets, ${gateway.answered} of ${gateway.readable} answered`);
    say(`memory: ${http.memory.join(' ')} MiB under way, ${program.memory()} MiB at the end`);
    say(`log: ${JSON.stringify(Object.fromEntries(program.log), null, 2)}`);
    for (const wrong of wrongs.slice(0, 10)) say(`WRONG ${wrong}`);
    say(`${wrongs.length} wrong, ${failures.length} kinds of faults in the log`);
    process.exitCode = wrongs.length + failures.length === 0 ? 0 : 1;
  } finally {
    await program.stop();
    await local.close();
    await postgres.stop();
  }
}

function httpText({ statuses, answers, latencies, seconds }: HttpResult, inFlight: number): string {
  const list = (tally: ReadonlyMap<string, number>) =>
    [...tally]
      .sort()
      .map(([key, times]) => `${key}: ${times}`)
      .join(', ');
  const ms = (share: number) => `${quantile(latencies, share).toFixed(1)} ms`;
  const rate = Math.round(latencies.length / seconds);
  return [
    `HTTP: ${list(statuses)}`,
    `answers: ${list(answers)}`,
    `first answer, ${inFlight} in flight, ${rate} signed requests a second: p50 ${ms(0.5)}, p99 ${ms(0.99)}, p99.9 ${ms(0.999)}, longest ${ms(1)}`,
  ].join('\n');
}

await main();
