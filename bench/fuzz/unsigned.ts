import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Random } from '../time/random.ts';

/** A request over the wire: its body, and what it says of who signed it. */
export type SignedBody = { body: string; signature: string; timestamp: string };

const { privateKey: STRANGER } = generateKeyPairSync('ed25519');

export function signedWith(key: KeyObject, body: string, timestamp: string): SignedBody {
  const signature = sign(null, Buffer.from(timestamp + body), key).toString('hex');
  return { body, timestamp, signature };
}

/** The same with something wrong about the signature: each has to be refused by 401. */
export function forged(random: Random, good: SignedBody, key: KeyObject): SignedBody {
  const { body, signature, timestamp } = good;
  const seconds = Number(timestamp);
  const hex = (length: number) =>
    Array.from({ length }, () => random.int(0, 15).toString(16)).join('');
  const kinds: readonly [() => SignedBody, ...(() => SignedBody)[]] = [
    () => ({ ...good, signature: hex(128) }),
    () => ({ ...good, signature: hex(random.int(0, 127)) }),
    () => ({ ...good, signature: hex(random.int(129, 400)) }),
    () => ({ ...good, signature: signature.repeat(random.int(2, 30)) }),
    () => ({
      ...good,
      signature: `${signature.slice(0, 127)}${random.pick(['g', ' ', 'é', '-', 'Z'])}`,
    }),
    () => ({ ...good, signature: turned(random, signature) }),
    () => ({ ...good, signature: '' }),
    () => ({ ...good, body: `${body} ` }),
    // Of an empty body nothing can be cut.
    () => ({ ...good, body: body === '' ? ' ' : body.slice(0, -1) }),
    () => ({ ...good, timestamp: String(seconds + 1) }),
    () => signedWith(key, body, String(seconds - random.int(400, 10_000_000))),
    () => signedWith(key, body, String(seconds + random.int(400, 10_000_000))),
    () => signedWith(key, body, random.pick(['', '0', '-1', 'now', '1e9', '9'.repeat(300), 'NaN'])),
    () => signedWith(STRANGER, body, timestamp),
  ];
  return random.pick(kinds)();
}

/** One bit of it is another. */
function turned(random: Random, signature: string): string {
  const at = random.int(0, 127);
  const digit = Number.parseInt(signature[at] ?? '0', 16) ^ (1 << random.int(0, 3));
  return `${signature.slice(0, at)}${digit.toString(16)}${signature.slice(at + 1)}`;
}
