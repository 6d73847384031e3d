import { expect, test } from 'vitest';
import { ordersFor, readOrder } from '../../src/worker-queue.ts';

test('an order of the queue is read back as it was written', () => {
  for (const { body } of ordersFor(1_000)) expect(readOrder(body)).toEqual(body);
  expect(ordersFor(0)).toEqual([]);
});

test.each([{ lane: 1, guildId: '1' }, { lane: 5 }, { lane: -1 }, { lane: '1' }, {}, null, 'sweep'])(
  '%j is no order: nothing more than asked for is taken',
  (body) => {
    expect(readOrder(body)).toBeNull();
  },
);
