import { migratePostgres } from '../../src/store/database/migrate.ts';

/** Run by migrate.test.ts: one of several processes that migrate the same database. */
const [url, folder] = process.argv.slice(2);
if (url === undefined || folder === undefined) throw new Error('needs an address and a folder');
await migratePostgres(url, folder);
