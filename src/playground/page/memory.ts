/**
 * Small things kept in this browser: the person and the language chosen, the tour's ticks, and
 * whether it was closed.
 */

type Name = 'persona' | 'language' | 'tour' | 'tour-closed';

/** A browser may refuse storage altogether; the page then simply forgets. */
export function recall(name: Name): string | null {
  try {
    return localStorage.getItem(`roadmate.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: Name, value: string): void {
  try {
    localStorage.setItem(`roadmate.${name}`, value);
  } catch {
    // Nothing to do: see above.
  }
}
