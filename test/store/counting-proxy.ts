import { startRelay } from './relay.ts';

/** A TCP proxy to a database that counts round trips: how often the client spoke after the server had. */
export type CountingProxy = { url: string; trips: () => number; close: () => Promise<void> };

export async function startCountingProxy(url: string): Promise<CountingProxy> {
  let trips = 0;
  const relay = await startRelay(url, (client, upstream) => {
    let clientSpeaks = false;
    client.on('data', (bytes) => {
      if (!clientSpeaks) trips += 1;
      clientSpeaks = true;
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      clientSpeaks = false;
      client.write(bytes);
    });
  });
  return { url: relay.url, trips: () => trips, close: relay.close };
}
