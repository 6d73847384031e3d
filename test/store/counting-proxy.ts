import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy to a database that counts round trips: how often the client spoke after the server had. */
export type CountingProxy = { url: string; trips: () => number; close: () => Promise<void> };

export async function startCountingProxy(url: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let trips = 0;
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
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
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    trips: () => trips,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
