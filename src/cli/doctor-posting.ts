import type { Condition } from '../store/database/condition.ts';
import { type Finding, finding } from './finding.ts';

const MINUTE = 60_000;
/** In minutes. Posts are looked for every minute. */
const LATE = 5;

/** How the posts of all servers do. `now`: epoch ms. */
export function lookAtPosting(posting: NonNullable<Condition['posting']>, now: number): Finding[] {
  const { sweptTo, oldestDueAt, blocked, halts } = posting;
  const minutesSince = (at: number) => Math.max(0, Math.floor((now - at) / MINUTE));
  const late = (at: number, well: Finding, old: (minutes: number) => Finding) =>
    minutesSince(at) > LATE ? old(minutesSince(at)) : well;
  return [
    sweptTo === null
      ? finding('note', 'sweepNever')
      : late(sweptTo, finding('well', 'sweepOk', { minutes: minutesSince(sweptTo) }), (minutes) =>
          finding('wrong', 'sweepOld', { minutes }),
        ),
    oldestDueAt === null
      ? finding('well', 'waitingOk')
      : late(oldestDueAt, finding('well', 'waitingOk'), (minutes) =>
          finding('wrong', 'waitingOld', { minutes }),
        ),
    blocked === 0 ? finding('well', 'blockedOk') : finding('note', 'blocked', { count: blocked }),
    ...halts.map(({ reason }) =>
      reason === 'unauthorised'
        ? finding('wrong', 'haltUnauthorised')
        : finding('note', 'haltLimit'),
    ),
  ];
}
