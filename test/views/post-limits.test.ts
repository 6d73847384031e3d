import { describe, test } from 'vitest';
import { assignmentMessage } from '../../src/views/assignment.ts';
import { boardMessage, MEASURES, PERIODS } from '../../src/views/board.ts';
import { answerMessage, reportMessage, standupMessage } from '../../src/views/standup.ts';
import { weekBoardMessage } from '../../src/views/week-board.ts';
import { expectFits, expectTaken, MEMBERS, NAME, PLAN, SIZES } from './big.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const groupId = 2_147_483_647;
const group = NAME;
const LONGEST = '*🚀\n- '.repeat(200).slice(0, 1000);
const answers = MEMBERS.map((memberId) => ({
  memberId,
  finished: LONGEST,
  next: LONGEST,
  blockers: LONGEST,
}));

const CASES = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['usual', 'absurd'] as const).map((size) => [size, language] as const),
);

describe.each(CASES)('with 2,000 items of %s length and 400 members, in %s,', (size, language) => {
  const ROADMAP = SIZES[size];
  /** Absurd texts may be cut in the end; usual ones the view lays out itself. */
  const expectGood = size === 'usual' ? expectFits : expectTaken;

  test('every week’s assignment fits, before and after its end', () => {
    const facts = { groupId, group, roadmap: ROADMAP, weeks: 52, endsAt: AT, members: 400 };
    for (const week of PLAN.weeks) {
      for (const result of [null, { items: 2_000, met: 400 }]) {
        const more = { week, share: 0.5, late: true, result };
        expectGood(assignmentMessage(language, { ...facts, ...more }));
      }
    }
  });

  test('a week plan’s own words fit, however many', () => {
    const [first] = PLAN.weeks;
    if (first === undefined) throw new Error('no week');
    const times = size === 'usual' ? 1 : 9;
    const week = {
      ...first,
      goal: 'Testing '.repeat(20 * times),
      task: 'Write **tests**. '.repeat(30 * times),
    };
    const facts = { groupId, group, roadmap: ROADMAP, weeks: 52, endsAt: AT, members: 0 };
    const more = { week, share: 0, late: false, result: null };
    expectGood(assignmentMessage(language, { ...facts, ...more }));
  });

  test('a standup, its answers and its report fit', () => {
    const about = { groupId, group, phase: 40, title: LONGEST };
    for (const reportLink of [null, 'https://discord.com/channels/1/2/3']) {
      expectGood(
        standupMessage(language, { ...about, closesAt: AT, answered: MEMBERS, reportLink }),
      );
    }
    for (const answer of answers.slice(0, 1)) {
      expectGood(answerMessage(language, answer, 'standup:open:1:1'));
    }
    const open = MEMBERS.map((memberId) => ({ memberId, left: 50 }));
    for (const nextPhase of [null, LONGEST]) {
      expectGood(
        reportMessage(language, { ...about, finished: MEMBERS, open, answers, nextPhase }),
      );
    }
  });

  test('boards fit', () => {
    const lines = MEMBERS.slice(0, 10).map((memberId) => ({ memberId, value: 999_999 }));
    for (const period of PERIODS) {
      for (const by of MEASURES) {
        const own = { rank: 100_000, value: 1 };
        const page = { period, by, page: 100_000, lines, hasNext: true, own, phase: LONGEST };
        expectGood(boardMessage(language, { groupId, group, ...page }));
      }
    }
    const [memberId = ''] = MEMBERS;
    const improved = { memberId, before: 0, after: 99_999 };
    const result = { items: 2_000, met: 400 };
    const week = { groupId, group, week: 52, top: lines, improved, members: 400, share: 1, result };
    expectGood(weekBoardMessage(language, week));
  });
});
