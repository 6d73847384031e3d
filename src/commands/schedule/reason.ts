import type { Group } from '../../store/groups.ts';
import type { Halt } from '../../store/halts.ts';
import type { NamedPost } from '../../views/post-name.ts';
import type { ChannelCheck } from '../../views/setup.ts';
import type { Reason } from '../../views/why.ts';
import type { GroupPost } from './group-posts.ts';

/** Longer than this a post does not wait for its turn, in ms. */
const TURN = 5 * 60_000;

export type Circumstances = {
  group: Pick<Group, 'status' | 'pausedAt' | 'sweptTo'>;
  halts: readonly Halt[];
  /** The post of the same group that has to go out first. */
  ahead: NamedPost | null;
  /** Where the post goes, and what the bot lacks there; looked at for blocked posts only. */
  channelId: string;
  missing: ChannelCheck['missing'] | null;
  /** Epoch ms. */
  now: number;
};

/** Why a post appeared, or has not. */
export function reasonOf({ at, slot, row }: GroupPost, around: Circumstances): Reason {
  const { group, halts, ahead, channelId, missing, now } = around;
  if (row === null) {
    if (group.status === 'finished') return { kind: 'finished' };
    if (group.status === 'paused') return { kind: 'paused', since: group.pausedAt ?? now };
    if (at > now) return { kind: 'coming', at };
    return { kind: group.sweptTo < at ? 'unswept' : 'unrecorded' };
  }
  const reason = (row.reason ?? '').replace(/^by-hand(?:, )?/, '');
  switch (row.state) {
    case 'sent':
      return { kind: 'sent' };
    case 'blocked':
      return { kind: 'blocked', reason, channelId, missing };
    case 'missed':
      return { kind: 'missed', reason, until: slot?.until ?? null };
    case 'skipped':
      return { kind: 'skipped', reason };
    case 'due':
    case 'sending': {
      if (row.sentAt !== null) return { kind: 'updating' };
      const [halt] = halts;
      if (halt !== undefined) return { kind: 'halted', by: halt.reason, until: halt.until };
      if (ahead !== null) return { kind: 'behind', post: ahead };
      if (reason !== '') {
        return { kind: 'postponed', reason, until: Math.max(row.leaseUntil ?? now, now) };
      }
      if (row.state === 'sending') return { kind: 'under-way' };
      return { kind: now - at > TURN ? 'stuck' : 'next' };
    }
  }
}
