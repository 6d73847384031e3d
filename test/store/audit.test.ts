import { describe, expect, test } from 'vitest';
import { keepAudit } from '../../src/commands/audited.ts';
import type { Ask } from '../../src/discord/ask.ts';
import { snowflakeAt } from '../../src/discord/snowflake.ts';
import { purgeDeparted } from '../../src/purge-departed.ts';
import { savedBy } from '../../src/store/database/trouble.ts';
import { departureStore } from '../../src/store/departures.ts';
import { DATABASES, useDatabase } from './databases.ts';
import { DAY, makeGroup, newId, STARTED } from './fixture.ts';

const entryOf = (interactionId: string, memberId = newId()) => {
  return { interactionId, memberId, action: 'group.pause', groupId: null, detail: { a: '1' } };
};
const done = { outcome: 'done', groupId: null, detail: {} } as const;

describe.each(DATABASES)('the log of organisers’ actions, on %s,', (name) => {
  const base = useDatabase(name);
  const all = { groupId: null, memberId: null, limit: 100, offset: 0 };
  const read = async (guildId: string) => (await base.store.audit.page(guildId, all)).entries;

  test('has what was begun, then what came of it; the same interaction again adds nothing', async () => {
    const { guildId, groupId, name: group } = await makeGroup(base.store);
    const entry = entryOf(newId());
    const { audit } = base.store;
    await audit.begin(guildId, entry);
    expect(await read(guildId)).toMatchObject([{ ...entry, outcome: 'begun', group: null }]);
    const failed = { outcome: 'failed', groupId: null, detail: {} } as const;
    await audit.complete(guildId, entry.interactionId, failed);
    await audit.begin(guildId, entry);
    await audit.complete(guildId, entry.interactionId, { ...done, groupId, detail: { b: '2' } });
    await audit.complete(guildId, entry.interactionId, { ...failed, outcome: 'refused' });
    expect(await read(guildId)).toMatchObject([
      { outcome: 'done', groupId, group, detail: { a: '1', b: '2' } },
    ]);
  });

  test('holds whatever was typed, but for what no text in a database can hold', async () => {
    const guildId = newId();
    const entry = entryOf(newId());
    const detail = { a: 'x\u0000y', b: 'half \ud83d', c: '\\u0000 “🚀”' };
    await base.store.audit.begin(guildId, { ...entry, detail });
    const more = { d: '\u0000', e: '\udfff!' };
    await base.store.audit.complete(guildId, entry.interactionId, { ...done, detail: more });
    const kept = { a: 'xy', b: 'half \ufffd', c: '\\u0000 “🚀”', d: '', e: '\ufffd!' };
    expect((await read(guildId)).map((found) => found.detail)).toEqual([kept]);
  });

  test('is read by server, by group and by organiser, the newest first', async () => {
    const [here, there] = [newId(), newId()];
    const [lin, mei] = [newId(), newId()];
    const ids = [newId(), newId(), newId()];
    for (const [place, id] of ids.entries()) {
      await base.store.audit.begin(here, { ...entryOf(id, place === 1 ? mei : lin) });
    }
    await base.store.audit.begin(there, entryOf(newId(), lin));
    expect((await read(here)).map(({ interactionId }) => interactionId)).toEqual(ids.toReversed());
    const own = await base.store.audit.page(here, { ...all, memberId: lin, limit: 1 });
    expect([own.total, own.entries.map(({ interactionId }) => interactionId)]).toEqual([
      2,
      [ids[2]],
    ]);
    expect((await base.store.audit.page(here, { ...all, groupId: 7 })).total).toBe(0);
  });

  test('names nobody who deleted what is kept of them, in this server alone', async () => {
    const [here, there, member] = [newId(), newId(), newId()];
    for (const guildId of [here, there]) {
      await base.store.audit.begin(guildId, entryOf(newId(), member));
    }
    expect(await base.store.memberData.erase(here, member, STARTED)).toBe(true);
    expect((await read(here)).map(({ memberId }) => memberId)).toEqual([null]);
    expect((await read(there)).map(({ memberId }) => memberId)).toEqual([member]);
  });

  test('forgets what is older than 180 days', async () => {
    const guildId = newId();
    const [old, recent] = [STARTED - 181 * DAY, STARTED - 179 * DAY].map(snowflakeAt);
    for (const id of [old, recent]) await base.store.audit.begin(guildId, entryOf(id ?? ''));
    await purgeDeparted(departureStore(base.db), STARTED, () => {});
    expect((await read(guildId)).map(({ interactionId }) => interactionId)).toEqual([recent]);
  });

  test('still has what a killed process had begun', async () => {
    const ask = organiser();
    const audit = keepAudit({ store: base.store }, () => {});
    const reached = new Promise<void>((resolve) => {
      // Nothing ever comes after this, as when the process ends.
      void audit(ask, { action: 'group.pause', given: { group: '12' } }, () => {
        resolve();
        return new Promise(() => {});
      });
    });
    await reached;
    expect(await read(ask.guildId)).toMatchObject([{ outcome: 'begun', groupId: 12, detail: {} }]);
  });

  test('has an action that went wrong as failed', async () => {
    const ask = organiser();
    const audit = keepAudit({ store: base.store }, () => {});
    const broken = audit(ask, { action: 'group.pause', given: {} }, () =>
      Promise.reject(new Error('broken')),
    );
    await expect(broken).rejects.toThrow('broken');
    expect(await read(ask.guildId)).toMatchObject([{ outcome: 'failed' }]);
  });

  test('that cannot be written keeps the action from being done, and that is certain', async () => {
    const cut = Object.assign(new Error('cut'), {
      code: 'CONNECTION_CLOSED',
      query: 'insert into',
    });
    const store = {
      ...base.store,
      audit: { ...base.store.audit, begin: () => Promise.reject(cut) },
    };
    let begun = false;
    const work = keepAudit({ store }, () => {})(organiser(), act, async () => {
      begun = true;
      return undefined;
    });
    const error: unknown = await work.catch((caught: unknown) => caught);
    expect([begun, savedBy(cut), savedBy(error)]).toEqual([false, 'unknown', 'no']);
  });

  test('that cannot be completed takes nothing back', async () => {
    const store = {
      ...base.store,
      audit: { ...base.store.audit, complete: () => Promise.reject(new Error('away')) },
    };
    const events: string[] = [];
    const ask = organiser();
    const audit = keepAudit({ store }, ({ event }) => void events.push(event));
    const reply = { kind: 'message', message: { content: 'Paused.' }, did: {} } as const;
    expect(await audit(ask, act, async () => reply)).toBe(reply);
    expect(events).toEqual(['audit-incomplete']);
    expect(await read(ask.guildId)).toMatchObject([{ outcome: 'begun' }]);
  });
});

const act = { action: 'group.pause', given: {} };

/** Somebody who manages the server. */
function organiser(): Ask {
  return {
    ...{ interactionId: newId(), guildId: newId(), channelId: newId(), memberId: newId() },
    ...{ name: 'Lin', language: 'en', guildLanguage: 'en', at: STARTED, roles: [] },
    permissions: 1n << 5n,
  };
}
