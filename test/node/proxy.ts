import { connect, createServer, type Socket } from 'node:net';

/** Stands between the program and Postgres. */
export type Proxy = {
  url: string;
  /** From now on it takes everything and gives nothing back, as a network that is gone does. */
  swallow: () => void;
  close: () => Promise<void>;
};

export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let swallows = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    near.on('data', (bytes) => void (swallows || far.write(bytes)));
    far.on('data', (bytes) => void (swallows || near.write(bytes)));
    near.on('close', () => far.destroy());
    far.on('close', () => swallows || near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const url = new URL(target);
  url.port = String(address.port);
  return {
    url: url.href,
    swallow: () => {
      swallows = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
