import { LATE, type PostReport, type SweepSummary } from '../scheduler/report.ts';
import type { Figures } from './figures.ts';

/** Posts by kind and state, as the database counts them. `oldestDueAt`: epoch ms. */
export type PostCount = {
  kind: string;
  state: string;
  posts: number;
  oldestDueAt: number | null;
};

export type MetricsParts = {
  figures: Figures;
  /** Asked at each scrape; rejects, within seconds, when the database does not answer. */
  countPosts: () => Promise<readonly PostCount[]>;
  /** Epoch ms. */
  now: () => number;
};

/** What the product reports, as far as it is counted. */
export type Event =
  | PostReport
  | { event: 'halted'; reason: string }
  | { event: string }
  | { interactionId: string };

export const GATEWAY_STATES = ['connecting', 'ready', 'failed', 'refused'] as const;
export type GatewayState = (typeof GATEWAY_STATES)[number];

/** Counts what happens, and tells it at a scrape. */
export function createMetrics({ countPosts, now, figures }: MetricsParts) {
  const {
    registry,
    attempts,
    late,
    missed,
    lag,
    sweeps,
    lastSweep,
    events,
    halts,
    interactions,
    answers,
    gateway,
    database,
    posts,
    oldest,
  } = figures;
  // The library begins with 0, by which a process that never sweeps would be long overdue.
  lastSweep.remove();
  const count = async () => {
    posts.reset();
    try {
      const counts = await countPosts();
      database.set(1);
      for (const { kind, state, posts: many } of counts) posts.set({ kind, state }, many);
      const waiting = counts.flatMap(({ state, oldestDueAt }) =>
        (state === 'due' || state === 'sending') && oldestDueAt !== null ? [oldestDueAt] : [],
      );
      oldest.set(waiting.length === 0 ? 0 : Math.max(0, now() - Math.min(...waiting)) / 1000);
    } catch {
      database.set(0);
      oldest.reset();
    }
  };
  let scraping: Promise<string> | null = null;

  return {
    /** Counts one report. */
    note: (event: Event): void => {
      if ('post' in event) {
        const { post, outcome, lagMs } = event;
        const { kind } = post;
        attempts.inc({ kind, outcome });
        // An edit of what was sent before says nothing of its lag.
        if (outcome !== 'sent' || post.sentAt !== null) return;
        lag.observe({ kind }, Math.max(0, lagMs) / 1000);
        if (lagMs > LATE) late.inc({ kind });
      } else if ('event' in event) {
        if ('reason' in event) halts.inc({ reason: event.reason });
        events.inc({ event: event.event });
      }
    },
    /** `summary` null: the sweep failed. */
    swept: (summary: SweepSummary | null, seconds: number): void => {
      sweeps.observe({ outcome: summary === null ? 'failed' : 'done' }, seconds);
      if (summary === null) return;
      lastSweep.set(now() / 1000);
      missed.inc(summary.missed);
    },
    answered: (command: string, outcome: string, seconds: number): void => {
      interactions.inc({ command, outcome });
      answers.observe({ command }, seconds);
    },
    gatewayIs: (state: GatewayState): void => {
      for (const each of GATEWAY_STATES) gateway.set({ state: each }, each === state ? 1 : 0);
    },
    contentType: registry.contentType,
    /** All figures as text. Scrapes that come while one runs share it: they cannot load the database. */
    scrape: (): Promise<string> => {
      scraping ??= count()
        .then(() => registry.metrics())
        .finally(() => {
          scraping = null;
        });
      return scraping;
    },
  };
}
