import type { Chance } from './chance.ts';
import type { FragilePostgres } from './postgres.ts';
import type { Replica } from './replica.ts';
import type { Settings } from './settings.ts';
import type { Tally } from './tally.ts';

/** Longer than a lease, in milliseconds. */
const FROZEN = 97_000;

export type FaultParts = {
  settings: Settings;
  replicas: readonly Replica[];
  server: FragilePostgres;
  chance: Chance;
  tally: Tally;
  pause: (ms: number) => Promise<unknown>;
  note: (text: string) => void;
};

/** Does all the harm that was asked for, side by side; resolves when it is done. */
export async function doHarm(parts: FaultParts): Promise<void> {
  const frozen = new Set<Replica>();
  const planned = { kills: parts.settings.kills };
  await Promise.all([
    ...parts.replicas.map((replica) => killOften(parts, replica, planned, frozen)),
    killBackends(parts),
    restartPostgres(parts),
    freezeReplicas(parts, frozen),
  ]);
}

async function killOften(
  { chance, tally, pause, note }: FaultParts,
  replica: Replica,
  planned: { kills: number },
  frozen: ReadonlySet<Replica>,
): Promise<void> {
  while (planned.kills > 0) {
    const run = await replica.ready();
    await pause(chance.between(300, 3_000));
    if (frozen.has(replica)) {
      await pause(1_000);
      continue;
    }
    if (planned.kills <= 0) return;
    planned.kills -= 1;
    run.kill('SIGKILL');
    tally.kills += 1;
    if (tally.kills % 50 === 0) note(`${tally.kills} kills`);
    await run.ended;
    // Sometimes also before it is ready.
    if (chance.next() < 0.1) await pause(chance.between(0, 400));
  }
}

async function killBackends({ settings, server, chance, tally, pause }: FaultParts): Promise<void> {
  while (tally.backendKills < settings.backendKills) {
    await pause(chance.between(200, 1_500));
    try {
      tally.backendKills += await server.killBackends(chance.next() < 0.8 ? 1 : 3);
    } catch {
      // Postgres itself is down at this moment.
    }
  }
}

async function restartPostgres({
  settings,
  server,
  chance,
  tally,
  pause,
  note,
}: FaultParts): Promise<void> {
  while (tally.restarts < settings.restarts) {
    await pause(chance.between(15_000, 30_000));
    await server.crash();
    // Sometimes away for longer than anybody waits.
    const away = chance.next() < 0.7 ? chance.between(0, 2_500) : chance.between(6_000, 9_000);
    await pause(away);
    await server.start();
    tally.restarts += 1;
    note(`Postgres was away for ${Math.round(away)} ms`);
  }
}

async function freezeReplicas(
  { settings, replicas, chance, tally, pause, note }: FaultParts,
  frozen: Set<Replica>,
): Promise<void> {
  while (tally.freezes < settings.freezes) {
    await pause(chance.between(2_000, 6_000));
    const replica = chance.pick(replicas);
    frozen.add(replica);
    const run = await replica.ready();
    // Somewhere in its work: a minute's sweep, most likely.
    await pause(chance.between(0, 1_000));
    run.kill('SIGSTOP');
    await pause(FROZEN);
    run.kill('SIGCONT');
    tally.freezes += 1;
    note(`${replica.name} was frozen for ${FROZEN / 1000} s`);
    await pause(5_000);
    frozen.delete(replica);
  }
}
