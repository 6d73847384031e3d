/**
 * Discord takes 50 requests a second from the whole bot; answers to interactions don't count. What
 * arrives there in one second is at most what left in that second and what was under way at its
 * beginning: 40 and 9, so that neither a slow network nor a frozen process can make it 50.
 * https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const PER_SECOND = 40;
const UNDER_WAY = 9;

export type Pacer = {
  /** Resolves when the next request may leave; what it gives is called when that has been answered. */
  take: () => Promise<() => void>;
  /** So many processes send at present. */
  shareWith: (processes: number) => void;
};

/**
 * Spreads requests evenly over this process' share of the limit, and has few of them under way at a
 * time. Each leaves after the one before it: a process that was frozen does not send in one go what
 * it had planned for that time. `elapsed` in milliseconds.
 */
export function createPacer(elapsed: () => number, wait: (ms: number) => Promise<void>): Pacer {
  const state = { every: 1_000 / PER_SECOND, most: UNDER_WAY, left: -1_000, underWay: 0 };
  const waiting: (() => void)[] = [];
  let turn = Promise.resolve();

  const leave = async (): Promise<void> => {
    while (state.underWay >= state.most) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    const early = state.left + state.every - elapsed();
    if (early > 0) await wait(early);
    state.left = elapsed();
    state.underWay += 1;
  };
  const answered = () => {
    state.underWay -= 1;
    waiting.shift()?.();
  };
  return {
    take: async () => {
      turn = turn.then(leave);
      await turn;
      let isOver = false;
      return () => {
        if (!isOver) answered();
        isOver = true;
      };
    },
    shareWith: (processes) => {
      state.every = 1_000 / Math.max(1, Math.floor(PER_SECOND / processes));
      state.most = Math.max(1, Math.floor(UNDER_WAY / processes));
    },
  };
}
