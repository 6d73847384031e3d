import postgres from 'postgres';
import { openDatabase } from '../src/store/open.ts';
import { startPostgres } from './lab/postgres.ts';
import { seedBoard } from './board/seed.ts';
import { seedGroups } from './check-in/seed.ts';
const lab = await startPostgres();
const a = await lab.create('check_ins'),
  b = await lab.create('board');
const ca = await openDatabase({ url: a, folder: null });
const cb = await openDatabase({ url: b, folder: null });
const sa = postgres(a, { max: 1 }),
  sb = postgres(b, { max: 1 });
const items = await seedGroups(sa, ca.db, { guilds: 50, members: 100 }, Date.now());
await seedBoard(sb, { members: 100000, checkIns: 1000000 });
(await import('node:fs')).writeFileSync(
  '/tmp/benchlab/info.json',
  JSON.stringify({ port: lab.port, a, b, items }),
);
console.log('ready', lab.port);
process.on('SIGTERM', async () => {
  await lab.close();
  process.exit(0);
});
setInterval(() => {}, 1000);
