import type { Notice } from '../scheduler/post-kind.ts';
import type { Group } from '../store/groups.ts';
import type { Store } from '../store/store.ts';
import { blockedMessage } from '../views/group.ts';

/**
 * What a server's organisers are told of a refused post, in the channel they chose for that.
 * Null where they chose none, or the very channel that refuses; `/group list` tells it too.
 */
export function blockedNotice(store: Store) {
  return async (group: Group, reason: string): Promise<Notice | null> => {
    const guild = await store.guilds.find(group.guildId);
    if (!guild?.noticeChannelId || guild.noticeChannelId === group.channelId) return null;
    const { name, channelId } = group;
    return {
      channelId: guild.noticeChannelId,
      message: blockedMessage(guild.language, { group: name, channelId, reason }),
    };
  };
}
