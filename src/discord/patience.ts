/** Waits for a rate limit that are longer than this, in milliseconds, are the caller's to plan around. */
export const PATIENCE = 1_500;

/** How long a request may go without an answer, in milliseconds. */
export const TIME_OUT = 15_000;
