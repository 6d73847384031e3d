import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Calendar } from './calendar.ts';
import type { SimulatedDatabase } from './database.ts';
import { createDiscord } from './discord.ts';
import { createWeather, type Fault, type Storm, type Tally } from './faults.ts';
import { createFleet } from './fleet.ts';
import { slotsOf, startsOf } from './group-model.ts';
import { judgeCheckIns } from './judge-check-ins.ts';
import { judgeHalt } from './judge-halt.ts';
import { judgePosts } from './judge-posts.ts';
import { judgeTexts } from './judge-texts.ts';
import { keepTime } from './keep-time.ts';
import { createLoop } from './loop.ts';
import { createMembers } from './members.ts';
import { createOrganisers } from './organisers.ts';
import { createPeople } from './people.ts';
import { placesAround } from './places.ts';
import { playStorms } from './play-storms.ts';
import { createRandom } from './random.ts';
import { drawWishes, type Founded, foundGroup } from './settle-groups.ts';
import type { Figures, Sim } from './sim.ts';
import { drawStorms } from './storms.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Violation = { seed: number; rule: string; detail: string };
export type WorldReport = { violations: Violation[]; trace: string[] };

export type WorldParts = {
  database: SimulatedDatabase;
  calendar: Calendar;
  tally: Tally;
  figures: Figures;
  enabled: ReadonlySet<Fault>;
  /** Servers in the world. */
  guilds: number;
};

/** One world from its seed to its end: a few servers, their weeks, and everything that goes wrong. */
export async function runWorld(seed: number, parts: WorldParts): Promise<WorldReport> {
  const { database, calendar, tally, figures, enabled } = parts;
  await database.clear();
  const random = createRandom(seed);
  const places = placesAround(random, parts.guilds);
  const loop = createLoop(Date.parse(`${places[0]?.from}T00:00:00Z`) + random.int(0, 86_399_999));
  const storms: Storm[] = [];
  const trace: string[] = [];
  const violations: Violation[] = [];
  const sim: Sim = {
    loop,
    random,
    weather: createWeather({ storms, random, now: loop.now, tally }),
    discord: createDiscord(loop, random),
    database,
    calendar,
    groups: [],
    figures,
    trace: (line) => trace.push(`${new Date(loop.now()).toISOString()} ${line}`),
    violate: (rule, detail) => {
      violations.push({ seed, rule, detail });
      trace.push(`${new Date(loop.now()).toISOString()} VIOLATION ${rule}: ${detail}`);
    },
  };
  const downUntil = { at: 0 };
  const fleet = createFleet(sim, random.int(2, 3), () => downUntil.at <= loop.now());
  const people = createPeople(sim, fleet);
  const members = createMembers(sim, people);
  const upcoming = () =>
    sim.groups.flatMap((model) => slotsOf(model, startsOf(calendar, model.beginnings)));
  const end = () =>
    Math.max(...upcoming().map(({ at }) => at), ...storms.map((s) => s.until)) + DAY;
  const isBusy = async () => organisers.isUnsettled() || (await isOpen(sim));
  const { stir } = keepTime(sim, { fleet, upcoming, isOpen: isBusy, end });
  const organisers = createOrganisers(sim, people, stir);

  const founded: Founded[] = [];
  const wishes = drawWishes(sim, places);
  for (const [number, wish] of wishes.entries()) {
    const one = await foundGroup(sim, people, wish, number + 1);
    founded.push(one);
    sim.groups.push(one.model);
  }
  const times = upcoming().map(({ at }) => at);
  storms.push(...drawStorms(random, [...new Set(times)], enabled));
  for (const { from, until, faults } of storms) {
    const [begins, ends] = [from, until].map((at) => new Date(at).toISOString());
    trace.push(`storm ${begins} to ${ends}: ${[...faults].join(', ')}`);
  }
  playStorms(sim, { storms, fleet, organisers, founded, downUntil });
  playLife(sim, { founded, members, organisers, enabled, until: Math.max(...times) });
  stir();
  // What follows on a violation says nothing more.
  const isOver = () => violations.length > 0;
  while (loop.now() < end() && !isOver()) await loop.runTo(end(), isOver);

  for (const { model } of founded) {
    figures.guildWeeks += model.beginnings.length - 1;
    if (isOver()) continue;
    await judgePosts(sim, model, storms);
    await judgeCheckIns(sim, people, model);
  }
  judgeTexts(sim);
  if (!isOver()) judgeHalt(sim, fleet, storms);
  // What is still on its way belongs to nobody: the next world has other processes.
  fleet.killAll();
  return { violations, trace };
}

/** Members' check-ins all the time, and organisers' changes now and then. */
function playLife(
  { loop, random }: Sim,
  parts: {
    founded: readonly Founded[];
    members: ReturnType<typeof createMembers>;
    organisers: ReturnType<typeof createOrganisers>;
    enabled: ReadonlySet<Fault>;
    until: number;
  },
): void {
  const { founded, members, organisers, enabled, until } = parts;
  const begin = loop.now();
  for (const group of founded) {
    const starts = group.model.history[0]?.starts ?? [];
    for (const start of starts) {
      // Some of them in the very minutes of the post.
      for (let act = random.int(1, 4); act > 0; act--) {
        const near = random.chance(0.5)
          ? random.int(-2, 6) * MINUTE
          : random.int(-3 * DAY, 3 * DAY);
        loop.at(Math.max(begin, start + near) + random.int(0, 59_999), () =>
          members.actOnce(group),
        );
      }
    }
    const somewhen = () => random.int(begin, until);
    if (enabled.has('edit') && random.chance(0.4)) {
      loop.at(somewhen(), () => {
        if (group.model.closed.length === 0) organisers.edit(group);
      });
    } else if (enabled.has('pause') && random.chance(0.5)) {
      loop.at(somewhen(), () => {
        if (group.model.closed.length === 0)
          organisers.pause(group, random.int(1, 20) * 12 * 60 * MINUTE);
      });
    }
  }
}

const Open = z.array(z.object({ open: z.coerce.number() }));

/** Whether the product has something to do, as its tables say. */
async function isOpen({ database, loop }: Sim): Promise<boolean> {
  const now = new Date(loop.now()).toISOString();
  const rows = await database.read(sql`
    select (select count(*) from posts where state in ('due', 'sending'))
      + (select count(*) from groups where status = 'running' and next_due_at <= ${now}::timestamptz)
      as open`);
  return (Open.parse(rows)[0]?.open ?? 0) > 0;
}
