import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { type Endpoint, interaction, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await openEndpoint();
});

/** Every path and method that is answered by anything but 404; `/metrics` only where figures are kept. */
const ROUTES = ['GET /healthz', 'GET /readyz', 'POST /interactions'];

function expectHardened(response: Response): void {
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
}

describe('no answer can be kept, framed, run or taken for another type', () => {
  test('whatever is asked for', async () => {
    const answers = await Promise.all([
      endpoint.app.request('/healthz'),
      endpoint.app.request('/readyz'),
      endpoint.app.request('/nothing'),
      endpoint.app.request('/interactions', { method: 'POST', body: '{}' }),
      endpoint.signed(JSON.stringify(interaction({}))),
      endpoint.signed('{}'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401, 200, 400]);
    answers.forEach(expectHardened);
  });

  test('nor one with files, or of a fault of ours, which tells nothing', async () => {
    const reports: object[] = [];
    const app = (fails: boolean) =>
      createApp({
        verify: async () => true,
        dispatch: async () => {
          if (fails) throw new Error('the secret cause');
          const file = { name: 'a.csv', data: new TextEncoder().encode('a'), type: 'text/csv' };
          return { response: { type: 1 }, files: [file] };
        },
        now: Date.now,
        background: () => {},
        databaseTrouble: async () => null,
        report: (event) => void reports.push(event),
      });
    const ask = { method: 'POST', body: JSON.stringify(interaction({})) };
    const file = await app(false).request('/interactions', ask);
    expect([file.status, (await file.formData()).has('files[0]')]).toEqual([200, true]);
    const failed = await app(true).request('/interactions', ask);
    expect([failed.status, await failed.text()]).toEqual([500, '{"error":"failed"}']);
    expect(reports).toMatchObject([{ event: 'request-failed' }]);
    for (const response of [file, failed]) expectHardened(response);
  });
});

test('there is nothing but what the table of routes names', async () => {
  const known = endpoint.app.routes
    .filter(({ path }) => path !== '/*')
    .map(({ method, path }) => `${method} ${path}`);
  expect(known.sort()).toEqual([...ROUTES].sort());
  for (const path of ['/healthz', '/readyz', '/interactions', '/metrics', '/../.env', '/.env']) {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE-NOT']) {
      if (ROUTES.includes(`${method} ${path}`)) continue;
      const { status } = await endpoint.app.request(path, { method });
      expect([method, path, status]).toEqual([method, path, 404]);
    }
  }
});
