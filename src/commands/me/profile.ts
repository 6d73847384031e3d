import type { Ask } from '../../discord/ask.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { ProfileFacts, WeekState } from '../../pictures/facts.ts';
import type { Group } from '../../store/groups.ts';
import { streakFacts } from '../../study/board.ts';
import { numberedPhases, phaseTitleIn } from '../../study/phases.ts';
import { restBefore } from '../../study/rests.ts';
import { bestStreak, streak, streakReasons } from '../../study/streak.ts';
import type { Profile, ProfileWeek } from '../../views/me.ts';
import { restsWords } from '../../views/rest.ts';
import type { Kit } from '../kit.ts';
import { streakWeeks } from '../streak-weeks.ts';

const LAST = 10;

/** What a member's profile in a group says, and what its picture shows. */
export async function profileOf(
  kit: Kit,
  ask: Ask,
  group: Group,
): Promise<{ profile: Omit<Profile, 'picture'>; facts: ProfileFacts }> {
  const { guildId, memberId } = ask;
  const { groupId } = group;
  const [items, totals, own, counts, member, roadmap] = await Promise.all([
    kit.store.groups.items(guildId, groupId, memberId),
    kit.store.boards.periods(guildId, groupId),
    kit.store.boards.ownLine(guildId, { groupId, period: 'all', memberId }),
    kit.store.enrolments.counts(guildId),
    kit.store.members.find(guildId, memberId),
    kit.store.roadmaps.find(guildId, group.version),
  ]);
  const mine = totals.filter((total) => total.memberId === memberId);
  const streaks = streakFacts(mine, streakWeeks(group, ask.at));
  const inWeek = (week: number) => mine.find(({ period }) => period === `w${week}`)?.items ?? 0;
  const weeks = explain(group, ask, streaks, inWeek);
  const phases = numberedPhases(group.plan).map(({ number }) => {
    const part = items.filter(({ phase }) => phase === number);
    const done = part.filter((item) => item.done !== null).length;
    return { title: phaseTitleIn(roadmap, group.plan, number), done, total: part.length };
  });
  const standing = {
    points: own?.points ?? 0,
    rank: own === undefined ? null : { place: own.rank, of: counts.get(groupId) ?? own.rank },
    streak: { now: streak(streaks), best: bestStreak(streaks) },
  };
  const checkIns = items
    .flatMap(({ done, doneAt: at, doneWeek: week, earned: points, text: item }) =>
      done === 'done' && at !== null && week !== null && points !== null
        ? [{ item, points, week, at }]
        : [],
    )
    .sort((a, b) => b.at - a.at)
    .slice(0, LAST);
  return {
    profile: {
      group: group.name,
      ...standing,
      alias: member?.alias ?? null,
      hidden: member?.hidden ?? false,
      phases,
      weeks: [...weeks].reverse(),
      target: group.target,
      startsAt: group.weekStarts[0] ?? ask.at,
      checkIns,
    },
    facts: {
      name: member?.alias ?? ask.name,
      group: group.name,
      phases,
      weeks: group.plan.weeks.map(({ number }) => ({
        number,
        state: stateOf(weeks.find(({ week }) => week === number)?.reason),
        done: inWeek(number),
      })),
      ...standing,
    },
  };
}

/** Every week that has begun, from the first: why it counts for the streak or does not. */
function explain(
  group: Group,
  ask: Ask,
  streaks: Parameters<typeof streakReasons>[0],
  inWeek: (week: number) => number,
): ProfileWeek[] {
  const words = wordsOf(ask.language);
  const reasons = new Map(streakReasons(streaks).map(({ week, reason }) => [week, reason]));
  const begun = Math.min(streaks.current, group.plan.weeks.length);
  return Array.from({ length: begun }, (_, at): ProfileWeek => {
    const week = at + 1;
    const rests = week === 1 ? [] : restBefore(group, week);
    return {
      week,
      reason: reasons.get(week) ?? 'before',
      items: inWeek(week),
      rest: rests.length === 0 ? null : restsWords(words, rests),
    };
  });
}

function stateOf(reason: ProfileWeek['reason'] | undefined): WeekState {
  switch (reason) {
    case undefined:
      return 'coming';
    case 'away':
      return 'leave';
    case 'outage':
    case 'finished':
      return 'rest';
    default:
      return reason;
  }
}
