import { afterAll, beforeAll } from 'vitest';
import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import { need, startGroup } from '../commands/hall.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { type GatedDatabase, openGatedDatabase } from './gated-database.ts';

/** A running group with one member, on a database that the test can slow down or break. */
export function gatedGroup() {
  let opened: { world: World; database: GatedDatabase } | undefined;
  const get = () => {
    if (opened === undefined) throw new Error('the group is opened before all tests');
    return opened;
  };
  const as = (name: string, locale: 'en-US' | 'zh-CN' = 'en-US'): MemberClient => {
    const { local } = get().world;
    const [hall] = local.guilds;
    const channelId = need(hall?.channels.general);
    return local.discord.as(need(hall?.members[name]), { channelId, locale });
  };

  beforeAll(async () => {
    const database = await openGatedDatabase();
    const world = await openWorld({ at: '2026-03-02T08:00:00Z', connection: database });
    opened = { world, database };
    await startGroup(as('Lin'), 'Async crew');
    await world.pass('next');
    await as('Mei').command('roadmap join');
  });
  afterAll(async () => {
    await get().world.close();
    await get().database.close();
  });
  return { as, world: () => get().world, database: () => get().database };
}
