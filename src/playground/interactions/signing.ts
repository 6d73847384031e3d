/** The application's Ed25519 key pair, as Discord holds it: the application only learns the public key. */
export type Signer = {
  /** Hexadecimal, for DISCORD_PUBLIC_KEY. */
  publicKey: string;
  /** A signed `POST` as Discord sends it; `timestamp` in Unix seconds. */
  sign(url: string, body: string, timestamp: number): Promise<Request>;
};

/** Makes a fresh key pair. https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint */
export async function createSigner(): Promise<Signer> {
  const keys = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error('no Ed25519 key pair was made');
  const raw = await crypto.subtle.exportKey('raw', keys.publicKey);
  return {
    publicKey: Buffer.from(raw).toString('hex'),
    sign: async (url, body, timestamp) => {
      const signed = new TextEncoder().encode(`${timestamp}${body}`);
      const signature = await crypto.subtle.sign({ name: 'Ed25519' }, keys.privateKey, signed);
      return new Request(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
          'x-signature-ed25519': Buffer.from(signature).toString('hex'),
          'x-signature-timestamp': String(timestamp),
        },
      });
    },
  };
}
