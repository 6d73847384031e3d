import type { PageChannel, PageEvent, PageMessage, Snapshot } from '../page-server/api.ts';

/** The snapshot after an event. Messages stay in the order in which Discord gave their ids. */
export function applyEvent(snapshot: Snapshot, event: PageEvent): Snapshot {
  switch (event.type) {
    case 'snapshot':
      return event.snapshot;
    case 'message':
      return { ...snapshot, messages: putMessage(snapshot.messages, event.message) };
    case 'message-removed':
      return {
        ...snapshot,
        messages: snapshot.messages.filter(({ message }) => message.id !== event.messageId),
      };
    case 'channel':
      return { ...snapshot, channels: putChannel(snapshot.channels, event.channel) };
    case 'personas':
      return { ...snapshot, personas: event.personas };
    case 'commands':
      return { ...snapshot, commands: event.commands };
    case 'clock':
      return { ...snapshot, clock: event.clock };
  }
}

function putMessage(messages: PageMessage[], changed: PageMessage): PageMessage[] {
  const at = messages.findIndex(({ message }) => message.id === changed.message.id);
  if (at === -1) {
    return [...messages, changed].sort((one, other) =>
      compareIds(one.message.id, other.message.id),
    );
  }
  return messages.with(at, changed);
}

function putChannel(channels: PageChannel[], changed: PageChannel): PageChannel[] {
  const at = channels.findIndex((channel) => channel.id === changed.id);
  return at === -1 ? [...channels, changed] : channels.with(at, changed);
}

/** Snowflakes by age; they may differ in length. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

/** The messages of a channel that this reader sees, oldest first. */
export function messagesIn(
  snapshot: Snapshot,
  channelId: string | null,
  dismissed: ReadonlySet<string>,
): PageMessage[] {
  return snapshot.messages.filter(
    ({ message }) => message.channel_id === channelId && !dismissed.has(message.id),
  );
}

/** The newest message of every channel. */
export function newestByChannel(snapshot: Snapshot): Map<string, string> {
  const newest = new Map<string, string>();
  for (const { message } of snapshot.messages) {
    const known = newest.get(message.channel_id);
    if (known === undefined || compareIds(message.id, known) > 0) {
      newest.set(message.channel_id, message.id);
    }
  }
  return newest;
}

/** Text channels of a guild, each with its threads; archived threads only while `openId` is one. */
export function channelTree(
  snapshot: Snapshot,
  guildId: string,
  openId: string | null,
): { channel: PageChannel; threads: PageChannel[] }[] {
  const mine = snapshot.channels.filter((channel) => channel.guildId === guildId);
  return mine
    .filter((channel) => channel.kind === 'text')
    .map((channel) => ({
      channel,
      threads: mine.filter(
        (thread) => thread.parentId === channel.id && (!thread.archived || thread.id === openId),
      ),
    }));
}
