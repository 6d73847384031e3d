import { createPictures } from '../src/pictures/create-pictures.ts';
import { BOARD, BURN_UP, PROFILE } from '../test/pictures/sample-facts.ts';

const TIMES = 300;

/** How long a picture takes from its facts to its PNG, one after the other. `npx tsx bench/pictures.ts` */
async function main(): Promise<void> {
  const began = performance.now();
  const pictures = await createPictures();
  if (pictures === null) throw new Error('the optional packages of the pictures are absent');
  print(`opened in ${(performance.now() - began).toFixed(0)} ms`);
  const kinds = {
    profile: () => pictures.profile('zh-CN', PROFILE),
    board: () => pictures.board('en', BOARD),
    'burn-up': () => pictures.burnUp('en', BURN_UP),
  };
  for (const [name, draw] of Object.entries(kinds)) {
    const first = await timed(draw);
    const cpu = process.cpuUsage();
    const times: number[] = [];
    for (let time = 0; time < TIMES; time += 1) times.push(await timed(draw));
    const { user, system } = process.cpuUsage(cpu);
    times.sort((a, b) => a - b);
    const at = (share: number) => (times[Math.floor(TIMES * share)] ?? 0).toFixed(1);
    const size = ((await draw()).data.length / 1024).toFixed(0);
    const core = ((user + system) / 1000 / TIMES).toFixed(1);
    print(
      `${name}: first ${first.toFixed(0)} ms, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${core} ms of a core, ${size} KB`,
    );
  }
  print(`memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
}

async function timed(draw: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await draw();
  return performance.now() - began;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
