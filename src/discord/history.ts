import { type APIMessage, Routes } from 'discord-api-types/v10';
import type { Rest } from './rest.ts';

/** The most that Discord gives at once. */
const PAGE = 100;
const UNKNOWN_MESSAGE = 10_008;

/** One page of a channel's history: the message that is sought, or where the next page begins. */
export type HistoryPage =
  | { kind: 'found'; messageId: string }
  | { kind: 'more'; after: string }
  | { kind: 'end' };

/**
 * Looks for a message with a component of this custom id, or a link to this address, among the 100 that follow the id `after`.
 * Throws as Discord refuses, also where it only says nothing: without the permission to read it, a
 * channel's history is an empty list.
 * https://discord.com/developers/docs/resources/message#get-channel-messages
 */
export async function lookForMarker(
  rest: Rest,
  channelId: string,
  marker: string,
  after: string,
  signal: AbortSignal,
): Promise<HistoryPage> {
  const query = new URLSearchParams({ limit: String(PAGE), after });
  const messages = (await rest.get(Routes.channelMessages(channelId), {
    query,
    signal,
  })) as APIMessage[];
  const found = messages.find((message) => isMarked(message, marker));
  if (found !== undefined) return { kind: 'found', messageId: found.id };
  const newest = messages.reduce((id, message) => later(id, message.id), after);
  if (messages.length === 0) await proveReadable(rest, channelId, after, signal);
  return messages.length < PAGE ? { kind: 'end' } : { kind: 'more', after: newest };
}

/** A newer message that cannot be fetched, and is not just deleted, says why. */
async function proveReadable(
  rest: Rest,
  channelId: string,
  after: string,
  signal: AbortSignal,
): Promise<void> {
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as {
    last_message_id?: string | null;
  };
  const last = channel.last_message_id ?? '0';
  if (later(last, after) === after) return;
  try {
    await rest.get(Routes.channelMessage(channelId, last), { signal });
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === UNKNOWN_MESSAGE;
    if (!gone) throw error;
  }
}

function later(a: string, b: string): string {
  return BigInt(a) > BigInt(b) ? a : b;
}

function isMarked(message: APIMessage, marker: string): boolean {
  return (message.components ?? []).some(
    (row) =>
      'components' in row &&
      row.components.some(
        (part) =>
          ('custom_id' in part && part.custom_id === marker) ||
          ('url' in part && part.url === marker),
      ),
  );
}
