import { askLine, askYes, type SetupParts, TRIES } from './setup-parts.ts';

/** `url` null: the embedded one. */
export type Found = { url: string | null };

/** A database that answers: the one given, the one kept, or one that is asked for. Null: told why. */
export async function findDatabase(parts: SetupParts, kept: string): Promise<Found | null> {
  const { options, tell, terminal } = parts;
  if (options.databaseUrl !== null) return check(parts, options.databaseUrl);
  if (kept !== '') {
    const keeps = options.yes || (await askYes(parts, tell('keepDatabase'), true));
    if (keeps === null) return null;
    if (keeps) return check(parts, kept);
  }
  if (options.yes) return { url: null };
  terminal.show(`\n${tell('whereData')}`);
  const choice = await askLine(parts, tell('askData'));
  if (choice === null) return null;
  if (choice !== '2') return { url: null };
  for (let time = 0; time < TRIES; time++) {
    // It holds a password.
    const url = await askLine(parts, tell('askDatabase'), { hidden: true });
    if (url === null) return null;
    const found = await check(parts, url);
    if (found !== null) return found;
  }
  terminal.show(tell('tooOften'));
  return null;
}

async function check(parts: SetupParts, url: string): Promise<Found | null> {
  const { tell, terminal, problemsOf, databaseTrouble } = parts;
  const [problem] = problemsOf({ DATABASE_URL: url || ' ' });
  if (problem !== undefined) {
    terminal.show(tell('wrongAddress', { problem }));
    return null;
  }
  terminal.show(tell('askingDatabase'));
  const why = await databaseTrouble(url);
  terminal.show(why === null ? tell('databaseWell') : tell('databaseAway', { why }));
  return why === null ? { url } : null;
}
