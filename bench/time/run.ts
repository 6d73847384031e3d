import { createCalendar } from './calendar.ts';
import { openSimulated } from './database.ts';
import { readSettings } from './settings.ts';
import { newFigures } from './sim.ts';
import { runWorld, type Violation } from './world.ts';

/** Simulates guild-weeks until there are enough, prints what was done, and fails on a violation. */
async function main(): Promise<void> {
  const { guildWeeks, seed: first, enabled, guilds, stopAt } = readSettings(process.env);
  const database = await openSimulated();
  const parts = {
    database,
    calendar: createCalendar(),
    tally: new Map(),
    figures: newFigures(),
    enabled,
    guilds,
  };
  const { figures, tally } = parts;
  const violations: Violation[] = [];
  const began = performance.now();
  let worlds = 0;
  while (figures.guildWeeks < guildWeeks && violations.length < stopAt) {
    const report = await runWorld(first + worlds, parts);
    worlds += 1;
    if (report.violations.length > 0 && violations.length === 0) {
      print(`trace of the world of seed ${first + worlds - 1}:\n${report.trace.join('\n')}`);
    }
    violations.push(...report.violations);
  }
  await database.close();
  const seconds = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage().user / 1e6;
  print(
    [
      `seeds ${first} to ${first + worlds - 1}: ${worlds} worlds in ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of one core)`,
      ...Object.entries(figures).map(([name, value]) => `${name} ${value}`),
      ...[...tally].sort().map(([fault, times]) => `fault ${fault} ${times}`),
      ...violations.map(({ seed, rule, detail }) => `VIOLATION seed ${seed}: ${rule}: ${detail}`),
      `violations ${violations.length}`,
    ].join('\n'),
  );
  process.exitCode = violations.length > 0 ? 1 : 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
