import { expect } from 'vitest';
import type { Message } from '../../src/discord/message.ts';
import { sealed } from '../../src/discord/seal.ts';
import { messageSchema } from '../../src/playground/rules/check-message.ts';
import { leavesOf, type Roadmap } from '../../src/roadmap/roadmap.ts';
import { makePlan, type Plan } from '../../src/study/plan.ts';
import type { Rest } from '../../src/study/rests.ts';
import type { Checklist, ChecklistItem } from '../../src/views/checklist.ts';
import { phaseOf, topicOf } from '../study/build.ts';

/** A name as long as it may be, and as unpleasant. */
export const NAME = '@everyone *'.repeat(8).slice(0, 80);

/** As many rests as a group may be given at once, for reasons as long as they may be. */
export const RESTS: Rest[] = Array.from({ length: 104 }, (_, i) => ({
  from: `${2026 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-01`,
  to: `${2026 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-07`,
  why: { kind: 'words', text: `${i} ${'*'.repeat(60)}`.slice(0, 60) },
  by: '1477938511872000006',
}));

const LONG = 'A sentence with **marks** in it. 同路 🚀 '.repeat(12);

/** 40 phases, 400 topics and 2,000 items, with such texts. */
export function bigRoadmap(LONG: string): Roadmap {
  return {
    title: LONG,
    language: 'en',
    summary: LONG,
    phases: Array.from({ length: 40 }, (_, phase) => ({
      ...phaseOf(
        `p${phase}`,
        Array.from({ length: 10 }, (_, topic) =>
          topicOf(
            `t${phase}-${topic}`,
            Array.from({ length: 5 }, (_, item) => ({
              id: `i${phase}-${topic}-${item}`,
              text: `${item} ${LONG}`,
              done: false,
            })),
            { title: `${topic} ${LONG}`, summary: LONG, goal: LONG, days: 3, stars: 5 },
          ),
        ),
        [2, 3],
      ),
      title: `${phase} ${LONG}`,
      number: phase + 1,
      summary: LONG,
    })),
    weekPlan: [],
    resources: Array.from({ length: 60 }, (_, i) => ({
      title: LONG,
      url: `https://example.org/${'path/'.repeat(40)}${i}`,
    })),
    notes: [],
  };
}

/** As people write them, and as nobody should. */
export const SIZES = {
  usual: bigRoadmap('Structured logging with `loguru` (JSON) 结构化日志'),
  absurd: bigRoadmap(LONG),
};

export const PLAN: Plan = planOf(SIZES.usual);

export const MEMBERS = Array.from({ length: 400 }, (_, i) =>
  String(1_477_938_511_872_000_000n + BigInt(i)),
);

export const itemsOf = (roadmap: Roadmap): ChecklistItem[] =>
  leavesOf(roadmap).map((leaf, i) => ({
    itemId: leaf.id,
    text: leaf.text,
    topic: leaf.topic.title,
    week: 1 + (i % 3),
    points: 6,
    done: ([null, 'done', 'known'] as const)[i % 3] ?? null,
  }));

const BEHIND = { shiftWeeks: 7, skipOptional: true };

/** A panel with everything on it that there can be; the items are to be filled in. */
export const BUSY: Checklist = {
  groupId: 2_147_483_647,
  group: NAME,
  week: 3,
  weeks: 52,
  startsAt: Date.parse('2026-03-02T09:00:00Z'),
  endsAt: Date.parse('2026-03-23T09:00:00Z'),
  rest: null,
  items: [],
  own: { ...BEHIND, week: 3 },
  pace: { ...BEHIND, behind: 2_000, optional: 40, canTakeLeave: true },
  points: 99_999,
  streak: 52,
  isOnLeave: true,
  dueReviews: 2_000,
  scope: 'all',
  page: 0,
  news: null,
  ticked: { interactionId: '1477938511872000006', items: ['x'.repeat(64)] },
  notable: null,
};

function planOf(roadmap: Roadmap): Plan {
  const planned = makePlan(roadmap, { weeks: 52 });
  if (planned.kind !== 'planned') throw new Error(planned.kind);
  return planned.plan;
}

/** Discord takes the message. */
export function expectTaken(message: Message): void {
  expect(messageSchema(0).safeParse(sealed(message)).error?.issues ?? []).toEqual([]);
}

/** Discord takes the message, and sealing it cuts nothing but a title: the view itself kept within. */
export function expectFits(message: Message): void {
  const sent = sealed(message);
  expectTaken(message);
  expect(sent.content).toBe(message.content ?? '');
  const texts = (message.embeds ?? []).map(({ description, fields, footer }) => ({
    description,
    fields: fields?.map(({ name, value }) => [name, value]),
    footer: footer?.text,
  }));
  const sentTexts = sent.embeds.map(({ description, fields, footer }) => ({
    description,
    fields: fields?.map(({ name, value }) => [name, value]),
    footer: footer?.text,
  }));
  expect(sentTexts).toEqual(texts);
}
