import type { Item, Phase, Topic } from './roadmap.ts';

/** A part as read, before ids are given out; `explicitId` is what `{#id}` asked for. */
export type Draft<T> = { line: number; explicitId: string | undefined; value: T };

export type DraftItem = Draft<Omit<Item, 'id'>>;
export type DraftTopic = Draft<Omit<Topic, 'id' | 'items'>> & { items: DraftItem[] };
export type DraftPhase = Draft<Omit<Phase, 'id' | 'topics'>> & { topics: DraftTopic[] };
