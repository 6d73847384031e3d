import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import type { Group } from '../../store/groups.ts';
import { POINTS_PER_DAY } from '../../study/effort.ts';
import { weekOf } from '../../study/schedule.ts';
import { HOURS, TOPICS_A_PAGE, type Welcome, welcomeMessage } from '../../views/join.ts';
import { say } from '../../views/parts.ts';
import { whichGroup } from '../../views/which-group.ts';
import { GroupId, type Kit } from '../kit.ts';
import { planReminders } from '../me/plan-reminders.ts';
import { isOpen, memberGroup, message, organisedGroup, suggestGroups } from '../which.ts';

/** A day of estimated work, in hours of study. */
const HOURS_PER_DAY = 4;
const WEEK = 7 * 86_400_000;

const Page = z.coerce.number().int().min(0).max(1000);
const Paged = z.tuple([GroupId, Page]);

/** Enrol, and say what is known already and how much time there is. */
export default declare({
  name: 'join',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => join(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, false),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => join(kit, ask, group ?? '')),
    /** "Join" under the answer to somebody who is not in yet. */
    to: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) =>
      join(kit, ask, String(groupId)),
    ),
    page: component(Paged, async (ask, [groupId, page], _, kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      return welcome(kit, ask, found.group, 'in', page);
    }),
    known: component(Paged, async (ask, [groupId, page], chosen, kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      await setKnown(kit, ask, found.group, page, chosen);
      return welcome(kit, ask, found.group, 'in', page);
    }),
    hours: component(Paged, async (ask, [groupId, page], [chosen], kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      const hours = HOURS.find((each) => String(each) === chosen);
      if (hours !== undefined) {
        await kit.store.enrolments.setHours(ask.guildId, groupId, ask.memberId, hours);
      }
      return welcome(kit, ask, found.group, 'in', page);
    }),
  },
});

async function join(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const all = (await kit.store.groups.list(ask.guildId)).filter(isOpen);
  if (all.length === 0 && named === null) return message(say(ask.language, 'join.none'));
  if (named === null && all.length > 1) {
    const goOn = customId('roadmap.join', 'in');
    return message(whichGroup(ask.language, 'join.which', all, goOn));
  }
  const found = await organisedGroup(kit, ask, named, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const week = Math.min(weekOf(group, ask.at), group.plan.weeks.length);
  const { guildId, memberId } = ask;
  const { kind } = await kit.store.enrolments.join(guildId, group.groupId, memberId, ask.at, week);
  if (kind !== 'already-in') {
    await planReminders(kit, guildId, await kit.store.members.find(guildId, memberId), ask.at);
  }
  return welcome(kit, ask, group, kind, 0);
}

async function welcome(
  kit: Kit,
  ask: Ask,
  group: Group,
  kind: Welcome['kind'],
  page: number,
): Promise<Reply> {
  const { groupId } = group;
  const [items, enrolment] = await Promise.all([
    kit.store.groups.items(ask.guildId, groupId, ask.memberId),
    kit.store.enrolments.find(ask.guildId, groupId, ask.memberId),
  ]);
  const starts = group.weekStarts;
  const week = weekOf(group, ask.at);
  const open = items.filter(({ done }) => done === null);
  const hours = enrolment?.hoursPerWeek ?? null;
  return message(
    welcomeMessage(ask.language, {
      kind,
      groupId,
      group: group.name,
      week,
      weeks: starts.length - 1,
      startsAt: starts[0] ?? 0,
      weekEndsAt: group.status === 'paused' ? null : (starts[week] ?? 0),
      endsAt: starts.at(-1) ?? 0,
      thisWeek: items.filter((item) => item.week === week).length,
      late: open.filter((item) => item.week < week).length,
      topics: topicsOf(items),
      page,
      knownItems: items.filter(({ done }) => done === 'known').length,
      hours,
      finishAt:
        hours === null ? null : finishAt(open, hours, Math.max(ask.at, starts[0] ?? ask.at)),
    }),
  );
}

type Items = Awaited<ReturnType<Kit['store']['groups']['items']>>;

/** The plan's topics in order; known when every item that is not done is known. */
function topicsOf(items: Items): Welcome['topics'] {
  return [...byTopic(items)].map(([title, part], place) => ({
    place,
    title,
    known: part.some(({ done }) => done === 'known') && part.every(({ done }) => done !== null),
  }));
}

async function setKnown(
  kit: Kit,
  ask: Ask,
  group: Group,
  page: number,
  chosen: readonly string[],
): Promise<void> {
  const items = await kit.store.groups.items(ask.guildId, group.groupId, ask.memberId);
  const offered = [...byTopic(items).values()]
    .map((part, place) => ({ part, place: String(place) }))
    .slice(page * TOPICS_A_PAGE, (page + 1) * TOPICS_A_PAGE);
  const ids = (topics: typeof offered) =>
    topics.flatMap(({ part }) => part.map(({ itemId }) => itemId));
  await kit.store.enrolments.setKnown(ask.guildId, {
    groupId: group.groupId,
    memberId: ask.memberId,
    interactionId: ask.interactionId,
    among: ids(offered),
    known: ids(offered.filter(({ place }) => chosen.includes(place))),
    at: ask.at,
  });
}

function byTopic(items: Items): Map<string, Items> {
  const topics = new Map<string, Items>();
  for (const item of items) topics.set(item.topic, [...(topics.get(item.topic) ?? []), item]);
  return topics;
}

function finishAt(open: Items, hours: number, from: number): number {
  const days = open.reduce((sum, { points }) => sum + points, 0) / POINTS_PER_DAY;
  return from + ((days * HOURS_PER_DAY) / hours) * WEEK;
}
