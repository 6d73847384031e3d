import { OverwriteType } from 'discord-api-types/v10';
import type { Core } from './core.ts';
import type { TextChannel } from './discord-state.ts';
import { type PermissionName, permissionBits } from './permissions.ts';

/** A new text channel; returns its id. */
export function addChannel(core: Core, guildId: string, name: string): string {
  const channel = insertChannel(core, guildId, name);
  core.emit({ type: 'channel-created', channel });
  return channel.id;
}

/** The same without telling anyone, for a guild that is being founded. */
export function insertChannel(core: Core, guildId: string, name: string): TextChannel {
  const id = core.newId();
  const position = Object.values(core.state.channels).length;
  const channel: TextChannel = {
    kind: 'text',
    id,
    guildId,
    name,
    position,
    overwrites: [],
    lastMessageId: null,
  };
  core.state.channels[id] = channel;
  core.state.messages[id] = [];
  return channel;
}

/** Deletes a channel with its threads and messages. */
export function deleteChannel(core: Core, channelId: string): void {
  const channel = core.state.channels[channelId];
  if (channel === undefined) return;
  for (const child of Object.values(core.state.channels)) {
    if (child.kind === 'thread' && child.parentId === channelId) deleteChannel(core, child.id);
  }
  delete core.state.channels[channelId];
  delete core.state.messages[channelId];
  core.emit({ type: 'channel-deleted', channel });
}

/** Sets a channel's overwrite for a role or user; `{}` removes it. */
export function setOverwrite(
  core: Core,
  channelId: string,
  targetId: string,
  change: { allow?: PermissionName[]; deny?: PermissionName[] },
): void {
  const channel = core.state.channels[channelId];
  if (channel?.kind !== 'text') throw new Error(`no text channel ${channelId}`);
  channel.overwrites = channel.overwrites.filter(({ id }) => id !== targetId);
  if (change.allow !== undefined || change.deny !== undefined) {
    const isRole = (core.state.guilds[channel.guildId]?.roles ?? []).some(
      ({ id }) => id === targetId,
    );
    channel.overwrites.push({
      id: targetId,
      type: isRole ? OverwriteType.Role : OverwriteType.Member,
      allow: permissionBits(...(change.allow ?? [])).toString(),
      deny: permissionBits(...(change.deny ?? [])).toString(),
    });
  }
  core.emit({ type: 'channel-updated', channel });
}
