import { REFUSALS, type Refusal } from '../rules/refusals.ts';
import type { Core } from './core.ts';
import type { DirectChannel } from './discord-state.ts';

/** The direct-message channel between the bot and a user; the same one every time. */
export function openDirectChannel(core: Core, userId: string): DirectChannel | Refusal {
  if (core.state.users[userId] === undefined) return REFUSALS.unknownUser;
  for (const channel of Object.values(core.state.channels)) {
    if (channel.kind === 'dm' && channel.recipientId === userId) return channel;
  }
  const channel: DirectChannel = {
    kind: 'dm',
    id: core.newId(),
    recipientId: userId,
    lastMessageId: null,
  };
  core.state.channels[channel.id] = channel;
  core.state.messages[channel.id] = [];
  core.emit({ type: 'channel-created', channel });
  return channel;
}
