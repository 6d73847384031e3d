import { PermissionFlagsBits } from 'discord-api-types/v10';
import { REFUSALS, type Refusal } from '../rules/refusals.ts';
import type { Core } from './core.ts';
import type { StoredChannel } from './discord-state.ts';
import { channelPermissions, type PermissionName } from './permissions.ts';

/**
 * A channel that this user may see and use in these ways; else `10003` (none such),
 * `50001` (may not see it) or `50013` (may not do that).
 */
export function openChannel(
  core: Core,
  channelId: string,
  userId: string,
  ...needed: PermissionName[]
): StoredChannel | Refusal {
  const channel = core.state.channels[channelId];
  if (channel === undefined) return REFUSALS.unknownChannel;
  const bits = channelPermissions(core.state, channel, userId);
  if ((bits & PermissionFlagsBits.ViewChannel) === 0n) return REFUSALS.missingAccess;
  const missing = needed.some((name) => (bits & PermissionFlagsBits[name]) === 0n);
  return missing ? REFUSALS.missingPermissions : channel;
}

/** Whether a user has one permission in a channel. */
export function may(
  core: Core,
  channel: StoredChannel,
  userId: string,
  permission: PermissionName,
): boolean {
  const bits = channelPermissions(core.state, channel, userId);
  return (bits & PermissionFlagsBits[permission]) !== 0n;
}
