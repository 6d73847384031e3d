import { expect, test } from 'vitest';
import { type Report, reporter } from '../src/logging/report.ts';
import type { Post } from '../src/store/outbox/outbox.ts';

const CANARY = 'canary-5b1f';

const POST: Post = {
  guildId: '1477938511872000000',
  groupId: 7,
  kind: 'assignment',
  number: 3,
  subject: '',
  dueAt: 0,
  state: 'sending',
  reason: null,
  attempts: 2,
  fence: 2,
  leaseUntil: null,
  triedAt: null,
  channelId: null,
  messageId: null,
  threadId: null,
  sentAt: null,
};

/** What is written for one event: the level, the facts, the message. */
function written(event: Report): [level: string, facts: object, message: string] {
  const lines: [string, object, string][] = [];
  const write = (level: string) => (facts: object, message: string) =>
    void lines.push([level, facts, message]);
  reporter({ info: write('info'), warn: write('warn'), error: write('error') })(event);
  const [line] = lines;
  if (line === undefined || lines.length > 1) throw new Error(`${lines.length} lines`);
  return line;
}

test('a post is told by its slot, its outcome and how late it was', () => {
  const facts = {
    guildId: POST.guildId,
    groupId: 7,
    kind: 'assignment',
    number: 3,
    attempts: 2,
    lagSeconds: 61,
  };
  const told = (outcome: 'sent' | 'skipped' | 'postponed' | 'blocked' | 'failed') =>
    written({ event: 'posted', post: POST, outcome, lagMs: 61_400 });
  expect(told('sent')).toEqual(['info', { ...facts, outcome: 'sent' }, 'post']);
  expect(told('skipped')[0]).toBe('info');
  expect(told('postponed')[0]).toBe('warn');
  expect(told('blocked')[0]).toBe('warn');
  expect(told('failed')[0]).toBe('error');
});

test.each<[Report, object]>([
  [{ event: 'halted', reason: 'unauthorised' }, { reason: 'unauthorised' }],
  [{ event: 'clock-wrong', aheadMs: 7_200_000 }, { aheadMs: 7_200_000 }],
  [{ event: 'gateway-refused', detail: 'token' }, { detail: 'token' }],
  [{ event: 'sweep-hung', detail: '10 min' }, { detail: '10 min' }],
])('what somebody has to act on is an error: %o', (event, facts) => {
  const name = 'event' in event ? event.event : '';
  expect(written(event)).toEqual(['error', facts, name]);
});

test('what passes by itself is a warning or less', () => {
  expect(written({ event: 'clock-unknown' })[0]).toBe('warn');
  expect(written({ event: 'gateway-given-up', detail: 'silent' })[0]).toBe('warn');
  expect(written({ event: 'gateway-reconnecting' })[0]).toBe('info');
  expect(written({ event: 'purged', detail: { servers: 1 } })[0]).toBe('info');
});

test('an error is told without the parameters of its query', () => {
  const cause = new Error('connection refused');
  const error = new Error(`Failed query: insert …\nparams: ${CANARY}`, { cause });
  for (const event of [
    { event: 'posted', post: POST, outcome: 'failed', lagMs: 0, error },
    { event: 'group-failed', guildId: POST.guildId, groupId: 7, error },
    { event: 'sweep-failed', error },
    { event: 'background', error },
    { interactionId: '1', guildId: null, error },
  ] as const) {
    const [, facts] = written(event);
    expect(facts).toMatchObject({ error: 'Error: connection refused' });
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  }
});
