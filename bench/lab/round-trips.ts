import { connect, createServer, type Socket } from 'node:net';

/** Client messages that wait for the server: Sync, simple Query, Flush. */
const WAITING = new Set(['S', 'Q', 'H'].map((letter) => letter.charCodeAt(0)));

/**
 * A proxy before Postgres that counts how often clients wait for it.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export async function startCounter(postgresPort: number) {
  let waits = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(postgresPort, '127.0.0.1');
    const count = countWaits(() => {
      waits++;
    });
    client.setNoDelay(true);
    upstream.setNoDelay(true);
    client.on('data', count);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port to count on');
  return {
    port: address.port,
    count: () => waits,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads one connection's client side: a start-up message without a type, then typed ones. */
function countWaits(seen: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const whole = head + rest.readUInt32BE(head);
      if (rest.length < whole) return;
      if (started && WAITING.has(rest.readUInt8(0))) seen();
      started = true;
      rest = rest.subarray(whole);
    }
  };
}
