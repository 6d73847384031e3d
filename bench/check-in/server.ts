import type { Server } from 'node:net';
import { z } from 'zod';
import { answerParent } from '../lab/child.ts';

const Environment = z.object({
  BENCH_DATABASE_URL: z.string(),
  BENCH_PUBLIC_KEY: z.string(),
  BENCH_POOL: z.coerce.number(),
});

export type ServerGround = { databaseUrl: string; publicKey: string; pool: number };

/** Runs one candidate's server in this process; the parent asks for its port and CPU time. */
export function runServer(start: (ground: ServerGround) => Promise<Server>): void {
  const read = Environment.parse(process.env);
  const starting = start({
    databaseUrl: read.BENCH_DATABASE_URL,
    publicKey: read.BENCH_PUBLIC_KEY,
    pool: read.BENCH_POOL,
  });
  answerParent({
    port: async () => {
      const server = await starting;
      if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('not listening');
      return address.port;
    },
    /** CPU time so far, in milliseconds, of all threads. */
    cpu: async () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  });
}
