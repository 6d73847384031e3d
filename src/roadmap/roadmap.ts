import * as z from 'zod';

/** What a roadmap document says, as values. Ids are stable across edits (see `ids.ts`). */

export const Resource = z.strictObject({ title: z.string(), url: z.string().nullable() });

export const Item = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** Ticked in the document: done before any group began. */
  done: z.boolean(),
  /** Its words say that it may be skipped. */
  optional: z.literal(true).optional(),
  /** The bold line above it, where a topic groups its items. */
  group: z.string().optional(),
});

export const Topic = z.strictObject({
  id: z.string(),
  title: z.string(),
  number: z.int().optional(),
  /** Only for a topic without items, which members tick itself. */
  done: z.boolean().optional(),
  /** Estimated days of work. */
  days: z.number().positive().optional(),
  /** Importance, 1 to 5. */
  stars: z.int().min(1).max(5).optional(),
  /** To be taken up as needed; the document gives no days. */
  onDemand: z.boolean().optional(),
  summary: z.string().optional(),
  goal: z.string().optional(),
  practice: z.string().optional(),
  keyPoints: z.string().optional(),
  doneWhen: z.string().optional(),
  note: z.string().optional(),
  why: z.array(z.string()),
  resources: z.array(Resource),
  /** The document has no heading for it: the items stand directly under the phase. */
  implicit: z.boolean().optional(),
  items: z.array(Item),
});

export const Phase = z.strictObject({
  id: z.string(),
  /** Without number and duration: "Core skills", not "Phase 1: Core skills (2-3 weeks)". */
  title: z.string(),
  number: z.int().optional(),
  /** Length in weeks, as the document states it. */
  weeks: z.strictObject({ min: z.int(), max: z.int() }).optional(),
  onDemand: z.boolean().optional(),
  summary: z.string().optional(),
  topics: z.array(Topic),
});

export const WeekRow = z.strictObject({
  /** First and last week of the row, from 1. */
  from: z.int().positive(),
  to: z.int().positive(),
  goal: z.string(),
  task: z.string(),
});

export const Roadmap = z.strictObject({
  title: z.string(),
  /** BCP 47, such as `en` or `zh-CN`. */
  language: z.string(),
  /** `YYYY-MM-DD`. */
  updated: z.string().optional(),
  summary: z.string().optional(),
  phases: z.array(Phase),
  weekPlan: z.array(WeekRow),
  resources: z.array(Resource),
  /** Advice to the reader that is neither phase nor resource. */
  notes: z.array(z.string()),
});

export type Resource = z.infer<typeof Resource>;
export type Item = z.infer<typeof Item>;
export type Topic = z.infer<typeof Topic>;
export type Phase = z.infer<typeof Phase>;
export type WeekRow = z.infer<typeof WeekRow>;
export type Roadmap = z.infer<typeof Roadmap>;

/** What a member can tick: an item, or a topic without items. */
export type Leaf = {
  id: string;
  text: string;
  done: boolean;
  phase: Phase;
  topic: Topic;
};

/** A topic's tickable leaves, in document order. */
export function topicLeaves(phase: Phase, topic: Topic): Leaf[] {
  if (topic.items.length === 0) {
    return [{ id: topic.id, text: topic.title, done: topic.done ?? false, phase, topic }];
  }
  return topic.items.map(({ id, text, done }) => ({ id, text, done, phase, topic }));
}

/** All leaves of a roadmap, in document order. */
export function leavesOf(roadmap: Roadmap): Leaf[] {
  return roadmap.phases.flatMap((phase) =>
    phase.topics.flatMap((topic) => topicLeaves(phase, topic)),
  );
}
