/** A signature is good for this long, in seconds, as Discord's own clock and ours differ a little. */
const MAX_AGE = 300;

export type Verify = (
  body: string,
  signature: string,
  timestamp: string,
  now: number,
) => Promise<boolean>;

/**
 * Checks Discord's Ed25519 signatures with WebCrypto, with the key imported once.
 * Anything malformed is simply not valid: length and hex are looked at first, nothing throws.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export function createVerify(publicKeyHex: string): Verify {
  const raw = fromHex(publicKeyHex, 32);
  if (raw === null) throw new Error('DISCORD_PUBLIC_KEY must be 64 hexadecimal characters');
  const key = crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  const encoder = new TextEncoder();
  return async (body, signature, timestamp, now) => {
    const bytes = fromHex(signature, 64);
    if (bytes === null || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Math.abs(now / 1000 - Number(timestamp)) > MAX_AGE) return false;
    return crypto.subtle.verify('Ed25519', await key, bytes, encoder.encode(timestamp + body));
  };
}

function fromHex(hex: string, bytes: number): Uint8Array<ArrayBuffer> | null {
  if (hex.length !== bytes * 2 || !/^[0-9a-f]+$/i.test(hex)) return null;
  const read = new Uint8Array(bytes);
  for (let i = 0; i < bytes; i++) {
    read[i] = (digit(hex, 2 * i) << 4) | digit(hex, 2 * i + 1);
  }
  return read;
}

/** A hexadecimal digit's value: a letter's low four bits say how far it is past nine. */
function digit(hex: string, place: number): number {
  const code = hex.charCodeAt(place);
  return (code & 15) + (code >> 6) * 9;
}
