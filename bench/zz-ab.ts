import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { recordStatement } from './check-in/record-statement.ts';
const info = JSON.parse(readFileSync('/tmp/benchlab/info.json','utf8'));
const { text, values } = await recordStatement();
const rep = (t: string, a: RegExp, b: string) => { const r = t.replace(a, b); if (r === t) throw new Error('no match ' + a); return r; };
const met = rep(text, /t"?\.?"?period in \(select 'w' \|\| n from generate_series\(0, s\.week\) n\)/, `t.period = any(array(select 'w' || n from generate_series(0, s.week) n))`);
const left = rep(met, /and not exists \(select 1 from "check_ins" c where (c\.guild_id = [^)]*?)\s+and c\.item_id = i\.item_id\s+and c\.undone_at is null\)/, `and i.item_id <> all(array(select c.item_id from "check_ins" c where $1 and c.undone_at is null))`);
const variants: Record<string,string> = { base: text, met, left };
let n = 100000 + Number(process.argv[2] ?? 30000);
const names = Object.keys(variants);
const conns = Object.fromEntries(names.map(k => [k, postgres(info.a, { max: 1 })]));
for (const k of names) { await conns[k]!.unsafe(`set synchronous_commit = off`); await conns[k]!.unsafe(`set plan_cache_mode = ${process.argv[3] ?? 'auto'}`); }
const res: Record<string, number[]> = Object.fromEntries(names.map(k => [k, []]));
for (let round = 0; round < 30; round++) for (const k of names) {
  const t = performance.now();
  for (let i = 0; i < 60; i++) {
    n++;
    const g = n % 50, m = Math.floor(n / 50) % 100, turn = Math.floor(n / 5000);
    const id = (BigInt(Date.now() - 1420070400000) << 22n) + BigInt(n);
    await conns[k]!.unsafe(variants[k]!, values({ guildId: String(1100000000000000000n + BigInt(g)), memberId: String(1200000000000000000n + BigInt(g*100+m)), interactionId: String(id), item: info.items[(turn+37*m+11*g)%info.items.length], at: new Date().toISOString() }), { prepare: true });
  }
  if (round > 2) res[k]!.push((performance.now() - t) / 60);
}
for (const k of names) { const s = res[k]!.sort((a,b)=>a-b); console.log(k, 'min', s[0]!.toFixed(3), 'p25', s[6]!.toFixed(3), 'med', s[13]!.toFixed(3)); }
process.exit(0);
