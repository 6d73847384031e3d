import { openDatabase } from '../../src/store/database/open.ts';
import { createStore } from '../../src/store/store.ts';
import { doneOf, enrol, fewItems, makeGroup } from './fixture.ts';

/**
 * Run by pglite-folder.test.ts: opens a folder, says so, and checks in one item after another,
 * naming each interaction once it is answered, until it is killed.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('needs a folder');
const { db } = await openDatabase({ url: null, folder });
const store = createStore(db);
process.stdout.write(`open ${process.pid}\n`);
for (;;) {
  const items = fewItems(50);
  const group = await makeGroup(store, { items });
  const member = await enrol(store, group);
  for (const { itemId } of items) {
    const request = doneOf(group, member, [itemId]);
    await store.checkIns.record(group.guildId, request);
    process.stdout.write(`done ${request.interactionId}\n`);
  }
}
