import type { APIMessage } from 'discord-api-types/v10';
import type { LocalDiscord } from '../../src/playground/local-discord.ts';
import type { Chance } from './chance.ts';
import type { TownGroup } from './groups.ts';
import { count, type Tally } from './tally.ts';

/** Something that a member was told is saved; it must be there in the end. */
export type Acknowledged = {
  guildId: string;
  groupId: number;
  memberId: string;
  /** `*`: any. */
  itemId: string;
  /** `undone`: the row must have been taken back. `done`: it must be there. `open`: taking it back was asked for. */
  what: 'done' | 'undone' | 'open';
};

type Outcome = { failed?: string; message?: APIMessage };

/**
 * One member checks in items of one group, by command, by the week's checklist, and takes some
 * back, until told to stop. Keeps what was acknowledged.
 */
export async function liveAsMember(parts: {
  local: LocalDiscord;
  chance: Chance;
  tally: Tally;
  groups: readonly TownGroup[];
  acknowledged: Acknowledged[];
  pause: (ms: number) => Promise<unknown>;
  isOver: () => boolean;
}): Promise<void> {
  const { local, chance, tally, groups, acknowledged, pause, isOver } = parts;
  while (!isOver()) {
    await pause(chance.between(30, 300));
    // The newest groups, so that the same items are asked for more than once.
    const group = chance.pick(groups.slice(-20));
    const memberId = chance.pick(group.members);
    const item = chance.pick(group.items);
    const { guildId, groupId, channelId } = group;
    const as = local.discord.as(memberId, { channelId });
    const ask = async (act: () => Promise<Outcome>): Promise<Outcome> => {
      tally.asked += 1;
      const began = performance.now();
      const outcome = await act();
      const ms = performance.now() - began;
      count(tally.answers, gistOf(outcome));
      if (outcome.message !== undefined) tally.slowestAnswer = Math.max(tally.slowestAnswer, ms);
      return outcome;
    };
    const keep = (what: Acknowledged['what'], itemId: string) => {
      if (what !== 'open') tally.acknowledged += 1;
      acknowledged.push({ guildId, groupId, memberId, itemId, what });
    };
    const options = { item: item.itemId, group: String(groupId) };
    if (chance.next() < 0.3) {
      const posted = local.discord
        .messages(channelId)
        .find((message) => JSON.stringify(message.components).includes(`"done:open:${groupId}:2"`));
      if (posted === undefined) continue;
      const list = await ask(() => as.click(posted, `done:open:${groupId}:2`));
      const menu = menuOf(list.message);
      if (menu === null || list.message === undefined) continue;
      const { message } = list;
      const ticked = chance.pick(menu.open);
      const values = [...menu.ticked, ticked.value];
      // A list that comes a second time, or late, takes back what was done in between.
      keep('open', '*');
      const done = await ask(() => as.choose(message, menu.customId, values));
      const text = done.message?.embeds[0]?.description ?? '';
      const said = `${done.message?.content ?? ''}\n${text}`;
      if (said.includes('is done')) keep('done', ticked.value);
      continue;
    }
    const done = await ask(() => as.command('done', options));
    if (!/ is (already )?done/.test(done.message?.content ?? '')) continue;
    keep('done', item.itemId);
    const { message } = done;
    if (message === undefined || chance.next() > 0.25) continue;
    const undo = `undo:item:${groupId}:${item.itemId}`;
    if (!JSON.stringify(message.components).includes(undo)) continue;
    keep('open', item.itemId);
    const undone = await ask(() => as.click(message, undo));
    if ((undone.message?.content ?? '').includes('is open again')) keep('undone', item.itemId);
  }
}

/** What a member saw, without what differs from one to the next. */
function gistOf({ failed, message }: Outcome): string {
  if (failed !== undefined) return failed.replace(/:\d+/g, '').slice(0, 90);
  const text = message?.content || message?.embeds[0]?.title || 'nothing';
  return (
    text
      .replace(/\*\*.*?\*\*/, '…')
      .replace(/\d+/g, '#')
      .split('\n')[0]
      ?.slice(0, 60) ?? ''
  );
}

/** The checklist's menu: its id, what is ticked, and what is not. */
function menuOf(message: APIMessage | undefined) {
  for (const row of message?.components ?? []) {
    for (const part of 'components' in row ? row.components : []) {
      if (!('options' in part) || !('custom_id' in part)) continue;
      if (part.options === undefined || !part.custom_id.startsWith('done:tick:')) continue;
      const open = part.options.filter((option) => option.default !== true);
      if (open.length === 0) continue;
      const ticked = part.options.filter((option) => option.default === true);
      return { customId: part.custom_id, open, ticked: ticked.map(({ value }) => value) };
    }
  }
  return null;
}
