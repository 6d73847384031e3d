import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { begun, type GroupModel } from './group-model.ts';
import type { Issued, People } from './people.ts';
import type { Sim } from './sim.ts';

const Events = z.array(
  z.object({
    interactionId: z.string(),
    itemId: z.string(),
    memberId: z.string(),
    points: z.number(),
    week: z.number(),
    phase: z.number(),
    month: z.string(),
    at: z.number(),
    undoneBy: z.string().nullable(),
  }),
);
type Event = z.infer<typeof Events>[number];
const Totals = z.array(z.object({ key: z.string(), points: z.number(), items: z.number() }));
const Counts = z.array(z.object({ points: z.number(), members: z.number() }));

/** No acknowledged check-in is missing, none was made up, and the totals are their sum. */
export async function judgeCheckIns(sim: Sim, people: People, model: GroupModel): Promise<void> {
  const { database, violate, figures } = sim;
  const guild = sql`guild_id = ${model.guildId}::bigint`;
  const ask = database.read;
  const events = Events.parse(
    await ask(sql`select interaction_id::text as "interactionId", item_id as "itemId",
      member_id::text as "memberId", points, week, phase, month,
      (extract(epoch from at) * 1000)::float8 as at, undone_by::text as "undoneBy"
      from check_ins where ${guild}`),
  );
  figures.checkIns += events.length;
  const issued = new Map(
    people.issued.filter(({ act }) => act.guildId === model.guildId).map((one) => [one.id, one]),
  );
  for (const event of events) judgeEvent(sim, model, event, issued.get(event.interactionId));
  judgeAnswers(sim, people, model, events, [...issued.values()]);

  const totals = Totals.parse(
    await ask(sql`select member_id || ' ' || period as key, points, items from totals
      where ${guild} and (points <> 0 or items <> 0)`),
  );
  const counts = Counts.parse(
    await ask(sql`select points, members from point_counts where ${guild} and members <> 0`),
  );
  same(violate, `${model.canary} totals`, fold(events), totals.map(lineOf));
  same(violate, `${model.canary} ranks`, foldRanks(events), counts.map(lineOf));
}

function judgeEvent(
  { violate, calendar }: Sim,
  model: GroupModel,
  event: Event,
  cause: Issued | undefined,
): void {
  const name = `${model.canary} ${event.itemId} of ${event.memberId}`;
  const asked = cause?.act.kind === 'command' && cause.act.options.item === event.itemId;
  if (cause === undefined || !asked || cause.act.memberId !== event.memberId) {
    violate('no check-in is made up', `${name} by ${event.interactionId}`);
    return;
  }
  if (Math.abs(event.at - cause.at) > 1) {
    violate("judged by the interaction's own time", `${name}: ${event.at}, not ${cause.at}`);
  }
  // A change of the group may have come between the click and the statement.
  const states = model.history.filter(({ since }, place) => {
    const next = model.history[place + 1]?.since ?? Number.POSITIVE_INFINITY;
    return since <= cause.at + 10 * 60_000 && next >= cause.at;
  });
  const weeks = states.map(({ starts, pausedAt }) =>
    begun(starts, Math.min(cause.at, pausedAt ?? cause.at)),
  );
  const months = states.map(({ zone }) => calendar.date(cause.at, zone).slice(0, 7));
  if (!weeks.includes(event.week)) {
    violate('counted in its week', `${name}: week ${event.week}, not ${weeks.join(' or ')}`);
  }
  if (!months.includes(event.month)) violate('counted in its month', `${name}: ${event.month}`);
  const item = model.items.find(({ itemId }) => itemId === event.itemId);
  if (item?.points !== event.points || item.phase !== event.phase) {
    violate('counted as planned', name);
  }
}

function judgeAnswers(
  { violate }: Sim,
  people: People,
  model: GroupModel,
  events: readonly Event[],
  issued: readonly Issued[],
): void {
  const live = new Set<string>();
  for (const { memberId, itemId, undoneBy } of events) {
    const key = `${memberId} ${itemId}`;
    if (undoneBy === null && live.has(key)) violate('one check-in an item', key);
    if (undoneBy === null) live.add(key);
  }
  for (const one of issued) {
    if (one.act.kind !== 'command') continue;
    const answers = people.answersTo(one);
    const name = `${model.canary} ${one.act.path} ${one.id}`;
    if (one.act.path === 'done') {
      const recorded = answers.some((text) => text.includes('"undo:item:'));
      const kept = events.some(({ interactionId }) => interactionId === one.id);
      if (recorded && !kept) violate('an acknowledged check-in is kept', name);
      const said = answers.map(wordsOf).filter((words) => words !== null);
      if (new Set(said).size > 1 && !undoneBetween(one, issued)) {
        violate('twice the same answer', `${name}: ${said.join(' | ')}`);
      }
    }
    if (one.act.path === 'undo') {
      const taken = events.filter(({ undoneBy }) => undoneBy === one.id);
      if (answers.some((text) => text.includes('is open again')) && taken.length === 0) {
        violate('an acknowledged undo is kept', name);
      }
      if (taken.length > 1) violate('undo takes back one', name);
      for (const { memberId } of taken) {
        if (memberId !== one.act.memberId) violate('nobody undoes for another', name);
      }
    }
  }
}

/** What an answer to a check-in says of the item; null when it says nothing of it. */
function wordsOf(text: string): 'recorded' | 'already' | null {
  if (text.includes('"undo:item:')) return 'recorded';
  return text.includes('already done') ? 'already' : null;
}

/** What was done before may have been taken back between two deliveries of one interaction. */
function undoneBetween({ act, at }: Issued, issued: readonly Issued[]): boolean {
  return issued.some(
    (other) =>
      other.act.memberId === act.memberId &&
      other.act.kind === 'command' &&
      other.act.path === 'undo' &&
      Math.abs(other.at - at) < 10 * 60_000,
  );
}

function fold(events: readonly Event[]): string[] {
  const sums = new Map<string, { points: number; items: number }>();
  for (const event of events) {
    if (event.undoneBy !== null) continue;
    for (const period of ['all', `m${event.month}`, `p${event.phase}`, `w${event.week}`]) {
      const key = `${event.memberId} ${period}`;
      const { points, items } = sums.get(key) ?? { points: 0, items: 0 };
      sums.set(key, { points: points + event.points, items: items + 1 });
    }
  }
  return [...sums].map(([key, sum]) => lineOf({ key, ...sum }));
}

function foldRanks(events: readonly Event[]): string[] {
  const points = new Map<string, number>();
  for (const { memberId, undoneBy, points: earned } of events) {
    if (undoneBy === null) points.set(memberId, (points.get(memberId) ?? 0) + earned);
  }
  const ranks = new Map<number, number>();
  for (const sum of points.values()) if (sum > 0) ranks.set(sum, (ranks.get(sum) ?? 0) + 1);
  return [...ranks].map(([sum, members]) => lineOf({ points: sum, members }));
}

function lineOf(row: Record<string, string | number>): string {
  return JSON.stringify(row);
}

function same(
  violate: Sim['violate'],
  what: string,
  expected: readonly string[],
  found: readonly string[],
): void {
  const [wanted, there] = [expected.toSorted().join(' '), found.toSorted().join(' ')];
  if (wanted !== there) violate('totals are the sum of events', `${what}: ${there} not ${wanted}`);
}
