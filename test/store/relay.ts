import { connect, createServer, type Socket } from 'node:net';

/** A TCP relay on loopback, in front of a database. */
export type Relay = {
  url: string;
  /** Cuts every connection; new ones still get in. */
  cut: () => void;
  /** Cuts everything and lets nobody in, until `listen`. */
  close: () => Promise<void>;
  listen: () => Promise<void>;
};

/** `carry` takes the bytes of one connection across; what ends on one side ends on the other. */
export async function startRelay(
  url: string,
  carry: (client: Socket, upstream: Socket) => void,
): Promise<Relay> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    carry(client, upstream);
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
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the relay has no port');
  const through = new URL(url);
  through.port = String(address.port);
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    listen: () => listen(address.port),
  };
}
