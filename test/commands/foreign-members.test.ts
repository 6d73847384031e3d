import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { endpointOf, interaction } from '../http/endpoint.ts';
import { COMPONENTS, MODALS, OPTIONS } from './foreign-rows.ts';
import {
  CANARY,
  commandPaths,
  componentPaths,
  type Hall,
  ITEM,
  modalPaths,
  need,
  openHall,
  resolvedOf,
} from './hall.ts';
import { dump } from './refusal.ts';

/** Mei keeps to herself; Sam, an ordinary member of the same group, tries everything. */
const SECRET = 'mei-secret-7f3a';

/** Commands of organisers, with all that is below them; every other one is for members. */
const ORGANISERS = ['setup', 'group', 'roadmap.import', 'roadmap.update', 'roadmap.export'].concat([
  ...['schedule', 'doctor', 'audit'],
]);
/** They only put a question away, which anybody may. */
const PUT_AWAY = ['group.finish:no', 'schedule.post:no'];

let hall: Hall;
let stands: Record<string, string>;
let mei: string;

beforeAll(async () => {
  hall = await openHall();
  const group = await hall.startGroup('Async crew');
  await hall.world.pass('next');
  const [fifth, sixth] = [hall.as('Mei'), hall.as('Sam')];
  mei = need(hall.hall.members.Mei);
  await fifth.command('roadmap join');
  await sixth.command('roadmap join');
  await sixth.command('done', { item: 'Dependency injection' });
  await fifth.command('done', { item: ITEM, note: SECRET, link: `https://${SECRET}.example/a` });
  await hall.forge('Mei').press('me.settings:visibility', ['hidden']);
  await hall.forge('Mei').press(`review:on:${group}`);
  stands = {
    ...{ G: String(group), D: '1', U: '1', K: 'own-1', R: '1', X: CANARY, M: mei },
    C: need(hall.hall.channels.general),
  };
});
afterAll(() => hall.world.close());

const fill = (text: string) => text.replace(/\{(\w)\}/g, (_, sign: string) => need(stands[sign]));

type Asked = { type: number; data: Record<string, unknown> };

/** The command, component or dialog as the matrix has it, in this server, with forged fields beside. */
function asked(path: string): Asked {
  const forged = {
    ...{ guild_id: hall.foreign.id, target_id: mei, member: mei, user: { id: mei } },
    // What Discord looks up itself.
    resolved: resolvedOf([need(stands.C), mei]),
  };
  if (!path.includes(':')) {
    const given = { ...OPTIONS[path], member: mei, user: mei, guild_id: hall.foreign.id };
    const options = Object.entries(given).map(([name, text]) => {
      return { type: 3, name, value: fill(text) };
    });
    const [name = '', sub] = path.split('.');
    const inside = sub === undefined ? options : [{ type: 1, name: sub, options }];
    return { type: 2, data: { ...forged, id: '1', name, type: 1, options: inside } };
  }
  const dialog = MODALS[path];
  if (dialog !== undefined || modalPaths.includes(path)) {
    const components = Object.entries({ zone: 'UTC', alias: 'Sam', ...dialog?.fields }).map(
      ([id, value]) => ({ type: 18, component: { type: 4, custom_id: id, value } }),
    );
    const customId = [path, ...(dialog?.args ?? []).map(fill)].join(':');
    return { type: 5, data: { ...forged, custom_id: customId, components } };
  }
  const { args = [], values } = COMPONENTS[path] ?? {};
  const data = { ...forged, custom_id: [path, ...args.map(fill)].join(':') };
  return { type: 3, data: values === undefined ? data : { ...data, values: values.map(fill) } };
}

let next = 0n;

/** Sends it as Sam, signed, with Mei's id in every place that is not Discord's word for who asks. */
async function send(path: string, change: Record<string, unknown> = {}) {
  next += 1n;
  const { type, data } = asked(path);
  const response = await endpointOf(hall.world).signed(
    JSON.stringify(
      interaction({
        id: String(1_477_938_511_900_000_000n + next),
        ...{ type, data, guild_id: hall.hall.id, user: { id: mei } },
        channel: { id: stands.C },
        member: {
          user: { id: need(hall.hall.members.Sam), username: 'Sam' },
          ...{ roles: [], permissions: '0', member: mei, id: mei },
        },
        message: {
          ...{ id: '1', flags: 64, author: { id: mei } },
          interaction_metadata: { id: '1', user: { id: mei } },
        },
        ...change,
      }),
    ),
  );
  expect(response.status).toBe(200);
  await hall.world.settle();
  return response.text();
}

const everything = [...new Set([...commandPaths, ...componentPaths, ...modalPaths])];
const isOrganisers = (path: string) =>
  ORGANISERS.some(
    (each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}:`),
  );
const theirs = everything.filter(isOrganisers);
/** After these Sam is no longer in the group, so they come last. */
const LAST = ['roadmap.leave:yes', 'me.delete:yes'];
const open = [...everything.filter((path) => !isOrganisers(path) && !LAST.includes(path)), ...LAST];

/** The rows that are about somebody, wherever they are. */
const rowsOf = async (id: string) => (await dump(hall.world)).filter((row) => row.includes(id));

describe('a member who is no organiser', () => {
  test.each(theirs)('is turned away at %s', async (path) => {
    const before = await dump(hall.world);
    const answer = await send(path);
    const { data } = JSON.parse(answer);
    const refusal = wordsOf('en')('refuse.notOrganiser');
    if (!PUT_AWAY.includes(path)) expect(data.content).toBe(refusal);
    expect(await dump(hall.world)).toEqual(before);
  });
});

describe('whoever names another member, in an option, an id or a field of their own making,', () => {
  test.each(open)('learns nothing of them by %s and changes nothing of theirs', async (path) => {
    const before = await rowsOf(mei);
    expect(before.length).toBeGreaterThan(3);
    const answer = await send(path);
    for (const secret of [SECRET, mei, hall.foreign.id]) expect(answer).not.toContain(secret);
    expect(await rowsOf(mei)).toEqual(before);
    expect(hall.world.reports).toEqual([]);
  });
});

describe('outside a server', () => {
  test.each(everything)('%s is told to come in', async (path) => {
    const before = await dump(hall.world);
    for (const change of [
      { guild_id: undefined, member: undefined },
      { guild_id: undefined },
      { member: undefined },
    ]) {
      const { data } = JSON.parse(await send(path, { ...change, context: 1 }));
      expect(data.content).toBe(wordsOf('en')('refuse.noServer'));
    }
    expect(await dump(hall.world)).toEqual(before);
  });
});
