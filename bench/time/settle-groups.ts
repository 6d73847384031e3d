import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { readCanonical } from '../../src/roadmap/read.ts';
import type { Roadmap } from '../../src/roadmap/roadmap.ts';
import { createStore } from '../../src/store/store.ts';
import { roadmaps, roadmapVersions } from '../../src/store/tables/schema.ts';
import { addDays, nextWeekday } from './calendar.ts';
import type { Beginning, GroupModel } from './group-model.ts';
import { newBeginnings, startsOf } from './group-model.ts';
import type { Issued, People } from './people.ts';
import type { Place } from './places.ts';
import type { Sim } from './sim.ts';

/** Members of each group, besides the organiser. */
export const MEMBERS = 3;

export type Wish = Beginning & { weekday: number; weeks: number };

/** What organisers ask for. Often several groups begin their weeks in the same minute. */
export function drawWishes({ loop, random, calendar }: Sim, places: readonly Place[]): Wish[] {
  const wishes: Wish[] = [];
  for (const { zone, times } of places) {
    const [first, ...others] = wishes;
    const weeks = random.int(3, 7);
    if (first !== undefined && random.chance(0.55)) {
      wishes.push({ ...random.pick([first, ...others]), weeks });
      continue;
    }
    // Enough days ahead that a day in the past is never asked for, wherever it is.
    const from = calendar.date(loop.now() + random.int(2, 9) * 86_400_000, zone);
    const [weekday, time] = [random.int(1, 7), random.pick(times)];
    // A group does not begin on a day that has no such time; it is told so.
    const day = nextWeekday(from, weekday);
    const date = calendar.exists(day, time, zone) ? from : addDays(from, 7);
    wishes.push({ date, weekday, time, zone, weeks });
  }
  return wishes;
}

export type Founded = { model: GroupModel; members: string[]; organiser: string };

/** A server with one group that has not begun, set up through the product in calm weather. */
export async function foundGroup(
  sim: Sim,
  people: People,
  wish: Wish,
  number: number,
): Promise<Founded> {
  const { loop, discord, database, calendar } = sim;
  const guildId = `7000000000000000${String(number).padStart(2, '0')}`;
  const canary = `canary-${number}x`;
  const [channelId, noticeChannelId] = [discord.addChannel(guildId), discord.addChannel(guildId)];
  await database.setClock(loop.now());
  const { db } = database;
  await createStore(db).guilds.save(
    guildId,
    { channelId, noticeChannelId },
    { language: 'en', zone: wish.zone },
  );
  const document = roadmapOf(canary);
  // The same name in every server, so that only the server tells whose it is.
  const named = { guildId, version: 'course', key: 'course' };
  await db.insert(roadmapVersions).values({ ...named, document });
  await db.insert(roadmaps).values({
    ...named,
    title: document.title,
    language: 'en',
    addedBy: '1',
    addedAt: loop.now(),
  });

  const organiser = `80000000000000${number}0`;
  const at = { guildId, channelId, memberId: organiser, organiser: true };
  const created = await ask(sim, people, () =>
    people.act({
      ...at,
      kind: 'command',
      path: 'group create',
      options: {
        roadmap: document.title,
        'first-day': wish.date,
        weekday: String(wish.weekday),
        time: wish.time,
        weeks: wish.weeks,
        name: `Group ${canary}`,
        'time-zone': wish.zone,
      },
    }),
  );
  const customId = /group\.create:start:\d+/.exec(created)?.[0];
  if (customId === undefined) throw new Error(`no group was offered: ${created}`);
  await ask(sim, people, () => people.act({ ...at, kind: 'button', customId }));
  const groupId = Number(customId.split(':')[2]);
  const members = Array.from({ length: MEMBERS }, (_, each) => `81000000000000${number}${each}`);
  for (const memberId of members) {
    await ask(sim, people, () =>
      people.act({
        ...at,
        memberId,
        organiser: false,
        kind: 'command',
        path: 'roadmap join',
        options: {},
      }),
    );
  }
  const beginnings = newBeginnings(wish);
  const starts = startsOf(calendar, beginnings);
  const items = await itemsOf(sim, guildId);
  const model: GroupModel = {
    guildId,
    groupId,
    canary,
    channels: [channelId],
    noticeChannelId,
    items,
    phaseEnds: lastWeeks(items),
    beginnings,
    pausedAt: null,
    history: [{ since: 0, starts, pausedAt: null, zone: wish.zone }],
    closed: [],
  };
  return { model, members, organiser };
}

/** Asks until there is an answer; in calm weather at once. */
async function ask(sim: Sim, people: People, act: () => Issued): Promise<string> {
  const issued = act();
  await sim.loop.runTo(sim.loop.now() + 20_000);
  const [answer] = people.answersTo(issued);
  if (answer === undefined) throw new Error('no answer in calm weather');
  return answer;
}

const Items = z.array(
  z.object({ itemId: z.string(), points: z.number(), phase: z.number(), week: z.number() }),
);

async function itemsOf({ database }: Sim, guildId: string) {
  const rows = await database.read(
    sql`select item_id as "itemId", points, phase, week from group_items
      where guild_id = ${guildId}::bigint order by position`,
  );
  return Items.parse(rows);
}

function lastWeeks(items: readonly { phase: number; week: number }[]): Map<number, number> {
  const last = new Map<number, number>();
  for (const { phase, week } of items) last.set(phase, Math.max(week, last.get(phase) ?? 0));
  return last;
}

/** The same ids in every server, so that one server's document would fit another's plan. */
function roadmapOf(canary: string): Roadmap {
  const topics = Array.from({ length: 9 }, (_, topic) => {
    const items = [1, 2].map(
      (item) => `- [ ] Read ${canary} chapter ${topic + 1}.${item} {#item-${topic}-${item}}`,
    );
    const heading = topic % 3 === 0 ? [`## Phase ${topic / 3 + 1}: Part ${topic / 3 + 1}`, ''] : [];
    return [...heading, `### ${topic + 1}. Topic ${topic + 1} (3 days)`, '', ...items, ''];
  });
  const text = ['---', 'language: en', '---', '', `# Roadmap ${canary}`, '', ...topics.flat()];
  const read = readCanonical(text.join('\n'), 'bench.md');
  if (read.kind !== 'read') throw new Error(`the roadmap of the bench is not read: ${read.kind}`);
  return read.roadmap;
}
