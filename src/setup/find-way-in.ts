import { askLine, type SetupParts, TRIES } from './setup-parts.ts';

/** How interactions come in. `address` null: over the gateway; else Discord calls it. */
export type WayIn = { address: string | null };

/** The way that is given, or asked for; the gateway unless told otherwise. Null: told why. */
export async function findWayIn(parts: SetupParts): Promise<WayIn | null> {
  const { options, tell, terminal } = parts;
  if (options.publicUrl !== null) return check(parts, options.publicUrl);
  if (options.yes) return { address: null };
  terminal.show(`\n${tell('whereInteractions')}`);
  const choice = await askLine(parts, tell('askInteractions'));
  if (choice === null) return null;
  if (choice !== '2') return { address: null };
  for (let time = 0; time < TRIES; time++) {
    const address = await askLine(parts, tell('askAddress'));
    if (address === null) return null;
    const way = check(parts, address);
    if (way !== null) return way;
  }
  terminal.show(tell('tooOften'));
  return null;
}

function check({ tell, terminal }: SetupParts, address: string): WayIn | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol === 'https:') {
    const bare = `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/interactions$/, '');
    return { address: bare };
  }
  terminal.show(tell('wrongPublic'));
  return null;
}
