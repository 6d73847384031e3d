import type { FailedInteraction } from '../discord/dispatch.ts';
import type { PostReport, SweepReport } from '../scheduler/report.ts';
import { maskAll } from './mask.ts';
import { toldError } from './told-error.ts';

/** What the program tells its operator. `detail` holds no words of members. */
export type Report =
  | FailedInteraction
  | SweepReport
  | { event: string; detail?: unknown; error?: unknown };

type Level = 'info' | 'warn' | 'error';

/** Where reports are written: pino on Node, the console in a Worker. */
export type ReportLog = Record<Level, (facts: object, message: string) => void>;

/** Somebody has to act. What is not named here or below passes by itself, and is a warning. */
const ERRORS: readonly string[] = [
  ...['halted', 'clock-wrong', 'group-failed', 'gateway-refused', 'sweep-failed', 'sweep-hung'],
  ...['daily-failed', 'not-configured', 'queue-failed', 'crashed', 'request-failed'],
];
const NEWS: readonly string[] = ['gateway-reconnecting', 'purged'];

/** Writes what the product reports: ids and outcomes, no words of members, no parameters of queries. */
export function reporter(log: ReportLog): (event: Report) => void {
  return (event) => {
    if ('interactionId' in event) {
      const { interactionId, guildId, error } = event;
      log.error({ interactionId, guildId, ...toldError(error) }, 'interaction failed');
    } else if ('post' in event) {
      writePost(log, event);
    } else {
      const { event: name, error, ...facts } = { error: undefined, ...event };
      log[levelOf(name)]({ ...masked(facts), ...toldError(error) }, name);
    }
  };
}

/** What is told beside an event may come from a library: addresses in it are told without secrets. */
function masked(facts: object): object {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, maskAll(value)]));
}

function levelOf(name: string): Level {
  if (ERRORS.includes(name)) return 'error';
  return NEWS.includes(name) ? 'info' : 'warn';
}

function writePost(log: ReportLog, { post, outcome, lagMs, error }: PostReport): void {
  const { guildId, groupId, kind, number, attempts } = post;
  const lagSeconds = Math.round(lagMs / 1000);
  const facts = { guildId, groupId, kind, number, attempts, outcome, lagSeconds };
  if (outcome === 'failed') log.error({ ...facts, ...toldError(error) }, 'post');
  else if (outcome === 'sent' || outcome === 'skipped') log.info(facts, 'post');
  else log.warn({ ...facts, ...toldError(error) }, 'post');
}
