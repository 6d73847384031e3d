import { boardStore } from './boards.ts';
import { checkInStore } from './check-ins.ts';
import type { Database } from './database.ts';
import { enrolmentStore } from './enrolments.ts';
import { groupStore } from './groups.ts';
import { guildStore } from './guilds.ts';
import { prepareMove } from './move-group.ts';
import { outboxStore } from './outbox.ts';
import { roadmapStore } from './roadmaps.ts';
import { standupStore } from './standups.ts';

/** All aggregates on one database. */
export function createStore(db: Database) {
  return {
    guilds: guildStore(db),
    roadmaps: roadmapStore(db),
    groups: { ...groupStore(db), move: prepareMove(db) },
    enrolments: enrolmentStore(db),
    checkIns: checkInStore(db),
    boards: boardStore(db),
    outbox: outboxStore(db),
    standups: standupStore(db),
  };
}

export type Store = ReturnType<typeof createStore>;
