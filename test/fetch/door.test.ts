import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFetchDoor, type Fetched } from '../../src/fetch/fetch-document.ts';
import { createNodeOpen } from '../../src/fetch/open-node.ts';
import { cert } from './certificate.ts';
import { DOCUMENT, type DocumentServer, startDocumentServer } from './document-server.ts';

let secure: DocumentServer;
let plain: DocumentServer;

beforeAll(async () => {
  secure = await startDocumentServer(true);
  plain = await startDocumentServer(false);
});
afterAll(() => Promise.all([secure.close(), plain.close()]));
afterEach(() => {
  secure.asked.length = 0;
  plain.asked.length = 0;
});

const RAW = 'https://raw.githubusercontent.com/ada/bread/main';

/** The door as the bot has it, but that the hosts of the list are this machine's server. */
function door(addresses = ['127.0.0.1'], isPublic = (address: string) => address === '127.0.0.1') {
  const resolve = async () => addresses.map((address) => ({ address, family: 4 }));
  const open = createNodeOpen({ resolve, isPublic, ca: cert, port: secure.port });
  return createFetchDoor({ open, apiBase: `http://127.0.0.1:${plain.port}/api`, patience: 600 });
}

const attached = (path: string, size = 10) => ({
  url: `http://127.0.0.1:${plain.port}/attachments${path}`,
  filename: path.slice(1),
  size,
});

const ways: [string, (path: string) => Promise<Fetched>][] = [
  ['a link', (path) => door().link(`${RAW}${path}`)],
  ['an attachment', (path) => door().attachment(attached(path))],
];

describe.each(ways)('by %s', (_, get) => {
  test('a document comes with the name of its file', async () => {
    const fetched = await get('/bread.md');
    expect(fetched).toEqual({ kind: 'fetched', text: DOCUMENT, name: 'bread.md' });
  });

  test.each([
    ['/gone.md', { why: 'not-found' }],
    ['/refused.md', { why: 'failed', status: 403 }],
    ['/broken.md', { why: 'failed', status: 503 }],
    ['/large.md', { why: 'too-large' }],
    ['/says-large.md', { why: 'too-large' }],
    ['/endless.md', { why: 'too-large' }],
    ['/silent.md', { why: 'too-slow' }],
    ['/trickle.md', { why: 'too-slow' }],
    ['/cut.md', { why: 'unreachable' }],
    ['/page.md', { why: 'page' }],
    ['/picture.md', { why: 'not-text' }],
    ['/archive.md', { why: 'not-text' }],
    ['/packed.md', { why: 'not-text' }],
  ])('%s is refused', async (path, refusal) => {
    expect(await get(path)).toEqual({ kind: 'refused', ...refusal });
  });

  test.each(['/moved.md', '/inside.md'])('%s leads on, and is not followed', async (path) => {
    expect(await get(path)).toEqual({ kind: 'refused', why: 'moved' });
    expect([...secure.asked, ...plain.asked]).toHaveLength(1);
  });

  test('a megabyte is still taken, to the byte', async () => {
    expect(await get('/exact.md')).toMatchObject({ kind: 'fetched' });
  });

  test('of a body longer than it said no more is read than was said', async () => {
    expect(await get('/lies.md')).toEqual({ kind: 'fetched', text: DOCUMENT, name: 'lies.md' });
  });

  test('what an old editor saved as UTF-16 is read', async () => {
    expect(await get('/utf16.md')).toMatchObject({ text: DOCUMENT });
  });
});

describe('a name', () => {
  test.each([[['10.0.0.7']], [['127.0.0.1', '10.0.0.7']], [['169.254.169.254']], [['::1']]])(
    'that resolves to %s leads nowhere, and nobody is asked',
    async (addresses) => {
      const fetched = await door(addresses).link(`${RAW}/bread.md`);
      expect(fetched).toEqual({ kind: 'refused', why: 'private' });
      expect(secure.asked).toEqual([]);
    },
  );

  test('is resolved once: an address that changes afterwards is not asked', async () => {
    let times = 0;
    const resolve = async () => {
      times += 1;
      return [{ address: times === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const isPublic = (address: string) => address === '127.0.0.1';
    const open = createNodeOpen({ resolve, isPublic, ca: cert, port: secure.port });
    const apiBase = 'https://discord.com/api';
    const fetched = await createFetchDoor({ open, apiBase }).link(`${RAW}/bread.md`);
    expect([fetched.kind, times]).toEqual(['fetched', 1]);
  });

  test('that nobody knows, or whose server is not there, is unreachable', async () => {
    expect(await door([]).link(`${RAW}/bread.md`)).toMatchObject({ why: 'unreachable' });
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    const lost = createNodeOpen({ resolve, isPublic: () => true });
    const apiBase = 'https://discord.com/api';
    const fetched = await createFetchDoor({ open: lost, apiBase }).link(`${RAW}/bread.md`);
    expect(fetched).toMatchObject({ why: 'unreachable' });
  });

  test('whose resolver never answers is too slow', async () => {
    const open = createNodeOpen({ resolve: () => new Promise(() => {}), isPublic: () => true });
    const slow = createFetchDoor({ open, apiBase: 'https://discord.com/api', patience: 200 });
    expect(await slow.link(`${RAW}/bread.md`)).toMatchObject({ why: 'too-slow' });
  });

  test('whose server shows another’s certificate is unreachable', async () => {
    const fetched = await door().link('https://gist.githubusercontent.com/ada/1/raw/bread.md');
    expect(fetched).toMatchObject({ why: 'unreachable' });
  });

  test('of this machine itself is private, to the door as it is', async () => {
    const open = createNodeOpen({
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      isPublic: (await import('../../src/fetch/public-address.ts')).isPublicAddress,
    });
    const apiBase = `http://127.0.0.1:${plain.port}/api`;
    const fetched = await createFetchDoor({ open, apiBase }).link(`${RAW}/bread.md`);
    expect(fetched).toEqual({ kind: 'refused', why: 'private' });
  });
});

describe('an attachment', () => {
  test.each([
    'https://evil.example/attachments/bread.md',
    'http://cdn.discordapp.com/attachments/1/2/bread.md',
    'https://cdn.discordapp.com.evil.example/1/2/bread.md',
    'https://cdn.discordapp.com:8443/1/2/bread.md',
    'http://127.0.0.1:1/attachments/bread.md',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'bread.md',
    '',
  ])('from %s is not opened', async (url) => {
    const fetched = await door().attachment({ url, filename: 'bread.md', size: 10 });
    expect(fetched).toEqual({ kind: 'refused', why: 'foreign-file' });
    expect([...secure.asked, ...plain.asked]).toEqual([]);
  });

  test('that Discord says is too large is not even asked for', async () => {
    const fetched = await door().attachment(attached('/bread.md', 1_048_577));
    expect(fetched).toEqual({ kind: 'refused', why: 'too-large' });
    expect(plain.asked).toEqual([]);
  });
});
