import { connect, type Socket } from 'node:net';

export type LoadResult = {
  /** Requests sent; each has been answered, or its connection broke. */
  sent: number;
  /** Answers with status 200 whose body holds the expected words. */
  answered: number;
  /** The first answer that was not as expected. */
  wrong: string | null;
  ms: number;
  latencies: number[];
};

/**
 * Sends whole requests, each connection its next one when the last was answered, for at most
 * `maxMs`. Raw sockets, so that the generator costs little beside the server it measures.
 */
export async function sendAll(
  port: number,
  requests: readonly Buffer[],
  options: { inFlight: number; expected: string; maxMs: number },
): Promise<LoadResult> {
  const sockets = await Promise.all(
    Array.from({ length: Math.min(options.inFlight, requests.length) }, () => open(port)),
  );
  const result: LoadResult = { sent: 0, answered: 0, wrong: null, ms: 0, latencies: [] };
  const start = performance.now();
  const drive = async (socket: Socket) => {
    const exchange = exchanger(socket);
    for (;;) {
      const request = requests[result.sent];
      if (request === undefined || performance.now() - start > options.maxMs) return;
      result.sent++;
      const begun = performance.now();
      const { status, body } = await exchange(request);
      result.latencies.push(performance.now() - begun);
      if (status === 200 && body.includes(options.expected)) result.answered++;
      else result.wrong ??= `${status} ${body.slice(0, 300)}`;
    }
  };
  try {
    await Promise.all(sockets.map(drive));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  result.ms = performance.now() - start;
  return result;
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

type Answer = { status: number; body: string };

/** One request at a time on one connection; answers must carry their length. */
function exchanger(socket: Socket): (request: Buffer) => Promise<Answer> {
  let pending: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  let text = '';
  const fail = (error: Error) => pending?.reject(error);
  socket.setEncoding('latin1');
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: string) => {
    text += chunk;
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end))?.[1];
    if (length === undefined) return fail(new Error(`no length: ${text.slice(0, end)}`));
    const whole = end + 4 + Number(length);
    if (text.length < whole) return;
    const body = Buffer.from(text.slice(end + 4, whole), 'latin1').toString('utf8');
    const status = Number(text.slice(9, 12));
    text = text.slice(whole);
    pending?.resolve({ status, body });
  });
  return (request) =>
    new Promise((resolve, reject) => {
      pending = { resolve, reject };
      socket.write(request);
    });
}
