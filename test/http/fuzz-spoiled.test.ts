import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nearValid, type Town } from '../../bench/fuzz/near-valid.ts';
import { spoil, spoilText } from '../../bench/fuzz/spoil.ts';
import { forged, type SignedBody } from '../../bench/fuzz/unsigned.ts';
import { createRandom } from '../../bench/time/random.ts';
import { need, startGroup } from '../commands/hall.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { type Endpoint, endpointOf } from './endpoint.ts';

/** How many of each; `ROADMATE_FUZZ=1000000` for a long night, `npm run fuzz` for a real process. */
const RUNS = Number(process.env.ROADMATE_FUZZ ?? 400);
const LONG = { timeout: 3_600_000 };

let world: World;
let endpoint: Endpoint;
let town: Town;

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-02T08:00:00Z' });
  endpoint = endpointOf(world);
  const [hall] = world.local.guilds;
  const { id: guildId, channels, members } = need(hall);
  const channelId = need(channels.general);
  const lin = world.local.discord.as(need(members.Lin), { channelId });
  const groupId = await startGroup(lin, 'Async crew');
  await world.pass('next');
  const mei = world.local.discord.as(need(members.Mei), { channelId });
  await mei.command('roadmap join');
  const { choices = [] } = await mei.autocomplete('done', 'item', '');
  const [first, ...others] = choices.map(({ value }) => String(value));
  const people: readonly [string, ...string[]] = [need(members.Mei), need(members.Sam)];
  const place = { guildId, channelId, groupId, members: people };
  const { applicationId } = world.local;
  const server = { ...place, items: [need(first), ...others] as const };
  town = { applicationId, servers: [server], now: world.now };
});
afterAll(() => world.close());

test(
  `${RUNS} interactions, most of them spoiled: none crashes, none fails, none is a 5xx`,
  LONG,
  async () => {
    const random = createRandom(7);
    const seen = new Map<number, number>();
    for (let n = 0; n < RUNS; n += 1) {
      const whole = nearValid(random, town, n);
      const draw = random.next();
      const body =
        draw < 0.3
          ? JSON.stringify(whole)
          : draw < 0.9
            ? JSON.stringify(spoil(random, whole))
            : spoilText(random, JSON.stringify(whole));
      const { status } = await endpoint.signed(body);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      if (draw < 0.3) expect([status, body]).toEqual([200, body]);
      expect([200, 400], body.slice(0, 2_000)).toContain(status);
      const failed = world.reports.filter((event) => 'interactionId' in event);
      expect(failed, body.slice(0, 2_000)).toEqual([]);
    }
    // Neither is all of it refused, nor all of it understood.
    for (const status of [200, 400]) expect(seen.get(status)).toBeGreaterThan(RUNS / 10);
  },
);

test(`${RUNS} signatures that are none: each is answered 401`, LONG, async () => {
  const random = createRandom(8);
  // Of a stranger: what Discord signed long ago is in signatures.test.ts.
  const { privateKey } = generateKeyPairSync('ed25519');
  for (let n = 0; n < RUNS; n += 1) {
    const bad = forged(
      random,
      await signed(JSON.stringify(nearValid(random, town, n))),
      privateKey,
    );
    const headers = {
      'x-signature-ed25519': bad.signature,
      'x-signature-timestamp': bad.timestamp,
    };
    const { status } = await endpoint.unsigned(bad.body, headers);
    expect([status, bad]).toEqual([401, bad]);
  }
});

/** Rightly signed by Discord; it is forged afterwards. */
async function signed(body: string): Promise<SignedBody> {
  const headers = await endpoint.sign(body);
  return {
    body,
    signature: headers['x-signature-ed25519'] ?? '',
    timestamp: headers['x-signature-timestamp'] ?? '',
  };
}
