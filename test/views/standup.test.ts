import { expect, test } from 'vitest';
import { missedIn, missedSubject } from '../../src/scheduler/due-posts.ts';
import { standupMessage } from '../../src/views/standup.ts';

const STANDUP = {
  groupId: 1,
  group: 'Crew',
  key: { scope: 'week', number: 3 },
  title: '',
  closesAt: 0,
  answered: [
    { memberId: '11', alias: 'Fox*', hidden: false },
    { memberId: '12', alias: 'Owl', hidden: true },
  ],
  carried: [],
  shaky: [
    { topic: 'Testing_', members: 4 },
    { topic: 'Auth', members: 3 },
  ],
} as const;

test.each([
  ['en', 'Let’s talk about', 'Testing\\_ (4 members are unsure)\nAuth (3 members are unsure)'],
  ['zh-CN', '一起聊聊', 'Testing\\_（4 人还不太熟）\nAuth（3 人还不太熟）'],
] as const)(
  'a standup suggests in %s what several are unsure of, until it closes',
  (language, name, value) => {
    const open = standupMessage(language, { ...STANDUP, closed: null });
    expect(open.embeds?.[0]?.fields).toContainEqual({ name, value });
    const closed = standupMessage(language, { ...STANDUP, closed: { reportLink: 'https://x' } });
    expect(JSON.stringify(closed)).not.toContain('Testing');
  },
);

test('a standup names members by their alias, and counts those who are hidden', () => {
  const told = JSON.stringify(standupMessage('en', { ...STANDUP, closed: null }));
  expect(told).toContain('Answered (2)');
  expect(told).toContain('**Fox\\\\*** 1 member unnamed');
  for (const secret of ['11', '12', 'Owl']) expect(told).not.toContain(secret);
});

test('a missed weekly standup is listed by its own name', () => {
  const missed = [
    { kind: 'week-standup', number: 3 },
    { kind: 'board', number: 12 },
  ] as const;
  expect(missedIn(missedSubject(missed))).toEqual(missed);
});
