import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { recordStatement } from './check-in/record-statement.ts';
const info = JSON.parse(readFileSync('/tmp/benchlab/info.json','utf8'));
const { text, values } = await recordStatement();
const rep = (t: string, a: string, b: string) => { const flat = t.replace(/\s+/g, ' '); const f = a.replace(/\s+/g, ' '); if (!flat.includes(f)) throw new Error('no match ' + f); return flat.replace(f, () => b); };
const np = (text.match(/\$\d+/g) ?? []).length;
const keep = (t: string) => t.replace('select "enrolments"', 'select ' + Array.from({length: np}, (_, i) => `$${i+1}`).filter((d) => !new RegExp('\\' + d + '\\b').test(t)).map((d) => d + '::text, ').join('') + '"enrolments"');
if (process.argv[3] === 'show') { console.log(text); process.exit(0); }
const flat = text.replace(/\s+/g, ' ');
const p = (re: RegExp) => { const m = re.exec(flat); if (!m) throw new Error('no ' + re); return m; };
// c
let c = flat.replace('(select count(distinct group_id) from target) = 1', '(select min(group_id) = max(group_id) from target)').replace('(select count(distinct group_id) from target)::int as groups', `(select case when min(group_id) = max(group_id) then 1 else count(distinct group_id) end from target)::int as groups`);
// b
const rp = p(/exists \(select 1 from "check_ins" c where c\.guild_id = (\$\d+)::bigint and c\.interaction_id = (\$\d+)::bigint\) as repeated/);
const ea = p(/coalesce\(\(select sum\(points\) from "check_ins" c where c\.guild_id = \$\d+::bigint and c\.interaction_id = \$\d+::bigint\), 0\)\)::int as earned/);
let b = c.replace(rp[0], 'r.points is not null as repeated').replace(ea[0], 'coalesce(r.points, 0))::int as earned').replace('from (select 1) one', `from (select sum(points) as points from "check_ins" c where c.guild_id = ${rp[1]}::bigint and c.interaction_id = ${rp[2]}::bigint) r`);
// a: mine
const lf = p(/and i\.item_id <> all\(array\(select c\.item_id from "check_ins" c where c\.guild_id = (\$\d+)::bigint and c\.group_id = s\.group_id and c\.member_id = (\$\d+)::bigint and c\.undone_at is null\)\)/);
const mt = p(/\(select string_agg\(substr\(t\.period, 2\), ','\) from "totals" t[\s\S]*?\) as met_weeks/);
const bj = p(/left join "check_ins" b on b\.guild_id = \$\d+::bigint and b\.group_id = s\.group_id and b\.member_id = \$\d+::bigint and b\.item_id = s\.item_id and b\.undone_at is null/);
let a = b.replace(lf[0], 'and i.item_id <> all(array(select item_id from mine))')
 .replace(mt[0], `(select string_agg(distinct week::text, ',') from mine where kind = 'done') as met_weeks`)
 .replace(bj[0], 'left join mine b on b.item_id = s.item_id')
 .replace('"outcome" as (', `"mine" as materialized (select c.item_id, c.week, c.kind, c.at from chosen_group s join "check_ins" c on c.guild_id = ${lf[1]}::bigint and c.group_id = s.group_id and c.member_id = ${lf[2]}::bigint and c.undone_at is null), "outcome" as (`)
 .replace('"written" as (', `"chosen_group" as (select group_id from chosen limit 1), "written" as (`);
const noMet = flat.replace(mt[0], `'' as met_weeks`);
const core = flat.replace(mt[0], `'' as met_weeks`).replace(/\(select count\(\*\) from "group_items" i where[\s\S]*?\)::int as open/, '0 as open').replace(/\(select coalesce\(sum\(h\.members\), 0\)[\s\S]*?\)::int as ahead/, '0 as ahead').replace(bj[0], `left join (select null::timestamptz as at, null::text as kind) b on true`).replace(rp[0], 'false as repeated').replace(ea[0], '0)::int as earned');
const noTotals = core.replace(/"counted" as \([\s\S]*?returning group_id, period, points\)/, `"counted" as (select group_id, 'all'::text as period, points from written)`).replace(/"moved" as \([\s\S]*?returning 1\)/, '"moved" as (select 1)');
const gate = flat.replace(/\(select pg_advisory_xact_lock\([^)]*\)\) gate cross join/, '');
const variants: Record<string,string> = Object.fromEntries(Object.entries({ base: flat, c, cb: b, cba: a, noMet, core, noTotals, gate }).map(([k, v]) => [k, keep(v)]));
let n = 100000 + Number(process.argv[2] ?? 30000);
const names = process.env.ONLY ? process.env.ONLY.split(",") : Object.keys(variants);
const conns = Object.fromEntries(names.map(k => [k, postgres(info.a, { max: 1 })]));
for (const k of names) { await conns[k]!.unsafe(`set synchronous_commit = off`); }
const pid: Record<string, number> = {}; for (const k of names) pid[k] = (await conns[k]!`select pg_backend_pid() as p`)[0]!.p;
const ns = (k: string) => Number(readFileSync(`/proc/${pid[k]}/schedstat`,'utf8').split(' ')[0]);
const used: Record<string, number> = Object.fromEntries(names.map(k => [k, 0])); let times = 0;
const res: Record<string, number[]> = Object.fromEntries(names.map(k => [k, []]));
let shown: Record<string, string> = {};
for (let round = 0; round < Number(process.env.ROUNDS ?? 30); round++) for (const k of names) {
  const t = performance.now(); const u = ns(k);
  for (let i = 0; i < 50; i++) {
    n++;
    const g = n % 50, m = Math.floor(n / 50) % 100, turn = Math.floor(n / 5000);
    const id = (BigInt(Date.now() - 1420070400000) << 22n) + BigInt(n);
    try { const r = await conns[k]!.unsafe(variants[k]!, values({ guildId: String(1100000000000000000n + BigInt(g)), memberId: String(1200000000000000000n + BigInt(g*100+m)), interactionId: String(id), item: info.items[(turn+37*m+11*g)%info.items.length], at: new Date().toISOString() }), { prepare: true }); if (g === 3) shown[k] = JSON.stringify(r[0]); } catch (e) { console.log(k, String(e)); process.exit(1); }
  }
  if (round > 2) { used[k]! += ns(k) - u; }
  if (round > 2) res[k]!.push((performance.now() - t) / 50);
}
for (const k of names) { const s = res[k]!.sort((a,b)=>a-b); console.log(k.padEnd(10), 'min', s[0]!.toFixed(3), 'p25', s[6]!.toFixed(3), 'cpu ms', (used[k]! / 1e6 / (s.length * 50)).toFixed(4)); }

process.exit(0);
