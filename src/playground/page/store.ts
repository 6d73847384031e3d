import { createState, type PageState } from './state.ts';

/** Holds the state, and draws after each change, once per frame at most. */
export type Store = {
  get: () => PageState;
  update: (patch: Partial<PageState>) => void;
  /** Runs once after the next drawing, when the elements for the new state exist. */
  afterDraw: (run: () => void) => void;
};

export function createStore(draw: (state: PageState) => void): Store {
  let state = createState();
  let planned = false;
  let waiting: (() => void)[] = [];
  const flush = () => {
    planned = false;
    draw(state);
    const runs = waiting;
    waiting = [];
    for (const run of runs) run();
  };
  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(flush);
  };
  return {
    get: () => state,
    update: (patch) => {
      state = { ...state, ...patch };
      plan();
    },
    afterDraw: (run) => {
      waiting.push(run);
      plan();
    },
  };
}
