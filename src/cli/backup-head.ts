import * as z from 'zod';
import { Contents } from '../store/moving/contents.ts';

/**
 * A backup is one line of JSON, filled up with blanks to `HEAD` bytes, and behind it what the
 * database's own tool gave: `tail -n +2` of it is a file that pg_restore or tar reads.
 */
export const HEAD = 1024;

export const Head = z.object({
  roadmate: z.literal('backup'),
  format: z.literal(1),
  /** `embedded`: PGlite's folder as tar.gz; `postgres`: pg_dump's custom format. */
  kind: z.enum(['embedded', 'postgres']),
  takenAt: z.iso.datetime(),
  /** The database server's version. */
  server: z.string().max(40),
  /** How many migrations it was built with. */
  migrations: z.int().min(0),
  contains: Contents,
  /** Of what follows the head. */
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Head = z.infer<typeof Head>;

/** An error of the operating system's, such as `ENOSPC`. */
export function isOfSystem(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}
