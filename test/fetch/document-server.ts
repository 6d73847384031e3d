import { once } from 'node:events';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import { cert, key } from './certificate.ts';

export type DocumentServer = {
  port: number;
  /** The paths that were asked for, in order. */
  asked: string[];
  close: () => Promise<void>;
};

export const DOCUMENT = '# Bake bread\n\n## Loaf\n\n- [ ] Weigh the flour\n- [ ] Knead by hand\n';
const MEGABYTE = 1_048_576;

/** Answers by path; what is not here is not found. */
const ANSWERS: Record<string, RequestListener> = {
  '/bread.md': (_, response) => {
    response.setHeader('content-type', 'text/plain; charset=utf-8').end(DOCUMENT);
  },
  '/moved.md': (_, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/bread.md' }).end();
  },
  '/inside.md': (_, response) => {
    response.writeHead(301, { location: '/bread.md' }).end();
  },
  '/large.md': (_, response) => response.end('x'.repeat(MEGABYTE + 1)),
  '/exact.md': (_, response) => response.end(DOCUMENT.padEnd(MEGABYTE, '\n')),
  '/says-large.md': (_, response) => {
    response.setHeader('content-length', String(MEGABYTE * 1000));
    response.write(DOCUMENT);
  },
  // Says that it is small, and goes on for ever.
  '/lies.md': (_, response) => {
    response.socket?.write(
      `HTTP/1.1 200 OK\r\ncontent-length: ${DOCUMENT.length}\r\n\r\n${DOCUMENT}`,
    );
    response.socket?.write('x'.repeat(MEGABYTE * 2), () => response.socket?.destroy());
  },
  '/endless.md': (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/silent.md': () => {},
  '/trickle.md': (_, response) => {
    const timer = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(timer));
  },
  '/cut.md': (_, response) => {
    response.setHeader('content-length', '1000');
    response.write(DOCUMENT, () => response.destroy());
  },
  '/page.md': (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end('<p>Sign in</p>');
  },
  '/picture.md': (_, response) => {
    response.setHeader('content-type', 'image/png').end('not one');
  },
  '/archive.md': (_, response) => response.end(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0])),
  '/packed.md': (_, response) => {
    response.setHeader('content-encoding', 'gzip').end(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0]));
  },
  '/utf16.md': (_, response) => response.end(Buffer.from(`\ufeff${DOCUMENT}`, 'utf16le')),
  '/refused.md': (_, response) => response.writeHead(403).end(),
  '/broken.md': (_, response) => response.writeHead(503).end(),
};

/** A server of documents on loopback, over TLS unless told otherwise. */
export async function startDocumentServer(secure: boolean): Promise<DocumentServer> {
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const name = path.slice(path.lastIndexOf('/'));
    const found = ANSWERS[name];
    if (found === undefined) response.writeHead(404).end();
    else found(request, response);
  };
  const server: Server = secure ? createServer({ cert, key }, answer) : createPlainServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
