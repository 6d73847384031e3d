import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { wordsOf } from '../i18n/words.ts';
import { leavesOf } from '../roadmap/roadmap.ts';
import type { Group } from '../store/groups.ts';
import type { ReviewItem } from '../store/reviews.ts';
import { before, comingBack, reviewOf, reviewsDue } from '../study/review.ts';
import { say } from '../views/parts.ts';
import { reviewEndMessage, reviewMessage, reviewNews, reviewsOffMessage } from '../views/review.ts';
import { GroupId, type Kit } from './kit.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

/** One panel asks for so many items; more wait behind a button. */
const AT_ONCE = 5;

const Which = z.tuple([GroupId]);
const Tap = z.tuple([
  GroupId,
  z.coerce.number().int().min(1).max(AT_ONCE),
  z.string().regex(/^[a-z0-9-]{1,64}$/),
]);

type Answer = 'remembered' | 'shaky' | 'later';

/** Finished items that come back: do you still remember? One tap each, in one private message. */
export default declare({
  name: 'review',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => open(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => open(kit, ask, group ?? '')),
    /** Of the weekly panel, and "Go on" at a panel's end. */
    open: component(Which, (ask, [groupId], _, kit: Kit) => open(kit, ask, groupId)),
    on: component(Which, (ask, [groupId], _, kit: Kit) => turnOn(kit, ask, groupId)),
    off: component(Which, (ask, [groupId], _, kit: Kit) => turnOff(kit, ask, groupId)),
    remembered: component(Tap, (ask, tap, _, kit: Kit) => answer(kit, ask, tap, 'remembered')),
    shaky: component(Tap, (ask, tap, _, kit: Kit) => answer(kit, ask, tap, 'shaky')),
    later: component(Tap, (ask, tap, _, kit: Kit) => answer(kit, ask, tap, 'later')),
  },
});

async function open(kit: Kit, ask: Ask, named: string | number | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('review', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  if (!(await isOn(kit, ask))) return message(reviewsOffMessage(ask.language, group.groupId));
  const items = await kit.store.reviews.list(ask.guildId, group.groupId, ask.memberId);
  return panel(kit, ask, group, { items, next: reviewsDue(items, ask.at), place: 1, news: null });
}

async function turnOn(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  await kit.store.members.change(ask.guildId, ask.memberId, { reviews: true });
  return open(kit, ask, groupId);
}

async function turnOff(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  await kit.store.members.change(ask.guildId, ask.memberId, { reviews: false });
  return message(say(ask.language, 'review.turnedOff'));
}

/** Keeps what was tapped and asks for the next; the same interaction again is answered the same. */
async function answer(
  kit: Kit,
  ask: Ask,
  [groupId, place, itemId]: z.infer<typeof Tap>,
  tapped: Answer,
): Promise<Reply> {
  const { guildId, memberId, interactionId, language, at } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  if (!(await isOn(kit, ask))) return message(reviewsOffMessage(language, groupId));
  const all = await kit.store.reviews.list(guildId, groupId, memberId);
  const items = all.map((item) => before(item, { id: interactionId, at }));
  const due = reviewsDue(items, at);
  const asked = due.findIndex((item) => item.itemId === itemId);
  const item = due[asked];
  if (item === undefined) {
    const news = wordsOf(language)('review.gone');
    return panel(kit, ask, group, { items, next: due, place, news });
  }
  let after = item;
  if (tapped !== 'later') {
    const request = { groupId, memberId, itemId, interactionId, answer: tapped, at };
    await kit.store.reviews.answer(guildId, request);
    after = { ...item, answers: [...item.answers, { id: interactionId, answer: tapped, at }] };
  }
  return panel(kit, ask, group, {
    items: items.map((each) => (each === item ? after : each)),
    next: due.slice(asked + 1),
    place: place + 1,
    news: reviewNews(language, item.text, tapped, reviewOf(after)),
  });
}

/** The first of `next`, unless this panel has asked for enough; else what comes when. */
async function panel(
  kit: Kit,
  ask: Ask,
  group: Group,
  at: { items: ReviewItem[]; next: ReviewItem[]; place: number; news: string | null },
): Promise<Reply> {
  const { items, next, place, news } = at;
  const { groupId, name } = group;
  const [item] = next;
  if (item === undefined || place > AT_ONCE) {
    const end = {
      groupId,
      due: reviewsDue(items, ask.at).length,
      coming: comingBack(items, ask.at),
      nothingDone: items.length === 0,
      news,
    };
    return message(reviewEndMessage(ask.language, end));
  }
  const roadmap = await kit.store.roadmaps.find(ask.guildId, group.version);
  const leaf = roadmap && leavesOf(roadmap).find(({ id }) => id === item.itemId);
  return message(
    reviewMessage(ask.language, {
      groupId,
      group: name,
      place,
      all: Math.min(AT_ONCE, place - 1 + next.length),
      item,
      resources: leaf?.topic.resources ?? [],
      news,
    }),
  );
}

async function isOn(kit: Kit, ask: Ask): Promise<boolean> {
  return (await kit.store.members.find(ask.guildId, ask.memberId))?.reviews === true;
}
