import { generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import { CANDIDATES } from './check-in/ids.ts';
import { doneInteraction, pingInteraction } from './check-in/payload.ts';
import { answerParent } from './lab/child.ts';
import { sendAll } from './lab/http-load.ts';

/** What the generator is asked for: numbers `from` to `from + count` of a candidate's requests. */
export const Job = z.object({
  port: z.number(),
  inFlight: z.number(),
  from: z.number(),
  count: z.number(),
  maxMs: z.number(),
  at: z.number(),
  /** Null: PINGs. */
  done: z
    .object({
      candidate: z.enum(CANDIDATES),
      guilds: z.number(),
      members: z.number(),
      items: z.array(z.string()),
    })
    .nullable(),
});
export type Job = z.infer<typeof Job>;

const { publicKey, privateKey } = generateKeyPairSync('ed25519');

answerParent({
  publicKey: async () =>
    publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'),
  load: async (about) => {
    const job = Job.parse(about);
    const { port, inFlight, maxMs, done, at } = job;
    const requests = Array.from({ length: job.count }, (_, i) => {
      const n = job.from + i;
      return signed(done ? doneInteraction({ ...done, at }, n) : pingInteraction(at, n));
    });
    const expected = done ? '✅' : '"type":1';
    return sendAll(port, requests, { inFlight, maxMs, expected });
  },
});

/** The bytes of a signed request; all signing is over before the clock starts. */
function signed(body: string): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
  const head = [
    'POST /interactions HTTP/1.1',
    'Host: 127.0.0.1',
    'User-Agent: Discord-Interactions/1.0 (+https://discord.com)',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Signature-Ed25519: ${signature}`,
    `X-Signature-Timestamp: ${timestamp}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
