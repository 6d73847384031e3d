import type { Door } from '../discord/door.ts';
import type { Store } from '../store/store.ts';
import type { PostKind } from './post-kind.ts';
import type { SweepReport } from './report.ts';

/** What a delivery works with. */
export type DeliverParts = {
  store: Store;
  door: Door;
  kinds: readonly PostKind[];
  /** Milliseconds on a clock that goes on while the process is frozen, and never back. */
  elapsed: () => number;
  wait: (ms: number) => Promise<void>;
  report: (report: SweepReport) => void;
};
