import { type Outcome, outcomeOf } from './outcome.ts';
import type { Rest } from './rest.ts';

/** What time it is at Discord, epoch ms, to a second or two. */
export async function askTime(rest: Pick<Rest, 'queueRequest'>): Promise<Outcome<number>> {
  const asked = await outcomeOf(() => rest.queueRequest({ fullRoute: '/gateway', auth: false }));
  if (asked.kind !== 'done') return asked;
  const value = Date.parse(asked.value.headers.get('date') ?? '');
  return Number.isNaN(value) ? { kind: 'unknown', why: 'no date' } : { kind: 'done', value };
}
