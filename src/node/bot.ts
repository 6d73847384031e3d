import type { Product } from '../compose.ts';
import type { Config } from '../config/config.ts';
import type { Rest } from '../discord/rest.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Report } from '../logging/report.ts';
import type { Database } from '../store/database/database.ts';
import type { departureStore } from '../store/departures.ts';
import type { measure } from './measure.ts';
import type { trackWork } from './work.ts';

export type BotConfig = Config & { discord: NonNullable<Config['discord']> };

/** What every role of the program works with; which of them run here is said by `config.roles`. */
export type Bot = {
  config: BotConfig;
  db: Database;
  rest: Rest;
  product: Product;
  measured: ReturnType<typeof measure>;
  work: ReturnType<typeof trackWork>;
  departures: ReturnType<typeof departureStore>;
  /** `gateway`: null until it is open, and where another process has it. */
  line: { gateway: Gateway | null; isStopping: boolean };
  /** Epoch ms. */
  now: () => number;
  /** Milliseconds since some instant; never back. */
  elapsed: () => number;
  report: (event: Report) => void;
};

/** A role that runs; `stop` takes on nothing more and resolves once what was begun is done. */
export type Running = { stop: () => Promise<void> };
