import { afterEach, expect, test } from 'vitest';
import { followServers } from '../../src/gateway/servers.ts';
import { startDiscord } from '../playground/start.ts';
import { ask, type Line, openLine, SHORT } from './line.ts';

const lines: Line[] = [];
afterEach(async () => {
  for (const { gateway } of lines.splice(0)) void gateway.close();
});

test('the servers of a login are told at once, then who invites the bot and who removes it', async () => {
  const local = await startDiscord();
  const line = await openLine(local);
  lines.push(line);
  await expect.poll(() => line.servers).toEqual([['present', [local.ids.guild]]]);
  const other = local.discord.addGuild({ name: 'Reading room' });
  await expect.poll(() => line.servers.at(-1)).toEqual(['joined', other.id]);
  local.discord.kickBot(other.id);
  await expect.poll(() => line.servers.at(-1)).toEqual(['left', other.id]);
  local.discord.inviteBot(other.id);
  await expect.poll(() => line.servers.at(-1)).toEqual(['joined', other.id]);
  expect(line.servers).toHaveLength(4);
});

test('a server that an outage makes unavailable, and gives back, is no news', async () => {
  const local = await startDiscord();
  const line = await openLine(local);
  lines.push(line);
  local.discord.loseGuild(local.ids.guild);
  local.discord.restoreGuild(local.ids.guild);
  const other = local.discord.addGuild({ name: 'Reading room' });
  await expect.poll(() => line.servers.at(-1)).toEqual(['joined', other.id]);
  expect(line.servers).toEqual([
    ['present', [local.ids.guild]],
    ['joined', other.id],
  ]);
});

test('news is written down in its order, also when the database was away at first', async () => {
  const written: string[] = [];
  const waits: number[] = [];
  let away = true;
  const write = (what: string) => async (id: string | readonly string[]) => {
    if (away) throw new Error('connection refused');
    written.push(`${what} ${id}`);
  };
  const running: Promise<void>[] = [];
  const follow = followServers({
    servers: { present: write('present'), joined: write('joined'), left: write('left') },
    background: (work) => void running.push(work),
    report: () => {},
    wait: async (ms) => {
      waits.push(ms);
      away = false;
    },
  });
  follow({ t: 'READY', d: { guilds: [{ id: '1', unavailable: true }], shard: [0, 1] } });
  follow({ t: 'GUILD_CREATE', d: { id: '1' } });
  follow({ t: 'GUILD_DELETE', d: { id: '1' } });
  follow({ t: 'GUILD_CREATE', d: { id: '1' } });
  await Promise.all(running);
  expect(written).toEqual(['present 1', 'left 1', 'joined 1']);
  expect(waits).toEqual([1_000]);
});

test('one connection of several hears of its own servers alone, so its list says nothing', async () => {
  const told: string[] = [];
  const follow = followServers({
    servers: {
      present: async () => void told.push('present'),
      joined: async (id) => void told.push(id),
      left: async () => {},
    },
    background: () => {},
    report: () => {},
    wait: async () => {},
  });
  follow({ t: 'READY', d: { guilds: [{ id: '1' }], shard: [0, 2] } });
  follow({ t: 'READY', d: 'nonsense' });
  follow({ t: 'GUILD_CREATE', d: { id: '2' } });
  await expect.poll(() => told).toEqual(['2']);
});

/** A server's id as the connection with this number, of two, would hear of it. */
const idOf = (shard: number, place: number) => String(BigInt((place * 2 + shard) * 4_194_304));

test('of several connections each speaks for its own servers, and all together for all', async () => {
  const told: string[] = [];
  const tell = (what: string) => async (ids: string | readonly string[]) =>
    void told.push(`${what} ${ids}`);
  const follow = followServers({
    servers: { present: tell('present'), joined: tell('joined'), left: tell('left') },
    background: () => {},
    report: () => {},
    wait: async () => {},
  });
  const [a, b, c, d] = [idOf(0, 1), idOf(1, 1), idOf(0, 2), idOf(1, 2)];
  const login = (shard: number, ids: readonly string[]) =>
    follow({ t: 'READY', d: { guilds: ids.map((id) => ({ id })), shard: [shard, 2] } });
  login(0, [a]);
  follow({ t: 'GUILD_CREATE', d: { id: a } });
  login(1, [b]);
  await expect.poll(() => told).toEqual([`present ${a},${b}`]);
  follow({ t: 'GUILD_CREATE', d: { id: c } });
  follow({ t: 'GUILD_DELETE', d: { id: b } });
  // The first logs in anew: it has lost a server, and says nothing of the other's.
  login(0, [c]);
  login(1, [d]);
  await expect
    .poll(() => told.slice(1))
    .toEqual([`joined ${c}`, `left ${b}`, `left ${a}`, `joined ${d}`]);
});

test('as many connections are opened as Discord recommends, and all servers are served', async () => {
  const local = await startDiscord({ shards: 2 });
  // One server was there; these make it certain that both connections have some.
  const more = Array.from({ length: 6 }, (_, place) => {
    local.clock.now += 1;
    return local.discord.addGuild({ name: `Room ${place}` }).id;
  });
  const all = [local.ids.guild, ...more];
  const shards = new Set(all.map((id) => (BigInt(id) >> 22n) % 2n));
  expect(shards.size).toBe(2);
  const line = await openLine(local, { ...SHORT, silence: 30_000, stuck: 30_000 });
  lines.push(line);
  await expect.poll(() => line.servers.length, { timeout: 20_000 }).toBe(1);
  expect(local.gateway.connections()).toBe(2);
  const [told] = line.servers;
  expect(told?.[0]).toBe('present');
  expect([...(told?.[1] ?? [])].sort()).toEqual(all.sort());
  await expect.poll(() => line.gateway.state()).toBe('ready');
  expect(await ask(local)).toBe('Here');
  expect(line.answered).toHaveLength(1);
});
