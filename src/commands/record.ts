import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';

/** The id of an item in a custom id, an option or a menu. Whose it is, is looked up in the group. */
export const Item = z.string().regex(/^[a-z0-9-]{1,64}$/);

export type Note = { note: string | null; link: string | null };

/** What a member wrote, as it is kept: nothing that cannot be seen, null for nothing at all. */
export function keptNote({ note, link }: Note): Note {
  return { note: note === null ? null : bare(note) || null, link: link || null };
}

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) && bare(text) === text;
}

/** Checks items in; `countAt` is the earlier instant at which they count, if they do. */
export function record(
  kit: Kit,
  ask: Ask,
  request: Note & { groupId: number | null; itemIds: readonly string[]; countAt?: number },
) {
  return kit.store.checkIns.record(ask.guildId, {
    ...keptNote(request),
    groupId: request.groupId,
    memberId: ask.memberId,
    itemIds: request.itemIds.filter((id) => Item.safeParse(id).success),
    interactionId: ask.interactionId,
    at: request.countAt ?? ask.at,
    toldAt: ask.at,
  });
}
