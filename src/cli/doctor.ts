import { loadConfig } from '../config/environment.ts';
import { openConsole } from './console.ts';
import { lookAtDatabase } from './doctor-database.ts';
import { lookAtDiscord } from './doctor-discord.ts';
import { lookAtMachine } from './doctor-machine.ts';
import { type Finding, finding, lineOf, tellFinding } from './finding.ts';
import { readFlags } from './read-flags.ts';

/** `cli doctor [--json]`: looks at everything that the bot needs. Gives the exit code. */
export async function doctor(args: string[]): Promise<number> {
  const console = await openConsole();
  const flags = readFlags({
    args,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (flags === null) return console.fail('doctorUsage');
  if (flags.values.help === true) {
    console.show(console.tell('doctorUsage'));
    return 0;
  }
  const findings = await lookAtAll(console.now);
  const told = findings.map((each) => tellFinding(console.tell, each));
  const count = told.filter(({ state }) => state === 'wrong').length;
  if (flags.values.json === true) {
    console.show(JSON.stringify({ well: count === 0, findings: told }, null, 1));
  } else {
    const sum = count === 0 ? console.tell('doctorWell') : console.tell('doctorTrouble', { count });
    console.show([...told.map(lineOf), '', sum].join('\n'));
  }
  return count === 0 ? 0 : 1;
}

async function lookAtAll(now: () => number): Promise<Finding[]> {
  const read = loadConfig();
  const folder =
    read.kind === 'read' && read.config.databaseUrl === null ? read.config.dataFolder : null;
  const machine = await lookAtMachine(folder);
  if (read.kind === 'refused') {
    return [
      ...machine,
      ...read.problems.map((problem) => finding('wrong', 'setting', { problem })),
    ];
  }
  const [discord, database] = await Promise.all([
    lookAtDiscord(read.config, now),
    lookAtDatabase(read.config, now),
  ]);
  return [...machine, finding('well', 'settingsOk'), ...discord, ...database];
}
