import { expect, test } from 'vitest';
import { describeBoard, describeBurnUp, describeProfile } from '../../src/pictures/describe.ts';
import { BOARD, BURN_UP, PROFILE } from './sample-facts.ts';

/** What is read aloud to those who do not see the picture. */

test('a profile says all that it shows', () => {
  expect(describeProfile('en', PROFILE)).toBe(
    'Profile of 林小满 🌱 in Full-stack · Tuesdays. 1,240 points. Place 3 of 24. ' +
      'Streak: 1 week, best 2 weeks. ' +
      'Progress 53%: Foundations 12 of 12; 工程化与运维能力 9 of 14; System design 0 of 14. ' +
      'Weeks: 1 before joining; 2 to 3 met; 4 missed; 5 leave; 6 met; 7 rest week; 8 this week; ' +
      '9 to 10 to come.',
  );
  expect(describeProfile('zh-CN', PROFILE)).toBe(
    '林小满 🌱 在“Full-stack · Tuesdays”的学习档案。积分 1,240。排名 3，共 24 人。' +
      '连续打卡 1 周，最长 2 周。' +
      '进度 53%：Foundations（12/12）、工程化与运维能力（9/14）、System design（0/14）。' +
      '各周情况：第 1 周加入前、第 2 到 3 周达标、第 4 周未达标、第 5 周请假、第 6 周达标、' +
      '第 7 周休息周、第 8 周进行中、第 9 到 10 周未开始。',
  );
});

test('a board says the caller’s place first, because a long one is cut', () => {
  const facts = { ...BOARD, lines: BOARD.lines.slice(0, 2) };
  expect(describeBoard('en', facts)).toBe(
    'You: place 14, 1 point. ' +
      'Board of Full-stack, This month · by points: 1. Ann, 1,000 points; 2. 李雷, 910 points.',
  );
  expect(describeBoard('zh-CN', { ...facts, by: 'share', own: null })).toMatch(
    /^“Full-stack”排行榜，.*：第 1 名 Ann（100,000%）、第 2 名 李雷/,
  );
  const long = BOARD.lines.map((line) => ({ ...line, name: '国'.repeat(400) }));
  const cut = describeBoard('zh-CN', { ...BOARD, lines: long });
  expect(cut.length).toBe(1024);
  expect(cut).toMatch(/^你：第 14 名，1 分。/);
});

test('an empty board invites', () => {
  const facts = { ...BOARD, lines: [], own: null };
  expect(describeBoard('en', facts)).toBe('Nobody is on this board yet. Be the first!');
  expect(describeBoard('zh-CN', facts)).toBe('榜上还没有人，来当第一个吧！');
});

test('a burn-up says where the group is, where it should be, and when it will be done', () => {
  expect(describeBurnUp('en', BURN_UP)).toBe(
    'Progress of Full-stack after week 4 of 10: 31% done, 40% planned. ' +
      'At this pace everything is done in week 14.',
  );
  expect(describeBurnUp('zh-CN', { ...BURN_UP, forecast: null })).toBe(
    '“Full-stack”到第 4 周为止（共 10 周）：已完成 31%，计划 40%。',
  );
});
