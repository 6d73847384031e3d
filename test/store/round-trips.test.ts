import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectPostgres } from '../../src/store/database/connect-postgres.ts';
import type { Connection } from '../../src/store/database/database.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { openWorld } from '../fakes/world.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { DAY, doneOf, enrol, makeGroup, newId, STARTED } from './fixture.ts';
import { type RealPostgres, startPostgres } from './real-postgres.ts';

describe('round trips to Postgres', () => {
  let server: RealPostgres;
  let proxy: CountingProxy;
  let connection: Connection;
  let store: Store;

  beforeAll(async () => {
    server = await startPostgres();
    proxy = await startCountingProxy(await server.create());
    connection = connectPostgres(proxy.url, 1);
    store = createStore(connection.db);
  });
  afterAll(async () => {
    await connection?.close();
    await proxy?.close();
    await server?.stop();
  });

  /** The round trips of one step, after another of its kind has prepared the statement. */
  async function tripsOf(step: (round: number) => Promise<unknown>): Promise<number> {
    await step(0);
    const before = proxy.trips();
    for (let round = 1; round <= 10; round += 1) await step(round);
    return (proxy.trips() - before) / 10;
  }

  test('a check-in, its undoing and each half of the board take one', async () => {
    const group = await makeGroup(store);
    const member = await enrol(store, group);
    const { guildId, groupId } = group;
    const items = await store.groups.items(guildId, groupId, member);
    const done = (round: number) =>
      store.checkIns.record(guildId, doneOf(group, member, [items[round]?.itemId ?? '']));
    const undo = (round: number) =>
      store.checkIns.undo(guildId, {
        groupId,
        memberId: member,
        itemIds: [items[round]?.itemId ?? ''],
        interactionId: newId(),
        at: STARTED + DAY,
      });
    const page = () => store.boards.page(guildId, { groupId, period: 'all', limit: 11, offset: 0 });
    const own = () => store.boards.ownLine(guildId, { groupId, period: 'all', memberId: member });

    expect(await tripsOf(done)).toBe(1);
    expect((await own())?.items).toBe(11);
    expect(await tripsOf(page)).toBe(1);
    expect(await tripsOf(own)).toBe(1);
    expect(await tripsOf(undo)).toBe(1);
    expect(await own()).toBeUndefined();
  });

  test('a whole /done with an item from the list takes one', async () => {
    const world = await openWorld({ at: '2026-01-05T10:00:00Z', connection });
    try {
      const [guild] = world.local.guilds;
      const { Mei } = guild?.members ?? {};
      const { study } = guild?.channels ?? {};
      if (!guild || !Mei || !study) throw new Error('the local Discord is empty');
      const group = await makeGroup(store, { guildId: guild.id });
      const mei = world.local.discord.as(Mei, { channelId: study });
      await mei.command('roadmap join');
      const items = await store.groups.items(guild.id, group.groupId, Mei);
      const done = async (round: number) => {
        const { message } = await mei.command('done', { item: items[round]?.itemId ?? '' });
        expect(message?.content).toContain('is done');
      };
      expect(await tripsOf(done)).toBe(1);
    } finally {
      await world.close();
    }
  });
});
