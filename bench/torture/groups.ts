import { itemsOf, startsOf } from '../../src/commands/group/draft.ts';
import { versionOf } from '../../src/commands/roadmaps.ts';
import { shipped } from '../../src/roadmap/shipped.gen.ts';
import type { Store } from '../../src/store/store.ts';
import { numberedPhases } from '../../src/study/phases.ts';
import { makePlan } from '../../src/study/plan.ts';
import { assignmentMarker } from '../../src/views/assignment.ts';
import { standupMarker } from '../../src/views/standup.ts';
import { reportMarker } from '../../src/views/standup-report.ts';
import { weekBoardMarker } from '../../src/views/week-board.ts';
import type { Place } from './town.ts';

const WEEKS = 8;
const DAY = 86_400_000;
const MINUTE = 60_000;

/** A slot that comes due during the run, and the button by which its message is known. */
export type Slot = { kind: string; number: number; marker: string };

export type TownGroup = Place & {
  groupId: number;
  slots: readonly Slot[];
  items: readonly { itemId: string; text: string }[];
};

/** Makes groups whose first week has just ended: its board, the next assignment and more are due. */
export function groupMaker(store: Store, newId: () => string) {
  const [first] = shipped;
  if (first === undefined) throw new Error('no roadmap is shipped');
  const planned = makePlan(first.roadmap, { weeks: WEEKS });
  if (planned.kind !== 'planned') throw new Error(planned.kind);
  const { plan } = planned;
  const version = versionOf(first);
  const items = itemsOf(first.roadmap, plan);

  return async (place: Place, now: number): Promise<TownGroup> => {
    const { guildId, channelId, members } = place;
    // This minute, a week after the first week began.
    const second = Math.floor(now / MINUTE) * MINUTE;
    const began = new Date(second - 7 * DAY).toISOString();
    const anchor = { week: 1, date: began.slice(0, 10), time: began.slice(11, 16), zone: 'UTC' };
    const rhythm = [anchor];
    await store.roadmaps.keep(guildId, version);
    const { groupId } = await store.groups.create(
      guildId,
      {
        ...{ name: 'A group', version: version.version, language: 'en', channelId, plan, rhythm },
        weekStarts: startsOf({ rhythm, rests: [] }, plan),
        ...{ zone: 'UTC', status: 'running', createdBy: newId(), interactionId: newId() },
        ...{ sweptTo: second - MINUTE, nextDueAt: second },
      },
      items,
    );
    for (const member of members) await store.enrolments.join(guildId, groupId, member, now, 1);
    const phases = numberedPhases(plan);
    const slots: Slot[] = [
      { kind: 'board', number: 1, marker: weekBoardMarker(groupId, 1) },
      { kind: 'assignment', number: 2, marker: assignmentMarker(groupId, 2) },
      ...phases
        .filter(({ lastWeek }) => lastWeek === 1)
        .map(({ number }) => ({
          kind: 'report',
          number,
          marker: reportMarker(groupId, { scope: 'phase', number }),
        })),
      ...phases
        .filter(({ lastWeek }) => lastWeek === 2)
        .map(({ number }) => ({
          kind: 'standup',
          number,
          marker: standupMarker(groupId, { scope: 'phase', number }),
        })),
    ];
    return { ...place, groupId, slots, items };
  };
}
