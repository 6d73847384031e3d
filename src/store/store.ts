import { arrivalStore } from './arrivals.ts';
import { auditStore } from './audit.ts';
import { blockerStore } from './blockers.ts';
import { boardStore } from './boards.ts';
import { byHandStore } from './by-hand.ts';
import { calendarStore } from './calendars.ts';
import { celebrationStore } from './celebrations.ts';
import { checkInStore } from './check-ins.ts';
import type { Database } from './database/database.ts';
import { missingColumns } from './database/missing-columns.ts';
import { digestFacts } from './digest-facts.ts';
import { enrolmentStore } from './enrolments.ts';
import { groupReportStore } from './group-report.ts';
import { groupStore } from './groups.ts';
import { guildStore } from './guilds.ts';
import { haltStore } from './halts.ts';
import { leaveStore } from './leaves.ts';
import { memberDataStore } from './member-data.ts';
import { memberStore } from './members.ts';
import { prepareMove } from './move-group.ts';
import { outboxStore } from './outbox/outbox.ts';
import { reminderStore } from './reminders.ts';
import { reviewStore } from './reviews.ts';
import { roadmapStore } from './roadmaps.ts';
import { scheduleFacts } from './schedule-facts.ts';
import { schedulerStore } from './schedulers.ts';
import { standupStore } from './standups.ts';

/** All aggregates on one database. */
export function createStore(db: Database) {
  return {
    guilds: guildStore(db),
    arrivals: arrivalStore(db),
    roadmaps: roadmapStore(db),
    groups: { ...groupStore(db), move: prepareMove(db) },
    groupReport: groupReportStore(db),
    calendars: calendarStore(db),
    enrolments: enrolmentStore(db),
    checkIns: checkInStore(db),
    celebrations: celebrationStore(db),
    blockers: blockerStore(db),
    boards: boardStore(db),
    leaves: leaveStore(db),
    members: memberStore(db),
    memberData: memberDataStore(db),
    reminders: reminderStore(db),
    digest: digestFacts(db),
    reviews: reviewStore(db),
    outbox: outboxStore(db),
    halts: haltStore(db),
    schedulers: schedulerStore(db),
    standups: standupStore(db),
    byHand: byHandStore(db),
    audit: auditStore(db),
    facts: scheduleFacts(db),
    /** What the database lacks of what this program knows; none when it is up to date. */
    missingColumns: () => missingColumns(db),
  };
}

export type Store = ReturnType<typeof createStore>;
