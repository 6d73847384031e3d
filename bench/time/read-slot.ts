import type { Body } from './discord.ts';
import type { Slot } from './group-model.ts';

export type Marked = { groupId: number; kind: Slot['kind']; number: number };

/** Which slot a message belongs to, by its button; null for any other message. */
export function readSlot(body: Body): Marked | null {
  for (const id of customIds(body.components ?? [])) {
    const [, groupId, rest = ''] = /^(?:done|leaderboard|standup):open:(\d+):(.+)$/.exec(id) ?? [];
    if (groupId === undefined) continue;
    const [path] = id.split(':');
    const report = /^report:(\d+)$/.exec(rest);
    const number = Number(report?.[1] ?? rest);
    if (!Number.isInteger(number)) continue;
    if (report !== null) return { groupId: Number(groupId), kind: 'report', number };
    const kind = path === 'done' ? 'assignment' : path === 'standup' ? 'standup' : 'board';
    return { groupId: Number(groupId), kind, number };
  }
  return null;
}

export function customIds(components: unknown): string[] {
  const found = JSON.stringify(components).matchAll(/"custom_id":"([^"]+)"/g);
  return [...found].map(([, id = '']) => id);
}
