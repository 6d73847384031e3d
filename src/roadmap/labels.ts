import type { Paragraph, PhrasingContent } from 'mdast';
import { readInline } from './inline-text.ts';
import type { Report } from './problem.ts';

/** Labels whose text is one string of the topic. */
export type TextLabel = 'goal' | 'practice' | 'keyPoints' | 'doneWhen' | 'note';
export type Label = TextLabel | 'why' | 'resources';

const words = new Map<string, Label>([
  ['why', 'why'],
  ['为什么', 'why'],
  ['resources', 'resources'],
  ['资源', 'resources'],
  ['notes', 'note'],
  ['备注', 'note'],
  ['goal', 'goal'],
  ['目标', 'goal'],
  ['practice', 'practice'],
  ['实践', 'practice'],
  ['key points', 'keyPoints'],
  ['要点', 'keyPoints'],
  ['done when', 'doneWhen'],
  ['验收', 'doneWhen'],
]);

/** What a paragraph that may begin with a bold line turned out to be. */
export type BoldLine =
  | { kind: 'plain' }
  | { kind: 'label'; label: Label; name: string; rest: PhrasingContent[] }
  | { kind: 'group'; name: string }
  | { kind: 'unknown-label'; name: string }
  | { kind: 'no-colon'; name: string };

/** The label that a bold line's words stand for. */
export function labelOf(name: string): Label | undefined {
  return words.get(name.toLowerCase());
}

/** Tells a label (`**Why**`, `**Goal**: text`) from a group (`**Logging**`) and from plain text. */
export function readBoldLine(paragraph: Paragraph, report: Report): BoldLine {
  const [bold, ...after] = paragraph.children;
  if (bold?.type !== 'strong') return { kind: 'plain' };
  const inside = readInline(bold.children, 'refused', report);
  const name = inside.replace(/\s*[:：]$/, '');
  const label = labelOf(name);
  const { hadColon, rest } = cutColon(after);
  if (rest.length > 0 && !hadColon && name === inside) {
    return label === undefined ? { kind: 'plain' } : { kind: 'no-colon', name };
  }
  if (label !== undefined) return { kind: 'label', label, name, rest };
  return rest.length > 0 ? { kind: 'unknown-label', name } : { kind: 'group', name };
}

function cutColon(nodes: PhrasingContent[]): { hadColon: boolean; rest: PhrasingContent[] } {
  const [first, ...others] = nodes;
  if (first?.type !== 'text') return { hadColon: false, rest: nodes };
  const value = first.value.replace(/^\s*[:：]?\s*/, '');
  return {
    hadColon: /^\s*[:：]/.test(first.value),
    rest: value === '' ? others : [{ ...first, value }, ...others],
  };
}
