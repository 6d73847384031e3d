import { Agent, request } from 'node:http';
import type { SignedBody } from './unsigned.ts';

export type Exchange = { status: number; text: string; ms: number };

/** Discord's side of an interactions endpoint, with so many connections that are kept. */
export function createExchange(port: number, inFlight: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const send = ({ body, signature, timestamp }: SignedBody): Promise<Exchange> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const bytes = Buffer.from(body);
      const headers = {
        'content-type': 'application/json',
        'content-length': String(bytes.length),
        'x-signature-ed25519': signature,
        'x-signature-timestamp': timestamp,
      };
      const options = { agent, port, host: '127.0.0.1', path: '/interactions', headers };
      const asked = request({ ...options, method: 'POST' }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - began;
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), ms });
        });
      });
      asked.on('error', reject);
      asked.end(bytes);
    });
  return { send, close: () => agent.destroy() };
}
