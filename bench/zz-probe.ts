import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { recordStatement } from './check-in/record-statement.ts';
import { boardStatements } from './board/statements.ts';
const info = JSON.parse(readFileSync('/tmp/benchlab/info.json', 'utf8'));
const sql = postgres(info.a, { max: 1 });
const { text, values } = await recordStatement();
console.log('params', (text.match(/\$\d+/g) ?? []).length);
let n = 100000 + Number(process.argv[2] ?? 0);
const run = async (count: number, mode: string) => {
  await sql.unsafe(`set plan_cache_mode = ${mode}`);
  const t = performance.now();
  for (let i = 0; i < count; i++) {
    n++;
    const g = n % 50,
      m = Math.floor(n / 50) % 100,
      turn = Math.floor(n / 5000);
    const id = (BigInt(Date.now() - 1420070400000) << 22n) + BigInt(n);
    await sql.unsafe(
      text,
      values({
        guildId: String(1100000000000000000n + BigInt(g)),
        memberId: String(1200000000000000000n + BigInt(g * 100 + m)),
        interactionId: String(id),
        item: info.items[(turn + 37 * m + 11 * g) % info.items.length],
        at: new Date().toISOString(),
      }),
      { prepare: true },
    );
  }
  console.log(mode, ((performance.now() - t) / count).toFixed(3), 'ms each');
};
await run(200, 'auto');
for (let k = 0; k < 2; k++) {
  await run(300, 'force_generic_plan');
  await run(300, 'force_custom_plan');
  await run(300, 'auto');
}
console.log(
  await sql`select generic_plans, custom_plans from pg_prepared_statements where statement like '%enrolled%' and statement like 'with%'`,
);
await sql`set synchronous_commit = off`;
await run(300, 'force_generic_plan');
await run(300, 'force_custom_plan');
await run(300, 'auto');
await sql`set plan_cache_mode = force_generic_plan`;
const ex = await sql.begin(async (tx) => {
  const r = await tx.unsafe(
    'explain (analyze, buffers, costs, summary) ' + text,
    values({
      guildId: '1100000000000000003',
      memberId: '1200000000000000301',
      interactionId: '99',
      item: info.items[7],
      at: new Date().toISOString(),
    }),
    { prepare: true },
  );
  return r;
});
for (const r of ex) console.log(r['QUERY PLAN']);
const sb = postgres(info.b, { max: 1, fetch_types: false });
const w = await boardStatements('1210000000000000005');
for (const k of ['page', 'own'] as const)
  for (const mode of ['force_generic_plan', 'force_custom_plan']) {
    await sb.unsafe(`set plan_cache_mode = ${mode}`);
    console.log(k, mode, w.product[k].params);
    for (const r of await sb.unsafe(
      'explain (analyze, buffers) ' + w.product[k].text,
      w.product[k].params as never,
      { prepare: true },
    ))
      console.log(r['QUERY PLAN']);
  }
process.exit(0);
