import { expect, test } from 'vitest';
import { assignmentPost } from '../../src/posts/assignment.ts';
import { makeDue } from '../../src/scheduler/make-due.ts';
import type { SweepReport } from '../../src/scheduler/report.ts';
import { useDatabase } from '../store/databases.ts';
import { fewItems, makeGroup, STARTED } from '../store/fixture.ts';

const base = useDatabase('PGlite');

test('a statement that fails delays a group’s posts by no more than a sweep', async () => {
  const { store } = base;
  const change = { nextDueAt: STARTED, sweptTo: STARTED - 1 };
  const group = await makeGroup(store, { items: fewItems(2), change });
  const reports: SweepReport[] = [];
  const parts = {
    store,
    kinds: [assignmentPost(store)],
    report: (report: SweepReport) => reports.push(report),
  };
  const lost = () => Promise.reject(new Error('the connection was closed'));
  const cut = { ...parts, store: { ...store, outbox: { ...store.outbox, makeDue: lost } } };
  expect(await makeDue(cut, STARTED)).toEqual([]);
  expect(reports).toMatchObject([{ event: 'group-failed', groupId: group.groupId }]);
  expect(await makeDue(parts, STARTED)).toEqual(['due']);
});
