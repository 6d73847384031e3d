import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy to a database that can swallow answers. */
export type LossyProxy = {
  url: string;
  /** Cuts the connection when the database answers the next statement that holds these words. */
  loseAnswerTo: (words: string) => void;
  /** Lets nothing through any more, in neither direction, and cuts nothing. */
  freeze: () => void;
  thaw: () => void;
  /** Cuts everything and lets nobody in, until `listen`. */
  hangUp: () => Promise<void>;
  listen: () => Promise<void>;
  /** Answers that were lost. */
  lost: () => number;
  close: () => Promise<void>;
};

export async function startLossyProxy(url: string): Promise<LossyProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const fate: { words: string | null; lost: number } = { words: null, lost: 0 };
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    let isDoomed = false;
    client.on('data', (bytes) => {
      if (frozen) return;
      const { words } = fate;
      if (words !== null && bytes.includes(words)) {
        // It is parsed first and run with the next bytes, when the answer to that has arrived.
        fate.words = null;
        isDoomed = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (frozen) return;
      if (isDoomed && isCommandComplete(bytes)) {
        fate.lost += 1;
        client.destroy();
        return;
      }
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
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: through.href,
    hangUp,
    listen: () =>
      new Promise((resolve) => server.listen(Number(through.port), '127.0.0.1', resolve)),
    loseAnswerTo: (words) => {
      fate.words = words;
    },
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.destroy();
    },
    lost: () => fate.lost,
    close: hangUp,
  };
}

/** Whether the server's bytes say that a statement is done and committed: CommandComplete, then ReadyForQuery. */
function isCommandComplete(bytes: Buffer): boolean {
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    if (bytes[at] === 'C'.charCodeAt(0)) return true;
  }
  return false;
}
