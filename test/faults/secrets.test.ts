import { pino } from 'pino';
import { expect, test } from 'vitest';
import { reporter } from '../../src/logging/report.ts';
import { ITEM, need } from '../commands/hall.ts';
import { passLeases } from '../fakes/small-group.ts';
import { gatedGroup } from '../http/gated-group.ts';

const CANARY = 'canary-5c1e';

const { as, world, database } = gatedGroup();

test('a canary secret never appears in what is logged of posts and check-ins that go wrong', async () => {
  const { local, product, goTo, now, settle, reports } = world();
  await as('Lin').command('group edit', { name: `Group ${CANARY}` });
  await settle();
  const url = `postgres://roadmate:${CANARY}@db.example/roadmate`;
  const broken = [
    () => local.discord.faults.add(() => ({ status: 500, body: { message: CANARY } })),
    () => local.discord.faults.add(() => ({ status: 403, body: { message: CANARY, code: 50013 } })),
    () => local.discord.faults.add(() => 'drop-request'),
    () => breakDatabase(new Error('lost', { cause: new Error('deeper') })),
    () => breakDatabase(Object.assign(new Error('refused'), { url, code: 'ECONNREFUSED' })),
  ];
  const from = reports.length;
  // As the ticking reports it: src/scheduler/tick.ts.
  const told = (error: unknown) =>
    void reports.push({ event: 'sweep-failed', detail: String(error) });
  for (const breakIt of broken) {
    goTo(now() + 7 * 86_400_000);
    const mend = breakIt();
    await product.sweep().catch(told);
    await as('Mei').command('done', { item: ITEM, note: CANARY });
    await settle();
    mend();
    await passLeases(world());
    await product.sweep();
  }
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  for (const event of reports.slice(from)) reporter(log)(event);
  expect(lines.length).toBeGreaterThan(broken.length);
  const token = need(local.discord.sent.at(-1)).token;
  for (const secret of [CANARY, local.token, token, 'db.example']) {
    const leaks = lines.filter((line) => line.includes(secret));
    expect(leaks.map((line) => line.slice(0, 300))).toEqual([]);
  }
});

/** Every statement fails, and the error carries what was asked, as those of drivers do. */
function breakDatabase(error: Error): () => void {
  database().gate.before = async (query, params) => {
    throw Object.assign(error, { query, params, detail: `Key (name)=(${CANARY})` });
  };
  return () => {
    database().gate.before = async () => {};
  };
}
