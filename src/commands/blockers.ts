import type { Ask } from '../discord/ask.ts';
import type { Reply } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Blocker } from '../store/blockers.ts';
import type { Group, MemberItem } from '../store/groups.ts';
import type { RaisedBlocker } from '../store/standups.ts';
import { blockersMessage, itemMenu, oneLine, type ShownBlocker } from '../views/blockers.ts';
import { say } from '../views/parts.ts';
import { plain, who } from '../views/text.ts';
import { GroupId, type Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';
import { memberGroup, message } from './which.ts';

/** All that is open in a group, the longest open first. */
export async function groupBlockers(
  kit: Kit,
  { guildId, groupId }: Pick<Group, 'guildId' | 'groupId'>,
): Promise<ShownBlocker[]> {
  const open = await kit.store.blockers.open(guildId, groupId);
  const ids = open.flatMap(({ memberId, helperId }) => [memberId, ...(helperId ? [helperId] : [])]);
  const people = await personsOf(kit, guildId, ids);
  return open.map((blocker) => ({
    blockerId: blocker.blockerId,
    person: people(blocker.memberId),
    text: blocker.text,
    item: blocker.item,
    helper: blocker.helperId === null ? null : people(blocker.helperId),
    suggested: null,
    raisedAt: blocker.raisedAt,
    isCarried: true,
    isResolved: false,
  }));
}

/** "I can help": anybody in the group but the author, and nobody while somebody is on it. */
export async function claimBlocker(
  kit: Kit,
  ask: Ask,
  groupId: number,
  blockerId: number,
): Promise<Reply> {
  const { language, guildId, memberId, at } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const words = wordsOf(language);
  const claimed = await kit.store.blockers.claim(guildId, groupId, { blockerId, memberId, at });
  const blocker = await kit.store.blockers.find(guildId, groupId, blockerId);
  // The same press, delivered or carried out twice, gets the same answer.
  const isMine = blocker?.helperId === memberId && blocker.claimedAt === at;
  if ((claimed || isMine) && blocker !== undefined) {
    const people = await personsOf(kit, guildId, [blocker.memberId]);
    const member = who(words, people(blocker.memberId));
    const text = cutText(oneLine(blocker.text), 500);
    const content = words('blocker.claimed', { member, text });
    return { kind: 'message', message: { content }, sweep: true };
  }
  if (blocker === undefined || blocker.resolvedAt !== null) {
    return message(say(language, 'blocker.gone'));
  }
  if (blocker.memberId === memberId) return message(say(language, 'blocker.own'));
  const { helperId } = blocker;
  if (helperId === null || helperId === memberId) return message(say(language, 'blocker.mine'));
  const people = await personsOf(kit, guildId, [helperId]);
  return message({ content: words('blocker.taken', { helper: who(words, people(helperId)) }) });
}

/** "Resolved": the author, the helper or an organiser, who need not be in the group. */
export async function resolveBlocker(
  kit: Kit,
  ask: Ask,
  groupId: number,
  blockerId: number,
): Promise<Reply> {
  const { language, guildId, memberId, at } = ask;
  const organiser = await isOrganiser(kit, ask);
  if (!organiser) {
    const found = await memberGroup(kit, ask, groupId, '');
    if (found.kind === 'answer') return message(found.message);
  } else if ((await kit.store.groups.find(guildId, groupId)) === undefined) {
    return message(say(language, 'refuse.unknownGroup'));
  }
  const blocker = await kit.store.blockers.find(guildId, groupId, blockerId);
  if (blocker === undefined || (blocker.resolvedAt !== null && blocker.resolvedAt !== at)) {
    return message(say(language, 'blocker.gone'));
  }
  const isConcerned = blocker.memberId === memberId || blocker.helperId === memberId;
  if (!organiser && !isConcerned) return message(say(language, 'blocker.notYours'));
  const done = await kit.store.blockers.resolve(guildId, groupId, { blockerId, at });
  const now = done ? undefined : await kit.store.blockers.find(guildId, groupId, blockerId);
  if (!done && now?.resolvedAt !== at) return message(say(language, 'blocker.gone'));
  return {
    kind: 'message',
    message: say(language, 'blocker.solved'),
    sweep: true,
    did: { groupId },
  };
}

/** A blocker of the menu, with its buttons. */
export async function pickBlocker(
  kit: Kit,
  ask: Ask,
  groupId: number,
  picked: string,
): Promise<Reply> {
  const { language } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const id = GroupId.safeParse(picked).data;
  const one = (await groupBlockers(kit, found.group)).filter(({ blockerId }) => blockerId === id);
  if (one.length === 0) return message(say(language, 'blocker.gone'));
  return message(blockersMessage(language, groupId, `**${plain(found.group.name)}**`, one));
}

/** What an author is asked once their answer names a blocker. */
export function askAbout(
  language: Language,
  groupId: number,
  thanks: Message,
  { blockerId, itemId }: RaisedBlocker,
  about: readonly MemberItem[],
): Message {
  const words = wordsOf(language);
  const named = about.find((item) => item.itemId === itemId);
  const open = about.filter((item) => item.done === null || item === named);
  const components = itemMenu(language, { groupId, blockerId, chosen: itemId }, open);
  if (components.length === 0) return thanks;
  const asked =
    named === undefined
      ? words('blocker.askAbout')
      : words('blocker.isAbout', { item: plain(cutText(named.text, 200)) });
  return { content: `${thanks.content}\n${asked}`, components };
}

/** The author's choice of an item of their group. */
export async function setAbout(
  kit: Kit,
  ask: Ask,
  { groupId, blockerId, itemId }: { groupId: number; blockerId: number; itemId: string | null },
): Promise<Reply> {
  const { language, guildId, memberId } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const blocker = await kit.store.blockers.find(guildId, groupId, blockerId);
  if (blocker === undefined || blocker.resolvedAt !== null) {
    return message(say(language, 'blocker.gone'));
  }
  if (blocker.memberId !== memberId) return message(say(language, 'blocker.notAuthor'));
  const items = await kit.store.groups.items(guildId, groupId, memberId);
  const item = items.find((each) => each.itemId === itemId);
  if (itemId !== null && item === undefined) return message(say(language, 'blocker.noSuchItem'));
  const kept = await setItem(kit, ask, blocker, groupId, itemId);
  if (!kept) return message(say(language, 'blocker.gone'));
  const said =
    item === undefined
      ? say(language, 'blocker.aboutNone')
      : say(language, 'blocker.aboutKept', { item: plain(cutText(item.text, 200)) });
  return { kind: 'message', message: said, sweep: true };
}

function setItem(
  kit: Kit,
  { guildId, memberId }: Ask,
  { blockerId }: Blocker,
  groupId: number,
  itemId: string | null,
): Promise<boolean> {
  return kit.store.blockers.setItem(guildId, groupId, { blockerId, memberId, itemId });
}

async function personsOf(kit: Kit, guildId: string, ids: readonly string[]) {
  const named = await kit.store.members.named(
    guildId,
    ids.map((memberId) => ({ memberId })),
  );
  return (id: string) =>
    named.find(({ memberId }) => memberId === id) ?? { memberId: id, alias: null, hidden: true };
}
