import { describe, expect, test } from 'vitest';
import { recordedMessage } from '../../src/views/check-in.ts';
import { checklistMessage, SCOPES } from '../../src/views/checklist.ts';
import { groupsMessage, previewMessage } from '../../src/views/group.ts';
import { HOURS, welcomeMessage } from '../../src/views/join.ts';
import { progressMessage } from '../../src/views/progress.ts';
import { roadmapMessage, roadmapsMessage } from '../../src/views/roadmap.ts';
import { setupMessage } from '../../src/views/setup.ts';
import { whichGroup } from '../../src/views/which-group.ts';
import { BUSY, expectFits, expectTaken, itemsOf, NAME, PLAN, RESTS, SIZES } from './big.ts';

const AT = Date.parse('2026-03-02T09:00:00Z');
const WEEK = 7 * 86_400_000;
const starts = PLAN.weeks.map((_, i) => AT + i * WEEK).concat(AT + 52 * WEEK);
const groupId = 2_147_483_647;
const group = NAME;
const LONGEST = '*🚀\n- '.repeat(200).slice(0, 1000);
const CASES = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['usual', 'absurd'] as const).map((size) => [size, language] as const),
);

describe.each(CASES)('with 2,000 items of %s length and 400 members, in %s,', (size, language) => {
  const ROADMAP = SIZES[size];
  const ITEMS = itemsOf(ROADMAP);
  /** Absurd texts may be cut in the end; usual ones the view lays out itself. */
  const expectGood = size === 'usual' ? expectFits : expectTaken;

  test('every page of the checklist fits, in every scope', () => {
    for (const scope of SCOPES) {
      for (const page of [0, 1, 20, 79, 1000]) {
        const news = 'News';
        const message = checklistMessage(language, { ...BUSY, items: ITEMS, scope, page, news });
        expectGood(message);
        expect(message.components?.length).toBeLessThanOrEqual(5);
      }
    }
  });

  test('the panel fits in every week, before all rests, and while a note’s item is chosen', () => {
    const rest = { rests: RESTS, week: 52, at: AT };
    const notable = ITEMS.slice(0, 25).map((item) => ({ ...item, hasNote: true }));
    for (const week of [0, 1, 3, 53]) {
      for (const notes of [null, notable]) {
        const own = { ...BUSY.own, week };
        const list = { ...BUSY, items: ITEMS, week, own, rest, notable: notes };
        expectGood(checklistMessage(language, list));
      }
    }
  });

  test('the preview of the plan fits', () => {
    const rhythm = [
      { week: 1, date: '2026-03-02', time: '09:00', zone: 'America/Argentina/ComodRivadavia' },
    ];
    for (const warning of [null, '⚠️ '.repeat(100)]) {
      const preview = { groupId, name: NAME, channelId: '1477938511872000006', roadmap: ROADMAP };
      expectGood(previewMessage(language, { ...preview, plan: PLAN, rhythm, starts, warning }));
    }
  });

  test('the list of groups fits', () => {
    const lines = Array.from({ length: 200 }, (_, i) => ({
      name: NAME,
      status: (['draft', 'running', 'paused', 'finished'] as const)[i % 4] ?? 'running',
      week: i % 54,
      weeks: 52,
      startsAt: AT,
      members: 400,
      nextPostAt: AT,
      channelId: String(2n ** 63n - 1n),
      blocked: ['Discord 50001'],
    }));
    expectGood(groupsMessage(language, lines));
    const many = lines.map(({ name }, i) => ({ groupId: i, name }));
    for (const question of ['refuse.whichGroup', 'refuse.whichOrganised', 'join.which'] as const) {
      expectGood(whichGroup(language, question, many, 'plan:in'));
    }
  });

  test('the welcome fits, on every page of topics', () => {
    const topics = Array.from({ length: 400 }, (_, place) => ({
      place,
      title: LONGEST,
      known: true,
    }));
    for (const kind of ['joined', 'resumed', 'already-in', 'in'] as const) {
      for (const page of [0, 7, 15, 16, 1000]) {
        const where = {
          groupId,
          group,
          week: 3,
          weeks: 52,
          startsAt: AT,
          weekEndsAt: AT,
          endsAt: AT,
        };
        const counts = {
          thisWeek: 40,
          late: 1_000,
          knownItems: 2_000,
          hours: HOURS[0],
          finishAt: AT,
        };
        expectGood(welcomeMessage(language, { kind, ...where, ...counts, topics, page }));
      }
    }
  });

  test('progress through forty phases fits', () => {
    const phases = ROADMAP.phases.map(({ title }) => ({ title, done: 10, total: 50 }));
    expectGood(
      progressMessage(language, {
        groupId,
        group,
        phases,
        standing: { kind: 'behind', expected: 2_000, done: 0, late: 2_000 },
        finish: { kind: 'at', at: AT },
        endsAt: AT,
        weeks: 52,
        own: { ...BUSY.own, endsAt: AT },
        pace: BUSY.pace,
      }),
    );
  });

  test('the roadmap fits, as a whole and phase by phase', () => {
    const listed = { name: `${'x'.repeat(60)}.zh-CN`, roadmap: ROADMAP, weeks: 52 };
    for (const place of [null, 0, 23, 39, 40]) expectGood(roadmapMessage(language, listed, place));
    expectGood(roadmapsMessage(language, [listed]));
    expectGood(
      roadmapsMessage(
        language,
        Array.from({ length: 25 }, (_, i) => ({ ...listed, name: `r${i}.en` })),
      ),
    );
  });

  test('the answer to a check-in and the set-up panel fit', () => {
    const items = ITEMS.slice(0, 25).map(({ itemId, text }) => ({ id: itemId, text }));
    const counts = { earned: 1, points: 2, left: 3, streak: 52, rank: 400 };
    expectGood(recordedMessage(language, { groupId, items, ...counts }));
    const one = [{ id: 'x'.repeat(64), text: LONGEST }];
    expectGood(recordedMessage(language, { groupId, items: one, ...counts }));
    const id = '1477938511872000006';
    const zone = 'America/Argentina/ComodRivadavia';
    const settings = { language, zone, channelId: id, noticeChannelId: id, organiserRoleId: id };
    const lacking = { kind: 'done', value: ['ViewChannel', 'EmbedLinks'] } as const;
    const checks = [{ channelId: id, missing: { kind: lacking.kind, value: [...lacking.value] } }];
    expectGood(setupMessage(language, settings, checks, AT));
  });
});
