import type { FailedInteraction } from './discord/dispatch.ts';
import type { SweepReport } from './scheduler/sweep.ts';

export type Report = FailedInteraction | SweepReport | { event: string; detail?: unknown };

/** Where reports are written: pino on Node, the console in a Worker. */
export type ReportLog = Record<'info' | 'warn' | 'error', (facts: object, message: string) => void>;

/** Writes what the product reports. */
export function reporter(log: ReportLog): (event: Report) => void {
  return (event) => {
    if ('post' in event) {
      const { guildId, groupId, kind, number, attempts } = event.post;
      const facts = { guildId, groupId, kind, number, attempts, outcome: event.outcome };
      if (event.outcome === 'sent' || event.outcome === 'skipped') log.info(facts, 'post');
      else log.warn({ ...facts, ...errorOf(event.error) }, 'post');
    } else if ('interactionId' in event) {
      const { interactionId, error } = event;
      log.error({ interactionId, ...errorOf(error) }, 'interaction failed');
    } else {
      log.warn({ detail: event.detail }, event.event);
    }
  };
}

/**
 * An error without what members wrote: drizzle's messages carry a query's parameters, so of those
 * only the cause is kept.
 */
function errorOf(error: unknown): { error?: string; stack?: string | undefined } {
  if (!(error instanceof Error)) return {};
  const told =
    error.message.startsWith('Failed query') && error.cause instanceof Error ? error.cause : error;
  return { error: `${told.name}: ${told.message}`, stack: told.stack };
}
