import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { count, type Fault } from './faults.ts';
import type { Beginning, Change, GroupModel } from './group-model.ts';
import { changed, resumed, startsOf } from './group-model.ts';
import type { Issued, People } from './people.ts';
import type { Founded } from './settle-groups.ts';
import type { Sim } from './sim.ts';

const MINUTE = 60_000;
/** How often somebody tries again who got no answer. */
const TRIES = 5;
/** A process that was frozen with a request in its hands may write so much later. */
const SETTLED = 25 * MINUTE;

/** What organisers do in the middle of a course, and what is expected of it. */
export function createOrganisers(sim: Sim, people: People, stir: () => void) {
  const { loop, calendar, database, trace, violate, weather, random } = sim;
  let unsettled = 0;

  const rowOf = async ({ guildId }: GroupModel) => {
    const rows = await database.read(sql`
      select status, (extract(epoch from paused_at) * 1000)::float8 as "pausedAt",
        week_starts::text[] as starts, zone
      from groups where guild_id = ${guildId}::bigint`);
    return Row.parse(rows[0]);
  };

  /** Uses a command until it is answered, then looks at what has become of it. */
  const insist = (
    { model, organiser }: Founded,
    path: string,
    options: Record<string, string>,
    then: (tried: Issued[]) => Promise<void> | void,
  ) => {
    const tried: Issued[] = [];
    const settle = async () => {
      await then(tried);
      unsettled -= 1;
    };
    const attempt = () => {
      const last = tried.at(-1);
      const answered = last !== undefined && people.answersTo(last).length > 0;
      if (answered || tried.length === TRIES) {
        loop.after(SETTLED, settle);
        return;
      }
      const [channelId = ''] = model.channels;
      const { guildId } = model;
      const at = { guildId, channelId, memberId: organiser, organiser: true };
      tried.push(people.act({ ...at, kind: 'command', path, options }));
      loop.after(3 * MINUTE, attempt);
    };
    unsettled += 1;
    stir();
    attempt();
  };

  /** Takes what the database says as true only if something that was asked for explains it. */
  const adopt = async (
    model: GroupModel,
    what: string,
    explained: { beginnings: Beginning[]; at: number }[],
  ) => {
    const row = await rowOf(model);
    const found = explained.find(
      ({ beginnings }) => startsOf(calendar, beginnings).join() === row.starts.join(),
    );
    if (found === undefined) {
      const wanted = explained.map(({ beginnings }) => iso(startsOf(calendar, beginnings)));
      violate(
        'weeks',
        `${model.canary} after ${what}: ${iso(row.starts)}, not ${wanted.join(' or ')}`,
      );
      return;
    }
    model.beginnings = found.beginnings;
    stir();
    const [starts, { pausedAt }, { zone }] = [row.starts, model, row];
    model.history.push({ since: found.at, starts, pausedAt, zone });
    trace(`${model.canary} ${what}: ${iso(starts)}`);
  };

  return {
    /** Something was asked for of which nobody here knows yet what it has changed. */
    isUnsettled: () => unsettled > 0,
    pause: (founded: Founded, forMs: number) => {
      const { model } = founded;
      count(weather.tally, 'pause' satisfies Fault);
      insist(founded, 'group pause', {}, async (tried) => {
        const row = await rowOf(model);
        if (row.status !== 'paused') return;
        const hit = tried.find(({ at }) => Math.abs(at - (row.pausedAt ?? 0)) < 1_000);
        if (hit === undefined) return violate('pause', `${model.canary} paused at ${row.pausedAt}`);
        model.pausedAt = row.pausedAt;
        const { starts, zone } = row;
        model.history.push({ since: hit.at, starts, pausedAt: row.pausedAt, zone });
        const closed = { from: hit.at, until: Number.POSITIVE_INFINITY, why: 'paused' as const };
        model.closed.push(closed);
        loop.after(forMs, () => goOn(founded, closed));
      });
    },
    edit: (founded: Founded) => {
      const { model } = founded;
      count(weather.tally, 'edit' satisfies Fault);
      const change = drawChange(random);
      const { weekday, time, zone } = change;
      const options = {
        ...(weekday === null ? {} : { weekday: String(weekday) }),
        ...(time === null ? {} : { time }),
        ...(zone === null ? {} : { 'time-zone': zone }),
      };
      insist(founded, 'group edit', options, async (tried) => {
        let explained = [{ beginnings: model.beginnings, at: loop.now() }];
        for (const { at } of tried) {
          const next = explained.map(({ beginnings }) => {
            return { beginnings: changed(calendar, beginnings, change, at), at };
          });
          explained = [...next, ...explained];
        }
        await adopt(model, `edit ${JSON.stringify(options)}`, explained);
      });
    },
    /** A channel that is gone is replaced, and what was refused is tried again. */
    mend: (founded: Founded, channel: string | null, done: () => void) => {
      const { model } = founded;
      const tryAgain = () => insist(founded, 'group resume', {}, () => done());
      if (channel === null) return tryAgain();
      model.channels.unshift(channel);
      insist(founded, 'group edit', { channel }, tryAgain);
    },
  };

  function goOn(founded: Founded, closed: { until: number }): void {
    const { model } = founded;
    insist(founded, 'group resume', {}, async (tried) => {
      const row = await rowOf(model);
      if (row.status === 'paused') return loop.after(60 * MINUTE, () => goOn(founded, closed));
      const { pausedAt, beginnings } = model;
      if (pausedAt === null) return;
      model.pausedAt = null;
      closed.until = loop.now();
      const explained = tried.map(({ at }) => {
        return { beginnings: resumed(calendar, beginnings, pausedAt, at), at };
      });
      await adopt(model, 'resume', explained);
    });
  }
}

export type Organisers = ReturnType<typeof createOrganisers>;

const Row = z.object({
  status: z.string(),
  pausedAt: z.number().nullable(),
  starts: z.array(z.coerce.number()),
  zone: z.string(),
});

function drawChange(random: Sim['random']): Change {
  const zones = ['Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'America/Havana'] as const;
  const change: Change = {
    weekday: random.chance(0.5) ? random.int(1, 7) : null,
    time: random.chance(0.4) ? random.pick(['02:30', '18:00', '00:30']) : null,
    zone: random.chance(0.4) ? random.pick(zones) : null,
  };
  const none = change.weekday === null && change.time === null && change.zone === null;
  return none ? { ...change, weekday: random.int(1, 7) } : change;
}

function iso(starts: readonly number[]): string {
  return starts.map((at) => new Date(at).toISOString().slice(0, 16)).join(' ');
}
