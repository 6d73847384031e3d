import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** From the ordinary (the minute of the sweep) to the rare (an outage of a day), in seconds. */
const LAGS = [10, 30, 60, 120, 300, 600, 1_800, 3_600, 10_800, 86_400];
/** In seconds. Discord gives an answer 3; from 2 on it is deferred. */
const ANSWERS = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 15, 60];
/** In seconds. Nobody waits longer than 5 for the database. */
const STATEMENTS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SWEEPS = [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300];

/**
 * Every figure that an operator watches, in a registry of its own. No label names a server, a group
 * or a member. docs/monitoring.md says what each is for.
 */
export function createFigures() {
  const registry = new Registry();
  const registers = [registry];
  const attempts = new Counter({
    name: 'roadmate_delivery_attempts_total',
    help: 'Attempts at delivering a post, by what came of them',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const late = new Counter({
    name: 'roadmate_posts_late_total',
    help: 'Posts sent more than 15 minutes after their time',
    labelNames: ['kind'],
    registers,
  });
  const missed = new Counter({
    name: 'roadmate_posts_missed_total',
    help: 'Posts that came up too long after their time to be worth sending',
    registers,
  });
  const lag = new Histogram({
    name: 'roadmate_post_lag_seconds',
    help: 'From the time of a post until it was sent',
    labelNames: ['kind'],
    buckets: LAGS,
    registers,
  });
  const sweeps = new Histogram({
    name: 'roadmate_sweep_duration_seconds',
    help: 'Time that one look at all groups took, delivering what was due',
    labelNames: ['outcome'],
    buckets: SWEEPS,
    registers,
  });
  const lastSweep = new Gauge({
    name: 'roadmate_last_sweep_timestamp_seconds',
    help: 'When the last look at all groups ended well',
    registers,
  });
  const events = new Counter({
    name: 'roadmate_events_total',
    help: 'What went wrong, as in the log',
    labelNames: ['event'],
    registers,
  });
  const halts = new Counter({
    name: 'roadmate_halts_total',
    help: 'Times that all posting was stopped',
    labelNames: ['reason'],
    registers,
  });
  const interactions = new Counter({
    name: 'roadmate_interactions_total',
    help: 'Interactions by command and by how they were answered',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const answers = new Histogram({
    name: 'roadmate_interaction_duration_seconds',
    help: 'From the arrival of an interaction until its whole answer was there',
    labelNames: ['command'],
    buckets: ANSWERS,
    registers,
  });
  const gateway = new Gauge({
    name: 'roadmate_gateway_state',
    help: '1 for the state that the connection to the gateway is in',
    labelNames: ['state'],
    registers,
  });
  const database = new Gauge({
    name: 'roadmate_database_up',
    help: 'Whether the database answered this scrape',
    registers,
  });
  const statements = new Histogram({
    name: 'roadmate_database_statement_duration_seconds',
    help: 'How long statements took, their wait for a connection and all tries included; Postgres only',
    labelNames: ['outcome'],
    buckets: STATEMENTS,
    registers,
  });
  const pool = new Counter({
    name: 'roadmate_database_pool_events_total',
    help: 'Times that Postgres went away, came back, or its connections were replaced',
    labelNames: ['event'],
    registers,
  });
  const posts = new Gauge({
    name: 'roadmate_posts',
    help: 'Posts in the database that are not done, by kind and state',
    labelNames: ['kind', 'state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'roadmate_oldest_due_seconds',
    help: 'How long the longest waiting post has been due; 0 when none waits',
    registers,
  });
  return {
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
    statements,
    pool,
    posts,
    oldest,
  };
}

export type Figures = ReturnType<typeof createFigures>;
