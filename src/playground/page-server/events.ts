import type { Core } from '../state/core.ts';
import type { DiscordEvent } from '../state/discord-events.ts';
import type { PageClock, PageEvent, Persona, Snapshot } from './api.ts';
import {
  describeChannel,
  describeMessage,
  listPersonas,
  listRoles,
  seesChannel,
  seesMessage,
} from './views.ts';

/** Everything that one persona sees now. */
export function takeSnapshot(core: Core, persona: Persona, clock: PageClock): Snapshot {
  const { guilds, channels, messages, commands } = core.state;
  return {
    guilds: Object.values(guilds).map(({ id, name }) => ({ id, name })),
    personas: listPersonas(core),
    roles: listRoles(core),
    channels: Object.values(channels)
      .filter((channel) => seesChannel(core, channel, persona.id))
      .map((channel) => describeChannel(channel, persona)),
    messages: Object.values(messages)
      .flat()
      .filter((stored) => seesMessage(core, stored, persona.id))
      .map(describeMessage),
    commands,
    clock,
  };
}

/**
 * What an event changes on one persona's page; `snapshot` asks for everything afresh, where rights
 * or whole channels changed.
 */
export function describeForPage(
  core: Core,
  event: DiscordEvent,
  persona: Persona,
): Exclude<PageEvent, { type: 'snapshot' }> | 'snapshot' | null {
  switch (event.type) {
    case 'message-created':
    case 'message-updated':
      return seesMessage(core, event.stored, persona.id)
        ? { type: 'message', message: describeMessage(event.stored) }
        : null;
    case 'message-deleted': {
      const { channel_id: channelId, id: messageId } = event.stored.message;
      return seesMessage(core, event.stored, persona.id)
        ? { type: 'message-removed', channelId, messageId }
        : null;
    }
    case 'channel-created':
      return seesChannel(core, event.channel, persona.id)
        ? { type: 'channel', channel: describeChannel(event.channel, persona) }
        : null;
    case 'channel-updated':
      if (event.channel.kind === 'text') return 'snapshot';
      return seesChannel(core, event.channel, persona.id)
        ? { type: 'channel', channel: describeChannel(event.channel, persona) }
        : null;
    case 'channel-deleted':
    case 'guild-joined':
    case 'guild-changed':
      return 'snapshot';
    case 'member-joined':
    case 'member-changed':
    case 'member-left':
      return { type: 'personas', personas: listPersonas(core) };
    case 'commands-changed':
      return { type: 'commands', commands: core.state.commands };
    default:
      return null;
  }
}
