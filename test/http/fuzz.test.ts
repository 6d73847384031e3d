import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import { commandPaths, componentPaths, modalPaths, startGroup } from '../commands/hall.ts';
import { openWorld, type World } from '../fakes/world.ts';
import { type Endpoint, endpointOf, interaction } from './endpoint.ts';

/** How many random requests; `ROADMATE_FUZZ=1000000` for a long night. */
const RUNS = Number(process.env.ROADMATE_FUZZ ?? 500);

let world: World;
let endpoint: Endpoint;
let places: { guilds: string[]; members: string[]; channels: string[] };

beforeAll(async () => {
  world = await openWorld({ at: '2026-03-02T08:00:00Z' });
  endpoint = endpointOf(world);
  const [hall] = world.local.guilds;
  places = {
    guilds: [hall?.id ?? '', '1150000000000000000'],
    members: Object.values(hall?.members ?? {}),
    channels: [...Object.values(hall?.channels ?? {}), '1150000000000000001'],
  };
  const { discord } = world.local;
  const lin = discord.as(hall?.members.Lin ?? '', { channelId: hall?.channels.general ?? '' });
  await startGroup(lin, 'Async crew');
  await world.pass('next');
});
afterAll(() => world.close());

const text = fc.oneof(
  fc.constantFrom('1', '2', '0', '-1', 'all', 'week', 'points', 'UTC', '2026-03-09', '20:00'),
  fc.constantFrom('async', '@everyone', '__proto__', 'constructor', '6m9x6x', 'https://a.example/'),
  fc.constantFrom(...shipped.map(({ roadmap }) => roadmap.title)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 400, maxLength: 1200 }),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
const optionName = fc.oneof(
  fc.constantFrom('item', 'note', 'link', 'group', 'roadmap', 'weeks', 'pace', 'time', 'name'),
  fc.constantFrom('first-day', 'weekday', 'time-zone', 'period', 'by', 'page', 'language'),
  text,
);
const option = fc.record(
  { type: fc.integer({ min: 3, max: 11 }), name: optionName, value: scalar, focused: fc.boolean() },
  { requiredKeys: ['type', 'name'] },
);
const options = fc.array(option, { maxLength: 5 });
const command = fc.tuple(fc.constantFrom(...commandPaths, 'gone'), options).map(([path, given]) => {
  const [name, sub] = path.split('.');
  return {
    id: '1',
    name,
    type: 1,
    options: sub ? [{ type: 1, name: sub, options: given }] : given,
  };
});
const customId = fc
  .tuple(
    fc.constantFrom(...componentPaths, ...modalPaths, 'gone:x'),
    fc.array(text, { maxLength: 4 }),
  )
  .map(([name, args]) => [name, ...args].join(':').slice(0, 100));
const component = fc.record({ custom_id: customId, values: fc.array(text, { maxLength: 4 }) });
const field = fc.record({
  type: fc.constant(18),
  component: fc.record({
    custom_id: fc.oneof(fc.constantFrom('finished', 'next', 'blockers', 'zone'), text),
    value: text,
  }),
});
const dialog = fc.record({
  custom_id: customId,
  components: fc.array(fc.oneof(field, fc.jsonValue()), { maxLength: 4 }),
});
const asked = fc.oneof(
  fc.tuple(fc.constantFrom(2, 4), command),
  fc.tuple(fc.constant(3), component),
  fc.tuple(fc.constant(5), dialog),
);
/** What no body begins with that was signed here. */
const UNSIGNED = new TextEncoder().encode('nobody signed this: ');
let next = 0n;

/** A signed interaction that might be real: known people and places, any content. */
const anything = fc
  .record({
    asked,
    guild: fc.nat(1),
    member: fc.nat(4),
    channel: fc.nat(2),
    locale: fc.constantFrom('en-US', 'zh-CN', 'fr', ''),
    permissions: fc.constantFrom('0', '32', '8'),
    flags: fc.constantFrom(0, 64),
  })
  .map(({ asked: [type, data], guild, member, channel, locale, permissions, flags }) =>
    interaction({
      id: String(1_477_938_511_872_100_000n + next++),
      type,
      data,
      locale,
      guild_id: places.guilds[guild],
      channel: { id: places.channels[channel] },
      member: { user: { id: places.members[member] }, roles: [], permissions },
      ...(type === 3 ? { message: { id: '1', flags } } : {}),
    }),
  );

/** The answer, which comes in a form where files come with it. */
async function answerOf(response: Response) {
  const isForm = response.headers.get('content-type')?.startsWith('multipart/') === true;
  if (!isForm) return response.json();
  return JSON.parse(String((await response.formData()).get('payload_json')));
}

test(`${RUNS} random interactions: none crashes, none fails`, { timeout: 3_600_000 }, async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(anything, async (body) => {
      const response = await endpoint.signed(JSON.stringify(body));
      expect(response.status).toBe(200);
      const answer = await answerOf(response);
      expect([4, 5, 6, 7, 8, 9]).toContain(answer.type);
      seen.add(answer.type);
      expect(world.reports.filter((event) => 'interactionId' in event)).toEqual([]);
      if ([4, 7].includes(answer.type)) {
        expect(answer.data.allowed_mentions).toEqual({ parse: [] });
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Messages, messages in place of others, suggestions: the whole product was reached.
  expect([...seen]).toEqual(expect.arrayContaining([4, 7, 8]));
});

test(`${RUNS} random bodies, signed or not: never a 5xx`, { timeout: 3_600_000 }, async () => {
  const json = fc.oneof(
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ type: 2, id: '1', data: value })),
    fc.string({ unit: 'binary' }),
  );
  await fc.assert(
    fc.asyncProperty(
      json,
      fc.uint8Array({ maxLength: 200 }),
      fc.boolean(),
      async (body, noise, good) => {
        const signed = await endpoint.signed(body);
        expect([200, 400]).toContain(signed.status);
        const headers = await endpoint.sign(good ? '' : body);
        const bad = await endpoint.unsigned(Uint8Array.from([...UNSIGNED, ...noise]), headers);
        expect(bad.status).toBe(401);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
});
