import * as z from 'zod';

/** How many consumers may deliver at a time: `max_concurrency` in wrangler.toml. */
export const CONSUMERS = 5;

/** What the Cron Trigger asks a consumer of the queue for: to deliver posts, as one of a few at a time. */
const Order = z.strictObject({
  lane: z
    .int()
    .min(0)
    .max(CONSUMERS - 1),
});
export type Order = z.infer<typeof Order>;
/** So many waiting posts are worth one more consumer. */
const EACH = 20;

/** One order per consumer that so many posts are worth; none when nothing waits. */
export function ordersFor(waiting: number): { body: Order }[] {
  const consumers = Math.min(CONSUMERS, Math.ceil(waiting / EACH));
  return Array.from({ length: consumers }, (_, lane) => ({ body: { lane } }));
}

/** An order as it comes out of the queue; null when it is none. */
export function readOrder(body: unknown): Order | null {
  const order = Order.safeParse(body);
  return order.success ? order.data : null;
}
