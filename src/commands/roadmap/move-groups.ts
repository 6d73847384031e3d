import type { Ask } from '../../discord/ask.ts';
import type { MessageReply, Reply } from '../../discord/command.ts';
import { type Key, wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import type { OwnRoadmap } from '../../store/roadmaps.ts';
import { movePlan } from '../../study/move.ts';
import { weekOf } from '../../study/schedule.ts';
import { say } from '../../views/parts.ts';
import { plain } from '../../views/text.ts';
import { groupsBehindMessage } from '../../views/update-groups.ts';
import { itemsOf, startsOf } from '../group/draft.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { openStandups } from '../phases.ts';
import { message, organisedGroup } from '../which.ts';

/** The groups that walk an older version of a roadmap and have weeks to come. */
export async function groupsBehind(kit: Kit, ask: Ask, own: OwnRoadmap): Promise<Group[]> {
  const groups = await kit.store.roadmaps.walkers(ask.guildId, own.key);
  return groups.filter((group) => group.version !== own.version && !isOver(group, ask.at));
}

/** Who still walks an older version; `news` says what has just been done. */
export async function offerGroups(
  kit: Kit,
  ask: Ask,
  own: OwnRoadmap,
  news: readonly string[] | null,
): Promise<MessageReply> {
  const groups = await groupsBehind(kit, ask, own);
  const { key, title } = own;
  const shown = groupsBehindMessage(ask.language, { key, title, news, groups });
  return { kind: 'message', message: shown, sweep: news !== null };
}

/** Moves one group to the newest version of its roadmap. */
export async function moveOne(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const found = await organisedGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const key = await kit.store.roadmaps.keyOf(ask.guildId, group.version);
  const own = (await kit.store.roadmaps.own(ask.guildId)).find((each) => each.key === key);
  if (own === undefined) {
    return message(say(language, 'update.groupFixed', { group: plain(group.name) }));
  }
  const { moved, news } = await move(kit, ask, group, own);
  const offered = await offerGroups(kit, ask, own, [news]);
  return moved ? { ...offered, did: { groupId, detail: { roadmap: own.title } } } : offered;
}

/** Moves all groups that still walk an older version. */
export async function moveAll(kit: Kit, ask: Ask, key: string): Promise<Reply> {
  if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
  const own = (await kit.store.roadmaps.own(ask.guildId)).find((each) => each.key === key);
  if (own === undefined) return message(say(ask.language, 'refuse.unknownRoadmap'));
  const all: { moved: boolean; news: string }[] = [];
  for (const group of await groupsBehind(kit, ask, own)) {
    all.push(await move(kit, ask, group, own));
  }
  const offered = await offerGroups(
    kit,
    ask,
    own,
    all.map(({ news }) => news),
  );
  const did = { detail: { roadmap: own.title } };
  return all.some(({ moved }) => moved) ? { ...offered, did } : offered;
}

/** Plans a group's coming weeks by the newest version. What came of it, as a sentence too. */
async function move(
  kit: Kit,
  ask: Ask,
  group: Group,
  own: OwnRoadmap,
): Promise<{ moved: boolean; news: string }> {
  const { guildId, groupId } = group;
  const words = wordsOf(ask.language);
  const told = (key: Key) => words(key, { group: plain(group.name) });
  const kept = (key: Key) => ({ moved: false, news: told(key) });
  if (group.version === own.version) return kept('update.groupCurrent');
  if (isOver(group, ask.at)) return kept('update.groupOver');
  const [before, after] = await Promise.all([
    kit.store.roadmaps.find(guildId, group.version),
    kit.store.roadmaps.find(guildId, own.version),
  ]);
  if (before === undefined || after === undefined) throw new Error(`no roadmap of ${groupId}`);
  const current = weekOf(group, ask.at);
  const plan = movePlan(before, after, group.plan, current);
  if (plan === null) return kept('update.groupEmpty');
  const weekStarts = startsOf(group, plan);
  const changed: Group = { ...group, version: own.version, plan, weekStarts };
  const moved = await kit.store.groups.move(guildId, groupId, group, {
    change: {
      version: own.version,
      plan,
      weekStarts,
      nextDueAt: kit.nextPostAt(changed, group.sweptTo),
    },
    items: itemsOf(after, plan),
    planned: plan.weeks.flatMap(({ leaves }) => leaves.map(({ id }) => id)),
    current,
    at: ask.at,
  });
  if (!moved) return kept('refuse.changedMeanwhile');
  const standups = new Set([...openStandups(group, ask.at), ...openStandups(changed, ask.at)]);
  await kit.store.outbox.refresh(guildId, groupId, 'assignment', [current]);
  await kit.store.outbox.refresh(guildId, groupId, 'standup', [...standups]);
  return { moved: true, news: told('update.groupMoved') };
}

function isOver(group: Group, at: number): boolean {
  return weekOf(group, at) > group.plan.weeks.length;
}
