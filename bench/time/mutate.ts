import { tryMutation } from './mutate-one.ts';
import { MUTATIONS } from './mutations.ts';

/** Switches off one rule after the other; fails if the bench does not miss one of them. */
async function main(): Promise<void> {
  const guildWeeks = Number(process.env.TIME_GUILD_WEEKS ?? 400);
  const only = process.env.TIME_MUTATION ?? '';
  const chosen = MUTATIONS.filter(({ rule }) => rule.includes(only));
  let survivors = 0;
  for (const mutation of chosen) {
    const verdict = await tryMutation(mutation, { guildWeeks, guilds: 6 });
    if (verdict.kind === 'red') {
      print(`red     ${mutation.rule}  (${verdict.by}, ${verdict.seconds.toFixed(0)} s)`);
    } else {
      survivors += 1;
      print(`${verdict.kind.toUpperCase().padEnd(7)} ${mutation.rule}\n${verdict.output}`);
    }
  }
  print(`${chosen.length} rules switched off, ${survivors} not missed`);
  process.exitCode = survivors > 0 ? 1 : 0;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
