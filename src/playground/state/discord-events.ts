import type { APIInteraction, APIInteractionResponse } from 'discord-api-types/v10';
import type { StoredChannel, StoredInteraction, StoredMessage } from './discord-state.ts';

/** What happens inside the stand-in; the gateway, the page and waiting tests listen. */
export type DiscordEvent =
  | { type: 'message-created'; stored: StoredMessage }
  | { type: 'message-updated'; stored: StoredMessage }
  | { type: 'message-deleted'; stored: StoredMessage }
  | { type: 'channel-created'; channel: StoredChannel }
  | { type: 'channel-updated'; channel: StoredChannel }
  | { type: 'channel-deleted'; channel: StoredChannel }
  | { type: 'guild-joined'; guildId: string }
  | { type: 'guild-changed'; guildId: string }
  | { type: 'guild-left'; guildId: string; unavailable: boolean }
  | { type: 'member-joined'; guildId: string; userId: string }
  | { type: 'member-changed'; guildId: string; userId: string }
  | { type: 'member-left'; guildId: string; userId: string }
  | { type: 'commands-changed' }
  /** To be carried to the application over the gateway. */
  | { type: 'interaction'; payload: APIInteraction }
  | { type: 'answered'; interaction: StoredInteraction; response: APIInteractionResponse }
  /** The application did not, or could not, answer. */
  | { type: 'failed'; interaction: StoredInteraction; reason: string };

type DiscordListener = (event: DiscordEvent) => void;

export type Emitter = {
  emit(event: DiscordEvent): void;
  /** Returns the way to stop listening. */
  listen(listener: DiscordListener): () => void;
};

/** Delivers events to listeners in order, at once. */
export function createEmitter(): Emitter {
  const listeners = new Set<DiscordListener>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
