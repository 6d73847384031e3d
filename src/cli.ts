import { helpOf } from './cli/help.ts';

type Program = (args: string[]) => number | Promise<number>;

/** Each loads what it needs only when it is asked for, takes what follows its name, and gives the exit code. */
const PROGRAMS: Readonly<Record<string, Program>> = {
  setup: async (args) => (await import('./cli/setup.ts')).startSetup(args),
  doctor: async (args) => (await import('./cli/doctor.ts')).doctor(args),
  backup: async (args) => (await import('./cli/backup.ts')).backup(args),
  restore: async (args) => (await import('./cli/restore.ts')).restore(args),
  'export-data': async (args) => (await import('./cli/export-data.ts')).exportData(args),
  'import-data': async (args) => (await import('./cli/import-data.ts')).importData(args),
  import: async (args) => (await import('./cli/roadmap-files.ts')).showImport(args),
  check: async (args) => (await import('./cli/roadmap-files.ts')).checkRoadmap(args),
  export: async (args) => (await import('./cli/roadmap-files.ts')).printCanonical(args),
};

process.exitCode = await run(process.argv.slice(2));

async function run([name = '', ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${helpOf()}\n`);
    return 0;
  }
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (program !== undefined) return program(args);
  if (name === '') {
    process.stderr.write(`${helpOf()}\n`);
    return 1;
  }
  const { openConsole } = await import('./cli/console.ts');
  const known = Object.keys(PROGRAMS).join(', ');
  return (await openConsole()).fail('noProgram', { name, known });
}
