import * as z from 'zod';
import { FAULTS, type Fault } from './faults.ts';

export type Settings = {
  guildWeeks: number;
  /** Of the first world; each further world has the next one. */
  seed: number;
  enabled: ReadonlySet<Fault>;
  /** Servers in a world. */
  guilds: number;
  /** Ends the run after so many violations. */
  stopAt: number;
};

const count = (fallback: number) => z.coerce.number().int().min(0).default(fallback);
const Names = z
  .string()
  .transform((text) => text.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.enum(FAULTS)));

const Environment = z.object({
  TIME_GUILD_WEEKS: count(2_000),
  TIME_SEED: count(1),
  TIME_GUILDS: count(6),
  TIME_STOP_AT: count(20),
  /** Only these; without it, all. */
  TIME_FAULTS: Names.optional(),
  TIME_WITHOUT: Names.optional(),
});

/** Sizes and faults from the environment; throws with the variable's name where one is unknown. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = Environment.parse(environment);
  const without = new Set<Fault>(read.TIME_WITHOUT ?? []);
  return {
    guildWeeks: read.TIME_GUILD_WEEKS,
    seed: read.TIME_SEED,
    enabled: new Set((read.TIME_FAULTS ?? FAULTS).filter((fault) => !without.has(fault))),
    guilds: read.TIME_GUILDS,
    stopAt: read.TIME_STOP_AT,
  };
}
