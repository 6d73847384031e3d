import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer, SERVER_LIMITS } from '../../src/http/open-server.ts';
import { type Endpoint, interaction, openEndpoint } from './endpoint.ts';

/** As the program's, in less time. */
const LIMITS = {
  ...SERVER_LIMITS,
  headersTimeout: 300,
  requestTimeout: 600,
  connectionsCheckingInterval: 100,
  maxConnections: 8,
};
/** In milliseconds: long enough for those, short enough to see them at work. */
const SOON = 5_000;

let endpoint: Endpoint;
let server: Awaited<ReturnType<typeof openServer>>;
const sockets = new Set<Socket>();

beforeAll(async () => {
  endpoint = await openEndpoint();
  server = await openServer(endpoint.app.fetch, { port: 0, hostname: '127.0.0.1' }, LIMITS);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  server.hangUp();
  await server.close();
});

/** A connection that says this much, and what comes back until it is closed. */
function say(text: string | Buffer) {
  const socket = connect({ port: server.port, host: '127.0.0.1' });
  sockets.add(socket);
  let heard = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    heard += part;
  });
  socket.on('error', () => {});
  socket.write(text);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)));
  return { socket, closed: within(closed), heard: () => heard };
}

function within<T>(work: Promise<T>): Promise<T> {
  return Promise.race([
    work,
    new Promise<T>((_, reject) => setTimeout(() => reject(new Error('still open')), SOON)),
  ]);
}

/** A signed `/help`, as it goes over the wire, and how long its body is. */
async function help() {
  const body = JSON.stringify(interaction({}));
  const { 'content-length': _, ...signed } = await endpoint.sign(body);
  const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}`);
  return { body, head: ['POST /interactions HTTP/1.1', 'host: bot', ...lines].join('\r\n') };
}

async function isWell(): Promise<boolean> {
  const { body, head } = await help();
  const asked = say(
    `${head}\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const answer = await asked.closed;
  return answer.startsWith('HTTP/1.1 200') && answer.includes('"type":4');
}

describe('a client that takes its time', () => {
  test('over the headers is hung up on, and others are answered meanwhile', async () => {
    const slow = say('POST /interactions HTTP/1.1\r\nhost: bot\r\nx-sig');
    expect(await isWell()).toBe(true);
    expect(await slow.closed).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test('over the body is hung up on, and others are answered meanwhile', async () => {
    const { head } = await help();
    const slow = say(`${head}\r\ncontent-length: 1000\r\n\r\n{"type"`);
    const drip = setInterval(() => slow.socket.write(' '), 50);
    expect(await isWell()).toBe(true);
    expect(await slow.closed).toMatch(/^(HTTP\/1\.1 408|$)/);
    clearInterval(drip);
  });

  test('and is gone amid its body breaks nothing', async () => {
    const { head } = await help();
    for (let i = 0; i < 5; i += 1) {
      const { socket } = say(`${head}\r\ncontent-length: 1000\r\n\r\n{"type"`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    expect(await isWell()).toBe(true);
    expect(endpoint.reports).toEqual([]);
  });
});

test('a flood of connections is turned away, and its end is the end of it', async () => {
  const flood = Array.from({ length: 30 }, () => say('GET /healthz HTTP/1.1\r\nhost: bot\r\n'));
  await Promise.all(flood.map(({ closed }) => closed));
  expect(await isWell()).toBe(true);
});

test('a body in chunks is read, a lie about its length is not believed', async () => {
  const { body, head } = await help();
  const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const chunked = `${head}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n`;
  expect(await say(`${chunked}\r\n${chunk}`).closed).toMatch(/^HTTP\/1\.1 200/);
  // Both at once is how a request is hidden in another.
  const both = say(`${chunked}content-length: 4\r\n\r\n${chunk}`);
  expect(await both.closed).toMatch(/^HTTP\/1\.1 400/);
});

test.each([
  ['no HTTP', 'EHLO bot\r\n\r\n', 400],
  ['bytes', Buffer.from([0, 255, 254, 13, 10, 13, 10]), 400],
  ['headers without end', `GET /healthz HTTP/1.1\r\nhost: bot\r\nx: ${'y'.repeat(20_000)}`, 431],
  ['a length that is none', 'POST /interactions HTTP/1.1\r\ncontent-length: x\r\n\r\n', 400],
  ['an address that is none', 'GET //%zz HTTP/1.1\r\nhost: [bad\r\nconnection: close\r\n\r\n', 400],
])('%s is refused with a 4xx', async (_, text, status) => {
  expect(await say(text).closed).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
  expect(await isWell()).toBe(true);
});
