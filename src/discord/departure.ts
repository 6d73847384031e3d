/** A request that may leave only while it is allowed to, and whether it came too late for that. */
export type Departure = { signal: AbortSignal; wasTooLate: () => boolean };

/**
 * A signal that counts as aborted once `isOver`. @discordjs/rest reads `aborted` right before a
 * request leaves, so a process that was frozen in between sends nothing when it wakes up. A timer
 * would not do: after a freeze the request may be there before it.
 */
export function leaveUnless(isOver: () => boolean): Departure {
  const { signal } = new AbortController();
  let late = false;
  Object.defineProperty(signal, 'aborted', {
    get: () => {
      late ||= isOver();
      return late;
    },
  });
  return { signal, wasTooLate: () => late };
}
