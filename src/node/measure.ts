import { createHash, timingSafeEqual } from 'node:crypto';
import { commands } from '../commands/index.gen.ts';
import type { Dispatch } from '../discord/dispatch.ts';
import type { MetricsPage } from '../http/app.ts';
import type { Report } from '../logging/report.ts';
import { beginAtZero } from '../metrics/begin-at-zero.ts';
import { createFigures, type Figures } from '../metrics/figures.ts';
import { measureDispatch } from '../metrics/measure-dispatch.ts';
import { createMetrics, type GatewayState, type PostCount } from '../metrics/metrics.ts';
import type { SweepSummary } from '../scheduler/report.ts';
import { settleWithin } from '../store/database/deadline.ts';
import { POST_KINDS } from '../study/post-kinds.ts';

/** In milliseconds: a scrape does not wait longer for the database. */
const PATIENCE = 2_000;

export type MeasureParts = {
  /** Where it is counted, when somebody else counts there too. */
  figures?: Figures;
  /** How many posts there are by state and kind. */
  countPosts: () => Promise<readonly PostCount[]>;
  /** What a reader of the figures has to show; null for nothing. */
  token: string | null;
  /** Null where another process has the connection. */
  gatewayState: () => GatewayState | null;
  /** Epoch ms. */
  now: () => number;
  /** A clock that only goes on, in milliseconds. */
  elapsed: () => number;
};

/** Measures the product from outside: what it reports, its answers, its sweeps. */
export function measure({ countPosts, token, gatewayState, now, elapsed, ...parts }: MeasureParts) {
  const figures = parts.figures ?? createFigures();
  const names = commands.map(({ name }) => name);
  beginAtZero(figures, { commands: names, kinds: POST_KINDS });
  const metrics = createMetrics({
    figures,
    now,
    countPosts: () => settleWithin(countPosts(), PATIENCE),
  });
  const failed = new Set<string>();
  const page: MetricsPage = {
    allows: (authorization) => token === null || isSame(authorization, `Bearer ${token}`),
    contentType: metrics.contentType,
    scrape: () => {
      const state = gatewayState();
      if (state !== null) metrics.gatewayIs(state);
      return metrics.scrape();
    },
  };
  return {
    page,
    note: (event: Report): void => {
      metrics.note(event);
      if ('interactionId' in event) failed.add(event.interactionId);
    },
    dispatch: (dispatch: Dispatch): Dispatch =>
      measureDispatch({
        dispatch,
        failed,
        commands: names,
        answered: metrics.answered,
        elapsed,
      }),
    sweep:
      (sweep: () => Promise<SweepSummary>): (() => Promise<void>) =>
      async () => {
        const begun = elapsed();
        let summary: SweepSummary | null = null;
        try {
          summary = await sweep();
        } finally {
          metrics.swept(summary, (elapsed() - begun) / 1000);
        }
      },
  };
}

/** Takes as long whether the first letter is wrong or the last. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
