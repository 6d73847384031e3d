import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { startChild } from './lab/child.ts';
import { median } from './lab/statistics.ts';
const info = JSON.parse(readFileSync('/tmp/benchlab/info.json','utf8'));
const [base, rounds, count, ...files] = process.argv.slice(2);
const gen = startChild('load-generator.ts', {});
const publicKey = await gen.ask('publicKey') as string;
const start = (file: string) => {
  const child = fork(file, { execArgv: [...(process.env.PROF ? ['--cpu-prof', '--cpu-prof-interval=200', '--cpu-prof-dir=/tmp/benchlab/prof2'] : []), ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])], env: { ...process.env, NODE_ENV: 'production', BENCH_PUBLIC_KEY: publicKey, BENCH_POOL: '10', BENCH_DATABASE_URL: info.a } });
  let id = 0; const w = new Map<number, (v: unknown) => void>();
  child.on('message', (m: any) => { w.get(m.id)?.(m.value); });
  return { ask: (ask: string) => new Promise<any>((r) => { w.set(++id, r); child.send({ id, ask, about: null }); }), disconnect: () => child.disconnect() };
};
const servers = files.map(start);
let n = 100000 + Number(base);
const res: number[][][] = files.map(() => []);
for (let r = 0; r < Number(rounds); r++) for (let k = 0; k < files.length; k++) {
  const i = (r + k) % files.length; const s = servers[i]!;
  const port = await s.ask('port'); const c0 = await s.ask('cpu');
  const l = await gen.ask('load', { port, inFlight: 16, from: n, count: Number(count), maxMs: 8000, at: Date.now(), done: { candidate: 'ceiling', guilds: 50, members: 100, items: info.items } }) as any;
  const c1 = await s.ask('cpu'); n += Number(count);
  if (l.wrong) console.log(files[i], l.wrong);
  if (r > 1) res[i]!.push([(c1 - c0) / l.sent, l.sent / l.ms * 1000]);
}
files.forEach((f, i) => { const ratio = res[i]!.map((v, j) => v[0]! / res[0]![j]![0]!); console.log(f.split('/').pop()!.padEnd(24), 'cpu med', median(res[i]!.map(v => v[0]!)).toFixed(3), 'min', Math.min(...res[i]!.map(v => v[0]!)).toFixed(3), 'x first', median(ratio).toFixed(3), 'req/s', median(res[i]!.map(v => v[1]!)).toFixed(0)); });
for (const s of servers) s.disconnect(); await gen.stop(); await new Promise((r) => setTimeout(r, 3000)); process.exit(0);
