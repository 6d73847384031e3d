import { beforeAll, expect, test } from 'vitest';
import { type Endpoint, interaction, openEndpoint } from './endpoint.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await openEndpoint();
});

const MEBIBYTE = 1_048_576;

/** A body that never ends, and how much of it was taken. */
function endless() {
  const taken = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      taken.bytes += 16_384;
      controller.enqueue(new Uint8Array(16_384).fill(32));
    },
  });
  return { stream, taken };
}

test('a body that says it is too large is answered 413 before any of it is read', async () => {
  const { stream, taken } = endless();
  const headers = { ...(await endpoint.sign('')), 'content-length': String(100 * MEBIBYTE) };
  const response = await endpoint.unsigned(stream, headers);
  expect([response.status, await response.json()]).toEqual([413, { error: 'too large' }]);
  expect(taken.bytes).toBeLessThanOrEqual(32_768);
});

test('a body that does not say how large it is is read no further than the limit', async () => {
  for (const lie of [
    {},
    { 'content-length': '' },
    { 'content-length': 'few' },
    { 'content-length': '-1' },
  ]) {
    const { stream, taken } = endless();
    const response = await endpoint.unsigned(stream, { ...(await endpoint.sign('')), ...lie });
    expect(response.status).toBe(413);
    expect(taken.bytes).toBeLessThan(MEBIBYTE / 2);
  }
});

test('a body larger than it says is answered 413 all the same', async () => {
  const headers = { ...(await endpoint.sign('')), 'content-length': '2' };
  const response = await endpoint.unsigned(' '.repeat(MEBIBYTE), headers);
  expect(response.status).toBe(413);
});

test('a body without a length is read whole, even when a character is cut in two', async () => {
  const body = JSON.stringify(interaction({ token: '同路🚀'.repeat(50) }));
  const bytes = new TextEncoder().encode(body);
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const { 'content-length': _, ...headers } = await endpoint.sign(body);
  const response = await endpoint.unsigned(stream, headers);
  expect([response.status, await response.json()]).toMatchObject([200, { type: 4 }]);
});

test('bytes that are no text are refused, not thrown at', async () => {
  for (const bytes of [
    Uint8Array.of(0xff, 0xfe, 0x00),
    Uint8Array.of(0xc3),
    new Uint8Array(1000),
  ]) {
    expect((await endpoint.unsigned(bytes, await endpoint.sign(''))).status).toBe(401);
  }
});
