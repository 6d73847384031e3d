import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createSigner } from '../../src/playground/interactions/signing.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await openEndpoint();
});

const PING = JSON.stringify({ id: '1', application_id: '1', type: 1, token: 'x', version: 1 });
const HEADER = 'x-signature-ed25519';
const STAMP = 'x-signature-timestamp';

describe('a request that Discord did not sign is answered 401', () => {
  const expectRefused = async (body: string, headers: Record<string, string>) => {
    const response = await endpoint.unsigned(body, headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: 'invalid request signature' });
  };

  test.each([0, 1, 2, 63, 64, 126, 127, 129, 130, 10_000])(
    'with %i signs of signature',
    async (n) => {
      const headers = await endpoint.sign(PING);
      const good = headers[HEADER] ?? '';
      for (const signature of ['0'.repeat(n), good.repeat(100).slice(0, n)]) {
        await expectRefused(PING, { ...headers, [HEADER]: signature });
      }
    },
  );

  test('with 128 signs that are not this body’s signature', async () => {
    const headers = await endpoint.sign(PING);
    const good = headers[HEADER] ?? '';
    const turned = `${good.startsWith('0') ? '1' : '0'}${good.slice(1)}`;
    for (const signature of ['0'.repeat(128), 'f'.repeat(128), turned]) {
      await expectRefused(PING, { ...headers, [HEADER]: signature });
    }
    await expectRefused(`${PING} `, headers);
    await expectRefused('', headers);
  });

  test('with 128 signs that are not hexadecimal', async () => {
    const headers = await endpoint.sign(PING);
    const good = headers[HEADER] ?? '';
    for (const sign of ['g', ' ', '-', '.', 'é', '\u00a0']) {
      for (const signature of [sign.repeat(128), `${good.slice(0, 127)}${sign}`]) {
        await expectRefused(PING, { ...headers, [HEADER]: signature });
      }
    }
  });

  test('with somebody else’s key', async () => {
    const other = await createSigner();
    const request = await other.sign('http://localhost/', PING, endpoint.timestamp());
    await expectRefused(PING, Object.fromEntries(request.headers));
  });

  test('with a time that has passed, or lies ahead, by more than five minutes', async () => {
    for (const seconds of [-301, 301, -86_400, 86_400]) {
      await expectRefused(PING, await endpoint.sign(PING, endpoint.timestamp() + seconds));
    }
  });

  test('with a time that is no number', async () => {
    const headers = await endpoint.sign(PING);
    const now = String(endpoint.timestamp());
    const times = ['', 'now', 'NaN', '-1', '1e9', `${now}.5`, `+${now}`, '0x1', '9'.repeat(400)];
    for (const time of times) await expectRefused(PING, { ...headers, [STAMP]: time });
    // Another time than the one signed.
    await expectRefused(PING, { ...headers, [STAMP]: String(endpoint.timestamp() + 1) });
  });

  test('without its headers', async () => {
    const { [HEADER]: signature = '', [STAMP]: time = '' } = await endpoint.sign(PING);
    await expectRefused(PING, {});
    await expectRefused(PING, { [HEADER]: signature });
    await expectRefused(PING, { [STAMP]: time });
    await expectRefused('', {});
  });
});

test('a PING within five minutes is answered with PONG, by either case of hexadecimal', async () => {
  for (const seconds of [0, -299, 299]) {
    const headers = await endpoint.sign(PING, endpoint.timestamp() + seconds);
    const response = await endpoint.unsigned(PING, headers);
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  }
  const headers = await endpoint.sign(PING);
  const upper = { ...headers, [HEADER]: (headers[HEADER] ?? '').toUpperCase() };
  expect((await endpoint.unsigned(PING, upper)).status).toBe(200);
});

test('the endpoint takes nothing but POST, and there is nothing beside it', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const response = await endpoint.app.request('/interactions', { method });
    expect(response.status).toBe(404);
  }
  expect((await endpoint.app.request('/interactions/')).status).toBe(404);
  expect((await endpoint.app.request('/')).status).toBe(404);
});

test('/healthz tells that the program runs, /readyz whether the database answers', async () => {
  const health = await endpoint.app.request('/healthz');
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  for (const [trouble, status] of [
    [null, 200],
    ['refused (ECONNREFUSED)', 503],
  ] as const) {
    const app = createApp({
      verify: null,
      dispatch: () => Promise.reject(new Error('nothing is dispatched')),
      now: Date.now,
      background: () => {},
      databaseTrouble: async () => trouble,
    });
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(status);
    if (trouble !== null) expect(await ready.json()).toMatchObject({ why: trouble });
    expect((await app.request('/healthz')).status).toBe(200);
    const off = await app.request('/interactions', { method: 'POST', body: PING });
    expect(off.status).toBe(404);
  }
});
