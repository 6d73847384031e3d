import postgres from 'postgres';
import { z } from 'zod';
import { openDatabase } from '../../src/store/database/open.ts';
import { type Child, startChild } from '../lab/child.ts';
import { type Lab, urlAt } from '../lab/postgres.ts';
import { startCounter } from '../lab/round-trips.ts';
import type { Settings } from '../settings.ts';
import { type Kept, readKept } from './correctness.ts';
import { CANDIDATES, type Candidate } from './ids.ts';
import { runRounds, startServers, stopServers, type Turn, takeTurn } from './measure.ts';
import { PAST, seedGroups } from './seed.ts';
import { type Summary, summarise } from './summary.ts';

/** No turn takes longer, in milliseconds, however slow the machine is. */
const LONGEST_TURN = 8_000;
/** Check-ins that are counted for round trips, one after another, after as many to warm up. */
const COUNTED = 100;

export type Checked = Kept & { answered: number; wrong: string | null; roundTrips: number };
export type CheckInReport = {
  summaries: Summary[];
  pings: Summary[];
  checked: Record<Candidate, Checked>;
};

/** `/done` end to end, and a signed PING, on the three servers. */
export async function benchCheckIns(
  lab: Lab,
  settings: Settings,
  note: (text: string) => void,
  profile: string | null,
): Promise<CheckInReport> {
  const at = Date.now();
  const database = 'check_ins';
  const url = await lab.create(database);
  const connection = await openDatabase({ url, folder: null });
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const generator = startChild('load-generator.ts', {});
  const publicKey = z.string().parse(await generator.ask('publicKey'));
  const environment = { BENCH_PUBLIC_KEY: publicKey, BENCH_POOL: String(settings.pool) };
  const { guilds, members, inFlight } = settings;

  note('filling servers, groups and members');
  const items = await seedGroups(sql, connection.db, settings, at);
  const first = PAST * guilds * members;
  const next: Record<Candidate, number> = { ceiling: first, product: first, peer: first };
  const answered: Record<Candidate, number> = { ceiling: 0, product: 0, peer: 0 };
  const wrong: Record<Candidate, string | null> = { ceiling: null, product: null, peer: null };
  const done = async (server: Child, candidate: Candidate, count: number, flying = inFlight) => {
    const turn: Turn = await takeTurn(lab, generator, server, {
      at,
      inFlight: flying,
      from: next[candidate],
      count,
      maxMs: LONGEST_TURN,
      done: { candidate, guilds, members, items },
    });
    next[candidate] += count;
    answered[candidate] += turn.answered;
    wrong[candidate] ??= turn.wrong;
    return turn;
  };
  const ping = (server: Child) =>
    takeTurn(lab, generator, server, {
      at,
      inFlight: 2 * inFlight,
      from: 0,
      count: settings.pings,
      maxMs: LONGEST_TURN,
      done: null,
    });

  note('counting round trips');
  const roundTrips = await countRoundTrips(lab, database, environment, (server, candidate) =>
    done(server, candidate, COUNTED, 1),
  );

  const servers = startServers({ ...environment, BENCH_DATABASE_URL: url }, profile);
  try {
    note('warming up');
    await runRounds(2, (candidate) => done(servers[candidate], candidate, settings.requests));
    note(`${settings.rounds} rounds of /done`);
    const rounds = await runRounds(settings.rounds, (candidate) =>
      done(servers[candidate], candidate, settings.requests),
    );
    note(`${settings.pingRounds} rounds of PING`);
    await runRounds(1, (candidate) => ping(servers[candidate]));
    const pings = await runRounds(settings.pingRounds, (candidate) => ping(servers[candidate]));
    const kept = async (candidate: Candidate): Promise<Checked> => ({
      ...(await readKept(sql, candidate, guilds, first)),
      answered: answered[candidate],
      wrong: wrong[candidate],
      roundTrips: roundTrips[candidate],
    });
    return {
      summaries: summarise(rounds),
      pings: summarise(pings),
      checked: {
        ceiling: await kept('ceiling'),
        product: await kept('product'),
        peer: await kept('peer'),
      },
    };
  } finally {
    await stopServers(servers);
    await generator.stop();
    await sql.end();
    await connection.close();
  }
}

/** How often a check-in waits for the database, once statements are prepared. Untimed. */
async function countRoundTrips(
  lab: Lab,
  database: string,
  environment: Readonly<Record<string, string>>,
  done: (server: Child, candidate: Candidate) => Promise<Turn>,
): Promise<Record<Candidate, number>> {
  const counter = await startCounter(lab.port);
  const servers = startServers({
    ...environment,
    BENCH_DATABASE_URL: urlAt(counter.port, database),
  });
  const each: Record<Candidate, number> = { ceiling: 0, product: 0, peer: 0 };
  try {
    for (const candidate of CANDIDATES) {
      await done(servers[candidate], candidate);
      const before = counter.count();
      const { sent } = await done(servers[candidate], candidate);
      each[candidate] = (counter.count() - before) / sent;
    }
  } finally {
    await stopServers(servers);
    await counter.close();
  }
  return each;
}
