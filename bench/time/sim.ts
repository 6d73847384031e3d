import type { Calendar } from './calendar.ts';
import type { SimulatedDatabase } from './database.ts';
import type { Discord } from './discord.ts';
import type { Weather } from './faults.ts';
import type { GroupModel } from './group-model.ts';
import type { Loop } from './loop.ts';
import type { Random } from './random.ts';

/** One world and everything in it. */
export type Sim = {
  loop: Loop;
  random: Random;
  weather: Weather;
  discord: Discord;
  database: SimulatedDatabase;
  calendar: Calendar;
  groups: GroupModel[];
  figures: Figures;
  /** Notes what happened, for whoever reads a failure. */
  trace: (line: string) => void;
  violate: (rule: string, detail: string) => void;
};

/** What a run has done, added up over its worlds. */
export type Figures = {
  guildWeeks: number;
  sends: number;
  restarts: number;
  interactions: number;
  checkIns: number;
};

export function newFigures(): Figures {
  return {
    guildWeeks: 0,
    sends: 0,
    restarts: 0,
    interactions: 0,
    checkIns: 0,
  };
}

/** What nobody may ever read: it is in tokens and notes. */
export const SECRET = 'SECRET-CANARY';
