import { cutText } from '../../discord/seal.ts';
import type { Roadmap } from '../../roadmap/roadmap.ts';
import type { Group } from '../../store/groups.ts';
import type { Post } from '../../store/outbox/outbox.ts';
import { phaseTitleIn } from '../../study/phases.ts';
import { isScheduled, POST_KINDS } from '../../study/post-kinds.ts';
import type { NamedPost } from '../../views/post-name.ts';
import type { GroupSlot, Kit } from '../kit.ts';
import { type PostRef, refText } from './post-ref.ts';

/** A post of a group: what the calendar says of it, and the row that it has once it is due. */
export type GroupPost = PostRef & {
  /** When it is or was due, epoch ms. */
  at: number;
  slot: GroupSlot | null;
  row: Post | null;
};

/** So many of either fit into one menu. */
const PAST = 16;
const COMING = 8;
/** Of a reference; a menu takes 100 characters. */
const LONGEST = 80;

/** A group's recent and next posts, in order of time. `now` in epoch ms. */
export async function groupPosts(kit: Kit, group: Group, now: number): Promise<GroupPost[]> {
  const rows = await kit.store.facts.history(group.guildId, group.groupId, PAST);
  const slots = kit.slots(group);
  const known = new Set(rows.map(refText));
  const slotOf = new Map(slots.map((slot) => [refText({ ...slot, subject: '' }), slot]));
  // Past slots older than the oldest row that was read may well have rows.
  const oldest = rows.length < PAST ? Number.NEGATIVE_INFINITY : (rows.at(-1)?.dueAt ?? 0);
  const without = slots
    .filter((slot) => slot.at >= oldest && !known.has(refText({ ...slot, subject: '' })))
    .map((slot): GroupPost => {
      return { kind: slot.kind, number: slot.number, subject: '', at: slot.at, slot, row: null };
    });
  // A notice that lists many posts has a name too long for a menu.
  const short = rows.filter((row) => refText(row).length <= LONGEST);
  const withRows = short.map((row): GroupPost => {
    const { kind, number, subject, dueAt } = row;
    return { kind, number, subject, at: dueAt, slot: slotOf.get(refText(row)) ?? null, row };
  });
  const all = [...withRows, ...without].sort(inOrder);
  const past = all.filter(({ at, row }) => at <= now || row !== null);
  const coming = all.filter(({ at, row }) => at > now && row === null);
  return [...past.slice(-PAST), ...coming.slice(0, COMING)];
}

/** By time; at one instant in the order in which they appear, what was sent by hand last. */
function inOrder(a: GroupPost, b: GroupPost): number {
  const rank = ({ kind, subject }: GroupPost) =>
    POST_KINDS.indexOf(kind) + (isScheduled(kind) && subject !== '' ? POST_KINDS.length : 0);
  return a.at - b.at || rank(a) - rank(b);
}

/** One post of a group; undefined when the group never had and will not have it. */
export async function groupPost(
  kit: Kit,
  group: Group,
  ref: PostRef,
): Promise<GroupPost | undefined> {
  const { guildId, groupId } = group;
  const row = (await kit.store.outbox.find({ guildId, groupId, ...ref })) ?? null;
  const slot =
    kit
      .slots(group)
      .find(
        ({ kind, number }) => ref.subject === '' && kind === ref.kind && number === ref.number,
      ) ?? null;
  const at = row?.dueAt ?? slot?.at;
  return at === undefined ? undefined : { ...ref, at, slot, row };
}

/** A post with what it takes to call it by its name. */
export function namedPost(roadmap: Roadmap | undefined, group: Group, ref: PostRef): NamedPost {
  const { kind, number, subject } = ref;
  const isOfPhase = kind === 'standup' || kind === 'report' || kind === 'answer';
  const phase = isOfPhase ? phaseTitleIn(roadmap, group.plan, number) : '';
  return { kind, number, subject, phase: cutText(phase, 60) };
}
