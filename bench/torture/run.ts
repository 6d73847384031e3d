import { countWrongs, reportText } from './report.ts';
import { readSettings } from './settings.ts';
import { torture } from './torture.ts';

/** Runs the torture as large as the environment says, and tells what came of it. See docs/benchmarks.md. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const began = Date.now();
  const note = (text: string) => {
    const seconds = Math.round((Date.now() - began) / 1000);
    process.stdout.write(`${String(seconds).padStart(5)} s  ${text}\n`);
  };
  note(`seed ${settings.seed}`);
  const result = await torture(settings, note);
  process.stdout.write(`\n${reportText(result)}\n`);
  const wrongs = countWrongs(result) + result.verdict.pending;
  process.stdout.write(wrongs === 0 ? '\n0 lost, 0 doubled\n' : `\n${wrongs} wrong\n`);
  process.exitCode = wrongs === 0 ? 0 : 1;
}

await main();
