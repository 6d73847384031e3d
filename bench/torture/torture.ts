import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import { migratePostgres } from '../../src/store/database/migrate.ts';
import { createStore } from '../../src/store/store.ts';
import { buildProgram } from './build-program.ts';
import { chanceOf } from './chance.ts';
import { doHarm } from './faults.ts';
import { groupMaker, type TownGroup } from './groups.ts';
import { type Acknowledged, liveAsMember } from './members.ts';
import { openAdmin, startFragilePostgres } from './postgres.ts';
import { type Replica, startReplica } from './replica.ts';
import type { Settings } from './settings.ts';
import { newTally, type Tally } from './tally.ts';
import { carryInteractions, misbehave, openTown } from './town.ts';
import { judge, type Verdict } from './verdict.ts';

const REPLICAS = ['first', 'second', 'third'];
const MIGRATIONS = new URL('../../drizzle', import.meta.url).pathname;

export type Result = { tally: Tally; verdict: Verdict; seconds: number; drainSeconds: number };

/**
 * Three replicas of the real program on one real Postgres and a local Discord with faults, killed,
 * frozen and cut off from the database while groups come due and members check in. Then everything
 * is left alone until it has come to rest, and counted.
 */
export async function torture(settings: Settings, note: (text: string) => void): Promise<Result> {
  const began = Date.now();
  const chance = chanceOf(settings.seed);
  const tally = newTally();
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'roadmate-torture-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const program = await buildProgram();
    closing.push(program.remove);
    const server = await startFragilePostgres();
    closing.push(server.stop);
    await migratePostgres(server.url, MIGRATIONS);
    const { local, places } = await openTown();
    closing.push(local.close);
    const connection = connectPostgres(server.url, 4);
    closing.push(connection.close);
    const environment = {
      DISCORD_TOKEN: local.token,
      DISCORD_APPLICATION_ID: local.applicationId,
      DISCORD_PUBLIC_KEY: local.publicKey,
      DISCORD_API_BASE: local.apiBase,
      DATABASE_URL: server.url,
    };
    const replicas = REPLICAS.map((name): Replica => {
      const { file } = program;
      return startReplica({ name, file, folder, environment, tally });
    });
    closing.push(() => Promise.all(replicas.map((replica) => replica.stop())));
    await Promise.all(replicas.map((replica) => replica.ready()));
    await local.useInteractions(carryInteractions(replicas, chance, tally));
    note('three replicas are ready');

    const groups: TownGroup[] = [];
    const acknowledged: Acknowledged[] = [];
    const state = { over: false };
    const isOver = () => state.over;
    const make = groupMaker(createStore(connection.db), () => local.discord.newId());
    const feeding = (async () => {
      while (!state.over) {
        const made = make(chance.pick(places), Date.now());
        // Made by its own interaction id, or not at all; one of which nobody knows is not counted.
        await made.then((group) => groups.push(group)).catch(() => {});
        await pause(60_000 / settings.groupsPerMinute);
      }
    })();
    while (groups.length < 3) await pause(50);
    const behave = misbehave(local, chance);
    const parts = { local, chance, tally, groups, acknowledged, pause, isOver };
    const living = Array.from({ length: settings.members }, () => liveAsMember(parts));
    await doHarm({ settings, replicas, server, chance, tally, pause, note });
    state.over = true;
    await Promise.all([feeding, ...living]);
    behave();
    note('all faults have ended');

    const admin = openAdmin(server.url);
    closing.push(() => admin.end({ timeout: 1 }));
    const drained = Date.now();
    const isPending = async () => {
      const { pending } = await judge(admin, local, groups, []);
      return pending > 0;
    };
    while ((await isPending()) && Date.now() - drained < settings.drainSeconds * 1000) {
      await pause(2_000);
    }
    const drainSeconds = Math.round((Date.now() - drained) / 1000);
    await Promise.all(replicas.map((replica) => replica.stop()));
    const verdict = await judge(admin, local, groups, acknowledged);
    return { tally, verdict, drainSeconds, seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
