import type { Ask } from './ask.ts';
import { createBuckets, type Rate } from './token-buckets.ts';

/**
 * What an interaction asks of the program: `dear` fetches, draws or reads a whole history; `typing`
 * is what Discord sends while an option is typed.
 */
export type Effort = 'usual' | 'dear' | 'typing';

/**
 * How much one member, and one server, may ask for. Meant for macros and floods: nobody who presses
 * buttons by hand gets there. The reasons for the figures: docs/decisions/0016-audit-and-limits.md
 */
export const LIMITS = {
  usual: { member: { burst: 30, perSecond: 2 }, guild: { burst: 1_000, perSecond: 100 } },
  dear: { member: { burst: 10, perSecond: 1 / 6 }, guild: { burst: 60, perSecond: 2 } },
  typing: { member: { burst: 40, perSecond: 5 }, guild: { burst: 1_000, perSecond: 100 } },
} as const satisfies Record<Effort, { member: Rate; guild: Rate }>;

/** Milliseconds to wait before this may be asked; 0: it may, and has been counted. */
export type Limits = (
  who: Pick<Ask, 'guildId' | 'memberId'>,
  effort: Effort,
  now: number,
) => number;

/** Limits kept in this process' memory. Who is refused has used up nothing, their server neither. */
export function createLimits(
  limits: Readonly<Record<Effort, { member: Rate; guild: Rate }>> = LIMITS,
): Limits {
  const kept = {
    usual: bucketsOf(limits.usual),
    dear: bucketsOf(limits.dear),
    typing: bucketsOf(limits.typing),
  };
  return ({ guildId, memberId }, effort, now) => {
    // What is dear counts as usual too.
    const levels = effort === 'dear' ? [kept.usual, kept.dear] : [kept[effort]];
    const wait = Math.max(
      ...levels.map(({ member, guild }) =>
        Math.max(member.wait(memberId, now), guild.wait(guildId, now)),
      ),
    );
    if (wait > 0) return wait;
    for (const { member, guild } of levels) {
      member.take(memberId, now);
      guild.take(guildId, now);
    }
    return 0;
  };
}

function bucketsOf({ member, guild }: { member: Rate; guild: Rate }) {
  return { member: createBuckets(member), guild: createBuckets(guild) };
}
