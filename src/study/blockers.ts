import { bareText, isUnspaced } from './words.ts';

/** What a blocker is about, and who could help with it. */

/** An item named by fewer characters would be found in too much. */
const TELLING = 4;
const TELLING_UNSPACED = 2;

/**
 * The item that a text names, by its own words or by its topic's; the one with the longest name when
 * it names several, null when none.
 */
export function itemNamed(
  items: readonly { itemId: string; text: string; topic: string }[],
  text: string,
): string | null {
  const said = bareText(text);
  const named = (name: string) => {
    const bare = bareText(name);
    const least = isUnspaced(name) ? TELLING_UNSPACED : TELLING;
    return bare.length >= least && said.includes(bare) ? bare.length : 0;
  };
  // The item's own words tell more than those of its topic, which it may share.
  for (const name of ['text', 'topic'] as const) {
    const found = items
      .map((item) => ({ itemId: item.itemId, length: named(item[name]) }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length);
    if (found[0] !== undefined) return found[0].itemId;
  }
  return null;
}

export type Stuck = { blockerId: number; memberId: string; itemId: string | null };

/** Somebody who checked an item in and agreed to be asked; instants in epoch ms. */
export type Helper = {
  memberId: string;
  itemId: string;
  at: number;
  /** Blockers of the group that they have taken on so far. */
  taken: number;
};

/**
 * Whom to suggest for each blocker: never its author; of several, whoever has been asked for least:
 * blockers taken on so far and suggestions made here count alike. Then the first who checked the
 * item in.
 */
export function suggestHelpers(
  blockers: readonly Stuck[],
  helpers: readonly Helper[],
): Map<number, string> {
  const asked = new Map<string, number>();
  const suggested = new Map<number, string>();
  const load = (helper: Helper) => helper.taken + (asked.get(helper.memberId) ?? 0);
  for (const { blockerId, memberId, itemId } of blockers) {
    const [first] = helpers
      .filter((helper) => helper.itemId === itemId && helper.memberId !== memberId)
      .sort((a, b) => load(a) - load(b) || a.at - b.at || (a.memberId < b.memberId ? -1 : 1));
    if (first === undefined) continue;
    suggested.set(blockerId, first.memberId);
    asked.set(first.memberId, (asked.get(first.memberId) ?? 0) + 1);
  }
  return suggested;
}
