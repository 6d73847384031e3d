import { lockFolder } from '../../src/store/database/pid-lock.ts';

/**
 * Run by folder-lock.test.ts: takes a folder's lock as process 1 of a container with this name, says
 * so, and keeps it until it is killed. Renews it every `renewEvery` milliseconds.
 */
const [folder, space, renewEvery] = process.argv.slice(2);
if (folder === undefined || space === undefined) throw new Error('needs a folder and a space');
await lockFolder(folder, { pid: 1, host: 'twin', space }, Number(renewEvery));
process.stdout.write('locked\n');
setInterval(() => {}, 1_000);
