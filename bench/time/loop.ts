import { setImmediate as turn } from 'node:timers/promises';

type Due = { at: number; order: number; run: () => void | Promise<void> };

/** Time that passes only when everything that could happen at this instant has happened. */
export type Loop = {
  /** The true time of the world, epoch ms. No process sees it but through its own clock. */
  now: () => number;
  at: (at: number, run: Due['run']) => void;
  after: (ms: number, run: Due['run']) => void;
  /** Lets events happen one by one, in the order of their time, until an instant or until it is over. */
  runTo: (end: number, isOver?: () => boolean) => Promise<void>;
};

export function createLoop(start: number): Loop {
  let now = start;
  let order = 0;
  const heap: Due[] = [];
  const at = (when: number, run: Due['run']) => {
    order += 1;
    // Whole milliseconds, as timers have.
    push(heap, { at: Math.max(Math.ceil(when), now), order, run });
  };
  return {
    now: () => now,
    at,
    after: (ms, run) => at(now + ms, run),
    runTo: async (end, isOver = () => false) => {
      for (let due = heap[0]; due !== undefined && due.at <= end; due = heap[0]) {
        pop(heap);
        now = due.at;
        await due.run();
        // What the event has set going runs in microtasks, all of them before the next turn.
        await turn();
        if (isOver()) return;
      }
      now = end;
    },
  };
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Due[], due: Due): void {
  let place = heap.length;
  heap.push(due);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(due, parent)) break;
    heap[place] = parent;
    place = above;
  }
  heap[place] = due;
}

function pop(heap: Due[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
    if (left === undefined) break;
    const rightFirst = right !== undefined && isBefore(right, left);
    const child = rightFirst ? right : left;
    if (!isBefore(child, last)) break;
    heap[place] = child;
    place = 2 * place + (rightFirst ? 2 : 1);
  }
  heap[place] = last;
}
