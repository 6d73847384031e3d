import { describe, test } from 'vitest';
import { assignmentMessage } from '../../src/views/assignment.ts';
import { blockersMessage } from '../../src/views/blockers.ts';
import { boardMessage, MEASURES, PERIODS } from '../../src/views/board.ts';
import { answerMessage, standupMessage } from '../../src/views/standup.ts';
import { reportMessage } from '../../src/views/standup-report.ts';
import { weekBoardMessage } from '../../src/views/week-board.ts';
import { expectFits, expectTaken, MEMBERS, NAME, PLAN, RESTS, SIZES } from './big.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const groupId = 2_147_483_647;
const group = NAME;
const LONGEST = '*🚀\n- '.repeat(200).slice(0, 1000);
const PEOPLE = MEMBERS.map((memberId, i) => ({
  memberId,
  alias: i % 3 === 1 ? LONGEST.slice(0, 32) : null,
  hidden: i % 3 === 2,
}));
const [PERSON = { memberId: '1', alias: null, hidden: false }] = PEOPLE;
const BLOCKERS = PEOPLE.map((person, blockerId) => ({
  blockerId: groupId - blockerId,
  person,
  text: LONGEST,
  item: LONGEST,
  helper: blockerId % 2 === 0 ? person : null,
  suggested: person,
  raisedAt: AT,
  isCarried: blockerId % 4 < 2,
  isResolved: blockerId % 9 === 8,
}));
const SHAKY = PEOPLE.map(() => ({ topic: LONGEST, members: 400 }));

const CASES = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['usual', 'absurd'] as const).map((size) => [size, language] as const),
);

describe.each(CASES)('with 2,000 items of %s length and 400 members, in %s,', (size, language) => {
  const ROADMAP = SIZES[size];
  /** Absurd texts may be cut in the end; usual ones the view lays out itself. */
  const expectGood = size === 'usual' ? expectFits : expectTaken;

  test('every week’s assignment fits, before and after its end', () => {
    const about = { groupId, group, roadmap: ROADMAP, weeks: 52, endsAt: AT, members: 400 };
    const facts = { ...about, rest: { rests: RESTS, week: 52, at: AT } };
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
    const about = { groupId, group, roadmap: ROADMAP, weeks: 52, endsAt: AT, members: 0 };
    const facts = { ...about, rest: null };
    const more = { week, share: 0, late: false, result: null };
    expectGood(assignmentMessage(language, { ...facts, ...more }));
  });

  test('a standup, its answers and its report fit', () => {
    for (const scope of ['phase', 'week'] as const) {
      const about = { groupId, group, key: { scope, number: 40 }, title: LONGEST };
      for (const closed of [null, { reportLink: 'https://discord.com/channels/1/2/3' }]) {
        const facts = { closesAt: AT, answered: PEOPLE, closed, carried: BLOCKERS, shaky: SHAKY };
        expectGood(standupMessage(language, { ...about, ...facts }));
      }
      const answers = PEOPLE.map((person) => ({ person, next: LONGEST, isLate: true }));
      const open = PEOPLE.map((person) => ({ person, left: 50 }));
      for (const nextPhase of [null, LONGEST]) {
        const facts = { finished: PEOPLE, open, answers, blockers: BLOCKERS, nextPhase };
        expectGood(reportMessage(language, { ...about, ...facts }));
      }
    }
    const answer = { person: PERSON, finished: LONGEST, next: LONGEST, blockers: LONGEST };
    for (const blocker of [null, ...BLOCKERS.slice(0, 9)]) {
      const facts = { answer, blocker, isLate: true };
      expectGood(answerMessage(language, groupId, facts, 'standup:open:1:1'));
    }
    expectGood(blockersMessage(language, groupId, LONGEST.slice(0, 300), BLOCKERS));
  });

  test('boards fit', () => {
    const lines = MEMBERS.slice(0, 10).map((memberId) => ({
      memberId,
      value: 999_999,
      alias: LONGEST.slice(0, 32),
      hidden: false,
    }));
    for (const period of PERIODS) {
      for (const by of MEASURES) {
        const own = { rank: 100_000, value: 1 };
        const page = { period, by, page: 100_000, lines, hasNext: true, own, phase: LONGEST };
        expectGood(boardMessage(language, { groupId, group, ...page }));
      }
    }
    const [memberId = ''] = MEMBERS;
    const improved = { memberId, before: 0, after: 99_999, alias: null, hidden: true };
    const result = { items: 2_000, met: 400 };
    const week = { groupId, group, week: 52, top: lines, improved, members: 400, share: 1, result };
    expectGood(weekBoardMessage(language, week));
  });
});
